# Sourced by the tests of the bootstrap: an instance whose programs are stand-ins, in a folder that is its whole file system.
# shellcheck shell=bash
# shellcheck disable=SC2016 # what stand-ins do is a text here
# shellcheck disable=SC2034,SC2154 # used and set by the tests

setup() {
    here=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    box=$(mktemp -d)
    mkdir -p "$box/bin" "$box/tmp" "$box/root"
    export TMPDIR="$box/tmp"
    export box
    export PATH="$box/bin:$PATH"
    unset no_proxy NO_PROXY
    export ASG_BG_CONSOLE="$box/console" ASG_BG_START="$box/bin/start-version" ASG_BG_ATTEMPTS=4
    export ASG_BG_ROOT="$box/root" ASG_BG_HEALTHY_WITHIN=6
    state="$box/root/var/lib/asg-bg"
    stub sleep 'echo "$1" >>"$box/pauses"'
    stub start-version 'echo "started $1 in $AWS_REGION"'
    stub curl '
        echo "$*" >>"$box/curls"
        case "$*" in
            *api/token) echo TOKEN ;;
            *"X-aws-ec2-metadata-token: TOKEN"*identity/document) cat "$box/document" ;;
            *http_code*) next health ;;
            *) echo "curl: (22) 401" >&2; exit 22 ;;
        esac'
    stub aws '
        printf "%s\n" "$*" >>"$box/calls"
        for argument; do printf "%s\n" "$argument" >>"$box/arguments"; done
        case "$1 $2" in
            "autoscaling describe-auto-scaling-instances")
                case "$*" in *LifecycleState*) next lifecycle ;; *) next group ;; esac ;;
            "autoscaling describe-tags") next version ;;
            "autoscaling complete-lifecycle-action") answer=$(next hook); [ -z "$answer" ] || { echo "$answer" >&2; exit 254; } ;;
            "ecr get-login-password") echo ecr-password ;;
            "ssm get-parameter") echo pa55word ;;
            "s3 cp") cp "$box/s3/${4##*/}" "$5" ;;
        esac'
    printf '{\n  "instanceId" : "i-0abc",\n  "region" : "eu-west-1"\n}\n' >"$box/document"
    echo '"shop-green"' >"$box/group"
    echo '"v2"' >"$box/version"
    echo 200 >"$box/health"
    echo '"Pending:Wait"' >"$box/lifecycle"
    echo >"$box/hook"
}

teardown() {
    rm -rf "$box"
}

# A program on the path; "next FILE" prints the file's first line and drops it while more follow.
stub() {
    {
        echo '#!/bin/sh'
        echo 'next() { head -n 1 "$box/$1"; [ "$(wc -l <"$box/$1")" -lt 2 ] || sed -i 1d "$box/$1"; }'
        echo "$2"
    } >"$box/bin/$1"
    chmod +x "$box/bin/$1"
}

count() {
    grep -c "$1" "$box/calls"
}

# What was asked of the tags, as a program that reads JSON understands it: a line for each filter.
filters() {
    grep '^\[' "$box/arguments" | python3 -c 'import json, sys
for filter in json.load(sys.stdin): print(filter["Name"], filter["Values"])'
}

# No line but those of the bootstrap itself, and nothing that a terminal would act upon.
one_line_a_message() {
    if grep -v '^asg-bg: \|^started ' <<<"$output" || LC_ALL=C grep '[^ -~]' <<<"$output"; then
        return 1
    fi
    if [ -e "$box/console" ]; then
        if LC_ALL=C grep '[^ -~]' "$box/console"; then return 1; fi
        [ "$(wc -l <"$box/console")" -eq 1 ]
    fi
}

# Nothing was left in the place for temporary files.
nothing_left() {
    [ -z "$(ls -A "$box/tmp")" ]
}

# boot [NAME=VALUE...]: the user data's call
boot() {
    run env "$@" sh "$here/bootstrap/bootstrap.sh"
    echo "$status: $output"
}

# What the hook was answered, a line for each call.
hook_answers() {
    grep '"LifecycleHookName"' "$box/arguments" | python3 -c 'import json, sys
for line in sys.stdin:
    call = json.loads(line)
    print(call["AutoScalingGroupName"], call["LifecycleHookName"], call["InstanceId"], call["LifecycleActionResult"])'
}

# A command that has to fail; bats overlooks the failure of one that is negated.
never() {
    if "$@"; then return 1; fi
}
