#!/bin/sh
# Finds out which version this instance has to run, and starts it.
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
#   ASG_BG_TAG_KEY    the tag that carries the version (image-version)
#   ASG_BG_START      the program that starts a version, called with the version (/usr/local/bin/start-version)
#   ASG_BG_BOOTSTRAP  where start.sh is, if there is no such program, as in s3://BUCKET/asg-bg-bootstrap
#   ASG_BG_ATTEMPTS   how often a question is asked before the bootstrap gives up (12, which takes up to two minutes)
set -eu

# Files that are written here are nobody else's; what is started gets the mask that this was started with.
mask=$(umask)
umask 077
PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
# The instance metadata is on the machine itself; a proxy would answer for another one. The AWS CLI asks it too.
no_proxy=${no_proxy:-${NO_PROXY:-}}
[ "$no_proxy" = '*' ] || no_proxy="${no_proxy:+$no_proxy,}169.254.169.254,fd00:ec2::254,[fd00:ec2::254]"
NO_PROXY=$no_proxy
export no_proxy NO_PROXY

metadata=${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}
metadata=${metadata%/}
tag_key=${ASG_BG_TAG_KEY:-image-version}
start=${ASG_BG_START:-/usr/local/bin/start-version}
attempts=${ASG_BG_ATTEMPTS:-12}
console=${ASG_BG_CONSOLE:-/dev/console}

# One line, whatever is in it: a name may hold line breaks, and what a terminal takes for a command.
printable() {
    printf '%s' "$*" | LC_ALL=C tr -c '\040-\176' '?'
}

say() {
    printf 'asg-bg: %s\n' "$(printable "$*")" >&2
}

# The console is what an operator can still read of an instance that never came up.
fail() {
    say "FAILED: $*"
    { printf 'asg-bg: FAILED: %s\n' "$(printable "$*")" >"$console"; } 2>/dev/null || true
    exit 1
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
        answer=$("$@") || answer=
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

fetch_start() {
    ask_aws s3 cp --only-show-errors "$ASG_BG_BOOTSTRAP/start.sh" "$folder/start.sh" && echo fetched
}

if [ "$(printf '%s' "$tag_key" | LC_ALL=C tr -d '\000-\037\177' && echo end)" != "${tag_key}end" ]; then
    fail "ASG_BG_TAG_KEY holds a control character, which no tag's key does"
fi
token=$(insist 'a token of the instance metadata' metadata_token) ||
    fail "no instance metadata at $metadata; is it switched off in the launch template?"
document=$(insist 'the identity document' identity_document) ||
    fail "no identity document at $metadata"
instance=$(member instanceId)
AWS_DEFAULT_REGION=$(member region)
AWS_REGION=$AWS_DEFAULT_REGION
export AWS_REGION AWS_DEFAULT_REGION
if [ -z "$instance" ] || [ -z "$AWS_REGION" ]; then
    fail "the identity document names no instance or no Region"
fi

group=$(insist "the Auto Scaling group of $instance" group_of_instance) ||
    fail "$instance is in no Auto Scaling group, or its role lacks autoscaling:DescribeAutoScalingInstances"
name=$(unquoted "$group")
version=$(insist "the tag $tag_key of group $name" version_of_group) ||
    fail "group $name has no tag $tag_key, or the role of $instance lacks autoscaling:DescribeTags;" \
        "asg-bg deploy sets the tag"
is_version "$version" ||
    fail "the tag $tag_key of group $name is $version, which is no safe version: that is up to 256 letters, digits" \
        "and _ . + : @ - of which a letter, a digit or _ comes first"
version=$(unquoted "$version")
say "$instance of group $name starts version $version"

if [ -x "$start" ]; then
    umask "$mask"
    exec "$start" "$version"
fi
case ${ASG_BG_BOOTSTRAP:-} in
    s3://*) ;;
    *) fail "there is no program $start, and ASG_BG_BOOTSTRAP does not say where start.sh is" ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' HUP INT TERM
insist "$ASG_BG_BOOTSTRAP/start.sh" fetch_start >/dev/null ||
    fail "there is no program $start, and $ASG_BG_BOOTSTRAP/start.sh cannot be fetched"
(umask "$mask" && exec sh "$folder/start.sh" "$version")
