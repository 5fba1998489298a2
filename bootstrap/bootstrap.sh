#!/bin/sh
# Finds out which version this instance has to run, starts it, and keeps to it.
#
#   bootstrap.sh        at the first boot, by the user data: reads the group's tag, records the version, and starts it: by the
#                       unit asg-bg.service where systemd runs, otherwise in the foreground
#   bootstrap.sh run    by the unit, at every boot: starts the recorded version
#   bootstrap.sh stop   by the unit: stops the container
#
# The version is the value of a tag on the Auto Scaling group that launched the instance. It is the group that is asked,
# not the instance: tags of an instance have been seen to be missing for its first seconds. An empty answer is never
# believed at once, for every read in AWS may lag behind a write.
#
# A group's name may hold nearly every character, and the tag is written by others. So both are JSON texts here, as the AWS CLI
# prints and reads them, until one is printed or used; and a version that a shell or docker could take for something else is
# not started.
#
# Settings, all from the environment:
#   ASG_BG_TAG_KEY         the tag that carries the version (image-version)
#   ASG_BG_IMAGE           a container image without its tag: its version is pulled and started with docker-compose.yml. Without
#                          it, a program is started:
#   ASG_BG_START           the program that starts a version, called with the version (/usr/local/bin/start-version)
#   ASG_BG_BOOTSTRAP       where start.sh, which is used if there is no such program, docker-compose.yml and asg-bg.service are, if
#                          they are not beside this file, as in s3://BUCKET/asg-bg-bootstrap
#   ASG_BG_SHA256          the SHA-256 of SHA256SUMS there; empty: what is fetched is not verified
#   ASG_BG_REGISTRY_USER   who logs in to the registry of the image; nobody needs to be named for Amazon ECR (nobody)
#   ASG_BG_REGISTRY_PASSWORD_PARAMETER   the parameter of AWS Systems Manager that holds the password
#   ASG_BG_HEALTH_URL      what answers 200 to 299 when the application is healthy; none: not asked (http://127.0.0.1/)
#   ASG_BG_HEALTHY_WITHIN  for how many seconds an unhealthy application is waited for (300)
#   ASG_BG_HOOK            the launch lifecycle hook to complete with CONTINUE or ABANDON (no hook)
#   ASG_BG_STOP_SECONDS    how long the application may take to stop after SIGTERM (30, at most 300)
#   ASG_BG_ATTEMPTS        how often a question is asked before the bootstrap gives up (12, which takes up to two minutes)
#   ASG_BG_ROOT            what all paths of this machine begin with, for a test (nothing)
set -eu

# Files that are written here are nobody else's; what is started gets the mask that this was started with.
mask=$(umask)
umask 077
PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=${ASG_BG_ROOT:-}
state=$root/var/lib/asg-bg
mode=${1:-boot}
if [ "$mode" != boot ]; then
    # A machine image that was made of an instance may have the unit, and nothing has booted yet.
    [ -f "$state/settings" ] || exit 0
    # shellcheck source=/dev/null # written by remember_settings
    . "$state/settings"
fi
# The instance metadata is on the machine itself; a proxy would answer for another one. The AWS CLI asks it too, and is to ask
# as this script does, by IMDSv2 alone.
no_proxy=${no_proxy:-${NO_PROXY:-}}
case ",$no_proxy," in
    ',*,' | *,169.254.169.254,*) ;;
    *) no_proxy="${no_proxy:+$no_proxy,}169.254.169.254,fd00:ec2::254,[fd00:ec2::254]" ;;
esac
NO_PROXY=$no_proxy
AWS_EC2_METADATA_V1_DISABLED=true
export no_proxy NO_PROXY AWS_EC2_METADATA_V1_DISABLED

