# Sourced by the checks with foreign programs: an empty simulated account to talk to.
#
# With AWS_ENDPOINT_URL set, that endpoint is used. Otherwise a sandbox of this checkout is started and stopped again.
# shellcheck shell=bash

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
scratch=$(mktemp -d)
sandbox_pid=

export AWS_PAGER='' AWS_EC2_METADATA_DISABLED=true

clean_up() {
    if [ -n "$sandbox_pid" ]; then
        kill "$sandbox_pid" 2>/dev/null || true
        wait "$sandbox_pid" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap clean_up EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# start_sandbox: an account without groups, twenty times as fast as the wall clock
start_sandbox() {
    if [ -n "${AWS_ENDPOINT_URL:-}" ]; then
        return
    fi
    "$root/bin/asg-bg" --version >/dev/null # builds it first if need be
    ASG_BG_NO_BUILD=1 "$root/bin/asg-bg" sandbox up --blank --speed 20 >"$scratch/sandbox.out" 2>"$scratch/sandbox.err" &
    sandbox_pid=$!
    within 60 "the sandbox says where it listens" grep -q '^export AWS_ENDPOINT_URL=' "$scratch/sandbox.out"
    sleep 1 # the other exports follow in the same breath
    eval "$(grep '^export ' "$scratch/sandbox.out")"
}

# within SECONDS WHAT COMMAND...: runs the command once a second until it succeeds
within() {
    local seconds=$1 what=$2 deadline=$((SECONDS + $1))
    shift 2
    until "$@" >/dev/null 2>&1; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            [ -s "$scratch/sandbox.err" ] && cat "$scratch/sandbox.err" >&2
            fail "not within $seconds s: $what"
        fi
        sleep 1
    done
}

# equal EXPECTED ACTUAL WHAT
equal() {
    [ "$1" = "$2" ] || fail "$3: expected '$1', got '$2'"
}

# refused PATTERN COMMAND...: the command fails and says why
refused() {
    local pattern=$1 output
    shift
    if output=$("$@" 2>&1); then
        fail "not refused: $*"
    fi
    grep -q -- "$pattern" <<<"$output" || fail "refused, but not with '$pattern': $output"
}