metadata=${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}
metadata=${metadata%/}
tag_key=${ASG_BG_TAG_KEY:-image-version}
image=${ASG_BG_IMAGE:-}
start=${ASG_BG_START:-/usr/local/bin/start-version}
health=${ASG_BG_HEALTH_URL:-http://127.0.0.1/}
healthy_within=${ASG_BG_HEALTHY_WITHIN:-300}
hook=${ASG_BG_HOOK:-}
ASG_BG_STOP_SECONDS=${ASG_BG_STOP_SECONDS:-30}
export ASG_BG_STOP_SECONDS
attempts=${ASG_BG_ATTEMPTS:-12}
console=${ASG_BG_CONSOLE:-$root/dev/console}
fixed_name=localhost/asg-bg-app:current
group=
child=
is_running=no
reported=

folder=$(mktemp -d)
trap 'ended $?' EXIT
trap 'stopped' HUP INT TERM

# One line, whatever is in it: a name may hold line breaks, and what a terminal takes for a command.
printable() {
    printf '%s' "$*" | LC_ALL=C tr -c '\040-\176' '?'
}

say() {
    printf 'asg-bg: %s\n' "$(printable "$*")" >&2
}

# The console is what an operator can still read of an instance that never came up.
announce() {
    say "$*"
    { printf 'asg-bg: %s\n' "$(printable "$*")" >"$console"; } 2>/dev/null || true
}

# Says why no version is started. A group that waits for this instance is told at once, so that it does not wait for the hook's
# time-out.
fail() {
    reported=yes
    announce "FAILED: $*"
    answer_hook ABANDON
    exit 1
}

# Whatever ends this script without a word of its own is a failure, too.
ended() {
    case $1:$reported in
        0: | 3: | 143: | *:yes) ;;
        *) reported=yes && announce "FAILED: the bootstrap ended unexpectedly with $1" && answer_hook ABANDON ;;
    esac
    rm -rf "$folder"
}

# A number from 0 to 999. Seeding by the clock would give instances that boot together the same.
chance() {
    number=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
    echo $((number % 1000))
}

# Doubles with every attempt up to 16 s, and spreads out those who wait at the same time: half of it is left to chance.
pause() {
    seconds=1
    step=1
    while [ "$step" -lt "$1" ] && [ "$seconds" -lt 16 ]; do
        seconds=$((seconds * 2))
        step=$((step + 1))
    done
    thousandths=$((seconds * (500 + $(chance) / 2)))
    sleep "$((thousandths / 1000)).$(printf %03d $((thousandths % 1000)))"
}

# Asks with a command until it answers something. What the command is for comes first, for the messages.
insist() {
    what=$1
    shift
    attempt=1
    while :; do
        answer=$("$@" 2>"$folder/error") || answer=
        cat "$folder/error" >&2
        case $answer in
            '' | None | null) ;;
            *) break ;;
        esac
        [ "$attempt" -lt "$attempts" ] || return 1
        say "no answer yet: $what (attempt $attempt of $attempts)"
        pause "$attempt"
        attempt=$((attempt + 1))
    done
    printf '%s\n' "$answer"
}

# What the last program that was asked said at its end, to go behind a message.
last_error() {
    line=$(grep '[^[:space:]]' "$folder/error" 2>/dev/null | tail -n 1 | cut -c 1-200)
    [ -z "$line" ] || printf ' (the last error: %s)' "$line"
}

ask_metadata() {
    curl --silent --show-error --fail --noproxy '*' --connect-timeout 2 --max-time 5 "$@"
}

metadata_token() {
    ask_metadata --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$metadata/latest/api/token"
}

identity_document() {
    ask_metadata --header "X-aws-ec2-metadata-token: $token" "$metadata/latest/dynamic/instance-identity/document"
}

# One member of the identity document, which is JSON without nesting.
member() {
    printf '%s\n' "$document" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

# The AWS CLI with an end to every wait.
ask_aws() {
    AWS_PAGER='' aws "$@" --cli-connect-timeout 10 --cli-read-timeout 30
}

# A text as JSON has it. Line breaks and other control characters are no part of a tag's key.
json() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# What is between the quotes of a text in JSON.
unquoted() {
    inner=${1#\"}
    printf '%s' "${inner%\"}"
}

# Of a JSON text: whether it is one and means a version. Every character is a letter, a digit or one of _ . + : @ - and the
# first one is a letter, a digit or _, so that it is neither an option nor a path, and no word of it is anything to a shell.
is_version() {
    case $1 in
        \"*\") ;;
        *) return 1 ;;
    esac
    text=$(unquoted "$1")
    [ "${#text}" -le 256 ] || return 1
    case $text in
        '' | [.+:@-]*) return 1 ;;
    esac
    others=$(printf '%s' "$text" | LC_ALL=C tr -d 'A-Za-z0-9_.+:@-' && echo end)
    [ "$others" = end ]
}

group_of_instance() {
    ask_aws autoscaling describe-auto-scaling-instances --instance-ids "$instance" \
        --query 'AutoScalingInstances[0].AutoScalingGroupName' --output json
}

# As JSON, for in the short form of a filter a comma would part a name in two, and ask for another group's tag.
version_of_group() {
    ask_aws autoscaling describe-tags \
        --filters "[{\"Name\":\"auto-scaling-group\",\"Values\":[$group]},{\"Name\":\"key\",\"Values\":[$(json "$tag_key")]}]" \
        --query 'Tags[0].Value' --output json
}

# Asked for in JSON, for the group's name is JSON.
complete_lifecycle_action() {
    ask_aws autoscaling complete-lifecycle-action --cli-input-json "{\"AutoScalingGroupName\":$group,\"LifecycleHookName\":$(
        json "$hook"
    ),\"InstanceId\":\"$instance\",\"LifecycleActionResult\":\"$1\"}"
}

is_still_pending() {
    case $(ask_aws autoscaling describe-auto-scaling-instances --instance-ids "$instance" \
        --query 'AutoScalingInstances[0].LifecycleState' --output json) in
        '' | \"Pending* | \"Warmed:Pending*) return 0 ;; # what is not known is asked again
        *) return 1 ;;
    esac
}

# Completes the launch hook, once. The group may begin to wait only after a fast start, so "no active action" is the end of it
# only for an instance that is not pending any more.
answer_hook() {
    [ -n "$hook" ] && [ -n "$group" ] && [ ! -e "$state/settled" ] || return 0
    attempt=1
    while ! said=$(complete_lifecycle_action "$1" 2>&1); do
        case $said in
            *'No active Lifecycle Action'*) is_still_pending || return 0 ;;
        esac
        if [ "$attempt" -ge "$attempts" ]; then
            announce "NOTE: the hook $hook could not be completed with $1: $(printf '%s' "$said" | tail -n 1)"
            return 0
        fi
        pause "$attempt"
        attempt=$((attempt + 1))
    done
    say "completed the hook $hook with $1"
}

# A file that belongs to this one: from beside it, or from where the user data has fetched this one, and then with the sum that
# is listed. What nothing vouches for is never kept.
obtain() {
    if [ -f "$here/$1" ]; then
        [ "$here" = "$state" ] || cp "$here/$1" "$state/$1"
        return
    fi
    case ${ASG_BG_BOOTSTRAP:-} in
        s3://*) ;;
        *) fail "${2}$1 is not beside bootstrap.sh, and ASG_BG_BOOTSTRAP does not say where it is" ;;
    esac
    insist "$ASG_BG_BOOTSTRAP/$1" fetch "$1" >/dev/null || fail "${2}$ASG_BG_BOOTSTRAP/$1 cannot be fetched$(last_error)"
    if [ -n "${ASG_BG_SHA256:-}" ] && ! has_listed_sum "$1"; then
        fail "$ASG_BG_BOOTSTRAP/$1 does not have the SHA-256 that SHA256SUMS lists"
    fi
    cp "$folder/$1" "$state/$1"
}

fetch() {
    ask_aws s3 cp --only-show-errors "$ASG_BG_BOOTSTRAP/$1" "$folder/$1" && echo fetched
}

# The user data has verified the list, which is beside this file.
has_listed_sum() {
    sum=$(sed -n "s/^\([0-9a-f]\{64\}\) [ *]$1\$/\1/p" "$here/SHA256SUMS") || return 1
    printf '%s  %s\n' "$sum" "$folder/$1" | sha256sum --check --status 2>/dev/null
}

# Which machine this is.
identify() {
    token=$(insist 'a token of the instance metadata' metadata_token) ||
        fail "no instance metadata at $metadata; is it switched off in the launch template, or, in a container, is its" \
            "hop limit 1?"
    document=$(insist 'the identity document' identity_document) ||
        fail "no identity document at $metadata$(last_error)"
    instance=$(member instanceId)
    AWS_DEFAULT_REGION=$(member region)
    AWS_REGION=$AWS_DEFAULT_REGION
    export AWS_REGION AWS_DEFAULT_REGION
    if [ -z "$instance" ] || [ -z "$AWS_REGION" ]; then
        fail "the identity document names no instance or no Region"
    fi
}

find_version() {
    group=$(insist "the Auto Scaling group of $instance" group_of_instance) ||
        fail "$instance is in no Auto Scaling group, or its role lacks autoscaling:DescribeAutoScalingInstances$(last_error)"
    name=$(unquoted "$group")
    version=$(insist "the tag $tag_key of group $name" version_of_group) ||
        fail "group $name has no tag $tag_key, or the role of $instance lacks autoscaling:DescribeTags;" \
            "asg-bg deploy sets the tag$(last_error)"
    is_version "$version" ||
        fail "the tag $tag_key of group $name is $version, which is no safe version: that is up to 256 letters, digits" \
            "and _ . + : @ - of which a letter, a digit or _ comes first"
    version=$(unquoted "$version")
    [ -z "$image" ] || is_image_tag ||
        fail "the tag $tag_key of group $name is $version, which is no tag of an image: that is up to 128 letters, digits" \
            "and _ . -"
}

# The grammar of the tag of an image (distribution specification, "Pulling manifests"); how it begins is known here.
is_image_tag() {
    case $version in
        *[+:@]*) return 1 ;;
    esac
    [ "${#version}" -le 128 ]
}

# Whether this very instance has booted before: a machine image made of an instance holds the record of that one.
has_record() {
    [ -f "$state/version" ] && [ "$(cat "$state/instance")" = "$instance" ]
}

recall() {
    group=$(cat "$state/group")
    name=$(unquoted "$group")
    version=$(cat "$state/version")
}

# The version comes last: where it is, the record is whole.
record() {
    printf '%s\n' "$instance" >"$state/instance"
    printf '%s\n' "$group" >"$state/group"
    printf '%s\n' "$version" >"$state/version.new"
    sync "$state/version.new"
    mv "$state/version.new" "$state/version"
}

# For the unit, which is not started from the user data's environment.
remember_settings() {
    for setting in ASG_BG_TAG_KEY ASG_BG_IMAGE ASG_BG_START ASG_BG_BOOTSTRAP ASG_BG_REGISTRY_USER \
        ASG_BG_REGISTRY_PASSWORD_PARAMETER ASG_BG_HEALTH_URL ASG_BG_HEALTHY_WITHIN ASG_BG_HOOK ASG_BG_STOP_SECONDS \
        ASG_BG_ATTEMPTS ASG_BG_CONSOLE HTTP_PROXY HTTPS_PROXY http_proxy https_proxy no_proxy NO_PROXY AWS_CA_BUNDLE \
        AWS_ENDPOINT_URL AWS_USE_DUALSTACK_ENDPOINT AWS_USE_FIPS_ENDPOINT AWS_EC2_METADATA_SERVICE_ENDPOINT; do
        eval "value=\${$setting-}"
        [ -z "$value" ] || printf "export %s='%s'\n" "$setting" "$(printf '%s' "$value" | sed "s/'/'\\\\''/g")"
    done >"$state/settings"
}

keep_files() {
    [ "$here" = "$state" ] || cp "$0" "$state/bootstrap.sh"
    if [ -n "$image" ]; then
        obtain docker-compose.yml ''
    elif [ ! -x "$start" ]; then
        obtain start.sh "there is no program $start, and "
    fi
}

# As systemd says itself that it is what runs this machine (sd_booted).
has_systemd() {
    [ -d "$root/run/systemd/system" ]
}

# Started anew, and not only started: in an image made of an instance, the unit may have run before the user data did.
install_unit() {
    unit=$root/etc/systemd/system/asg-bg.service
    cp "$state/asg-bg.service" "$unit" && chmod 644 "$unit" && systemctl daemon-reload &&
        systemctl enable asg-bg.service && systemctl restart --no-block asg-bg.service
}

hand_over_to_systemd() {
    obtain asg-bg.service ''
    if ! install_unit 2>"$folder/error"; then
        fail "systemd does not start asg-bg.service$(last_error)"
    fi
}

boot() {
    identify
    mkdir -p "$state"
    if has_record; then
        recall
        say "$instance has booted with version $version before, and keeps it"
    else
        rm -f "$state/version" "$state/settled"
        find_version
        say "$instance of group $name starts version $version"
    fi
    remember_settings
    keep_files
    record
    if has_systemd; then hand_over_to_systemd; else run; fi
}

compose() {
    if docker compose version >/dev/null 2>&1; then
        docker compose --project-name asg-bg --file "$state/docker-compose.yml" "$@"
    else
        docker-compose --project-name asg-bg --file "$state/docker-compose.yml" "$@"
    fi
}

docker_version() {
    docker version --format '{{.Server.Version}}'
}

# Where to log in: the first part of an image's name is a registry if it looks like a host.
registry() {
    case $image in
        */*) first=${image%%/*} ;;
        *) return 0 ;;
    esac
    case $first in
        *.* | *:* | localhost) printf '%s' "$first" ;;
    esac
}

is_ecr() {
    case $(registry) in
        *.dkr.ecr.*.amazonaws.com | *.dkr.ecr-fips.*.amazonaws.com | *.dkr.ecr.*.amazonaws.com.cn) return 0 ;;
        *.dkr-ecr.*.on.aws | *.dkr-ecr-fips.*.on.aws) return 0 ;;
        *) return 1 ;;
    esac
}

password() {
    if is_ecr; then
        ask_aws ecr get-login-password --region "$(registry | sed 's/.*[.]dkr[.-]ecr[^.]*[.]\([^.]*\)[.].*/\1/')"
    else
        ask_aws ssm get-parameter --name "${ASG_BG_REGISTRY_PASSWORD_PARAMETER:-}" --with-decryption \
            --query Parameter.Value --output text
    fi
}

# Logs in for one pull: Amazon ECR's passwords hold for twelve hours, and none is left on the disk.
log_in() {
    user=${ASG_BG_REGISTRY_USER:-}
    if is_ecr; then user=AWS; fi
    [ -n "$user" ] || return 0
    secret=$(password) || return 1
    DOCKER_CONFIG=$folder/docker
    export DOCKER_CONFIG
    # Without a registry it is Docker Hub, for which docker wants no name.
    # shellcheck disable=SC2046 # no word or one
    printf '%s' "$secret" | timeout 60 docker login --username "$user" --password-stdin $(registry) >&2
}

# That there is no such version is an answer, and no reason to ask again. A pull that hangs is given up after a quarter of an hour.
pull() {
    log_in || return 1
    if timeout 900 docker pull --quiet "$image:$version" >/dev/null 2>"$folder/pull"; then
        echo pulled
        return
    fi
    cat "$folder/pull" >&2
    ! grep -qi 'manifest unknown\|manifest for .* not found\|no matching manifest\|: not found$' "$folder/pull" || echo unknown
}

# The image that was pulled at the first boot is the one that is started for ever, whatever the registry has by now.
start_container() {
    command -v docker >/dev/null || fail "there is no docker on this machine, and ASG_BG_IMAGE is set"
    insist 'docker' docker_version >/dev/null || fail "docker does not answer$(last_error)"
    if [ ! -e "$state/settled" ] || ! docker image inspect "$fixed_name" >/dev/null 2>&1; then
        case $(insist "the image $image:$version" pull) in
            pulled) ;;
            unknown) fail "the registry has no image $image:$version$(last_error)" ;;
            *) fail "the image $image:$version cannot be pulled$(last_error)" ;;
        esac
        rm -rf "$folder/docker"
        docker tag "$image:$version" "$fixed_name" 2>"$folder/error" || fail "$fixed_name cannot be tagged$(last_error)"
    fi
    ASG_BG_VERSION=$version
    export ASG_BG_VERSION
    compose up --detach --no-build 2>"$folder/error" || {
        cat "$folder/error" >&2
        fail "docker compose does not start version $version$(last_error)"
    }
}

# What stays in the foreground is a child from here on; what ends with 0 has handed the application to somebody else.
start_program() {
    if [ -x "$start" ]; then
        (umask "$mask" && exec "$start" "$version") &
    else
        (umask "$mask" && exec sh "$state/start.sh" "$version") &
    fi
    child=$!
}

# Whether the program runs, or has handed over; if not, code is what it ended with.
is_started() {
    if [ -z "$child" ] || kill -0 "$child" 2>/dev/null; then
        return 0
    fi
    code=0
    wait "$child" || code=$?
    child=
    [ "$code" -eq 0 ]
}

# Not through a proxy, and whatever the certificate says: it is this machine that answers.
is_healthy() {
    seen=$(curl --silent --insecure --output "$folder/page" --write-out '%{http_code}' --noproxy '*' --max-time 2 "$health") || seen=nothing
    case $seen in
        2??) return 0 ;;
        *) return 1 ;;
    esac
}

# Sets why, if it does not become healthy.
await_health() {
    if [ "$health" = none ]; then
        sleep 1
        is_started || { why="it ended with $code" && return 1; }
        return 0
    fi
    waited=0
    until is_healthy; do
        is_started || { why="it ended with $code" && return 1; }
        if [ "$waited" -ge "$healthy_within" ]; then
            why="$health answered $seen for ${healthy_within} s, and not 200 to 299"
            return 1
        fi
        sleep 2
        waited=$((waited + 2))
    done
}

stop_program() {
    kill -TERM "$child" 2>/dev/null || return 0
    waited=0
    while kill -0 "$child" 2>/dev/null; do
        if [ "$waited" -ge "$ASG_BG_STOP_SECONDS" ]; then
            say "the application has not stopped in $ASG_BG_STOP_SECONDS s, and is killed"
            kill -KILL "$child" 2>/dev/null || true
            break
        fi
        sleep 1
        waited=$((waited + 1))
    done
}

stop_application() {
    if [ -n "$child" ]; then stop_program; fi
    if [ -n "$image" ] && [ -e "$state/docker-compose.yml" ]; then
        compose stop --timeout "$ASG_BG_STOP_SECONDS" >&2 || true
    fi
}

# Passes SIGTERM on, and gives the application its time to finish.
stopped() {
    trap '' HUP INT TERM
    if [ "$is_running" = yes ]; then stop_application; fi
    exit 143
}

# The version stays; who looks at this machine is told that the group's other instances are on another one.
tell_if_moved() {
    if now=$(insist "the tag $tag_key of group $name" version_of_group); then
        [ "$now" = "\"$version\"" ] ||
            announce "NOTE: the tag $tag_key of group $name is now $now; $instance keeps $version, with which it booted"
    else
        say "whether group $name has moved on cannot be told"
    fi
}

first_start() {
    if ! await_health; then
        reported=yes
        announce "FAILED: version $version is not healthy on $instance: $why"
        stop_application
        answer_hook ABANDON
        exit 1
    fi
    answer_hook CONTINUE
    : >"$state/settled"
}

# A later start is not this script's to judge: the group's health checks replace the instance if need be.
later_start() {
    await_health || announce "NOTE: version $version is not healthy on $instance: $why"
    tell_if_moved
}

run() {
    is_running=yes
    if [ -n "$image" ]; then start_container; else start_program; fi
    if [ -e "$state/settled" ]; then later_start; else first_start; fi
    say "version $version runs on $instance"
    [ -n "$child" ] || return 0
    code=0
    wait "$child" || code=$?
    [ "$code" -eq 0 ] || { say "version $version ended with $code" && exit 3; }
}

run_again() {
    identify
    if has_record; then
        recall
        run
    else
        say "nothing has booted on $instance yet"
    fi
}

# number NAME VALUE MOST
number() {
    case $2 in
        '' | *[!0-9]* | ?????*) fail "$1 is $2, and not a number up to $3" ;;
    esac
    [ "$2" -le "$3" ] || fail "$1 is $2, and not a number up to $3"
}

check_settings() {
    if [ "$(printf '%s' "$tag_key" | LC_ALL=C tr -d '\000-\037\177' && echo end)" != "${tag_key}end" ]; then
        fail "ASG_BG_TAG_KEY holds a control character, which no tag's key does"
    fi
    number ASG_BG_STOP_SECONDS "$ASG_BG_STOP_SECONDS" 300
    number ASG_BG_HEALTHY_WITHIN "$healthy_within" 7200
}

check_settings
case $mode in
    boot) boot ;;
    run) run_again ;;
    stop) stop_application ;;
    *) fail "there is no 'bootstrap.sh $mode'" ;;
esac
