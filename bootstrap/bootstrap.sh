#!/bin/sh
# Finds out which version this instance has to run, and starts it.
#
# The version is the value of a tag on the Auto Scaling group that launched the instance. It is the group that is asked,
# not the instance: tags of an instance have been seen to be missing for its first seconds. An empty answer is never
# believed at once, for every read in AWS may lag behind a write.
#
# Settings, all from the environment:
#   ASG_BG_TAG_KEY    the tag that carries the version (image-version)
#   ASG_BG_START      the program that starts a version, called with the version (/usr/local/bin/start-version)
#   ASG_BG_BOOTSTRAP  where start.sh is, if there is no such program, as in s3://BUCKET/asg-bg/bootstrap
#   ASG_BG_ATTEMPTS   how often a question is asked before the bootstrap gives up (12, which takes up to two minutes)
set -eu

metadata=${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254}
metadata=${metadata%/}
tag_key=${ASG_BG_TAG_KEY:-image-version}
start=${ASG_BG_START:-/usr/local/bin/start-version}
attempts=${ASG_BG_ATTEMPTS:-12}
console=${ASG_BG_CONSOLE:-/dev/console}

say() {
    echo "asg-bg: $*" >&2
}

# The console is what an operator can still read of an instance that never came up.
fail() {
    say "FAILED: $*"
    { echo "asg-bg: FAILED: $*" >"$console"; } 2>/dev/null || true
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

metadata_token() {
    curl --silent --show-error --fail --max-time 5 --request PUT \
        --header 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$metadata/latest/api/token"
}

identity_document() {
    curl --silent --show-error --fail --max-time 5 \
        --header "X-aws-ec2-metadata-token: $token" "$metadata/latest/dynamic/instance-identity/document"
}

# One member of the identity document, which is JSON without nesting.
member() {
    printf '%s\n' "$document" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

group_of_instance() {
    aws autoscaling describe-auto-scaling-instances --instance-ids "$instance" \
        --query 'AutoScalingInstances[0].AutoScalingGroupName' --output text
}

version_of_group() {
    aws autoscaling describe-tags \
        --filters "Name=auto-scaling-group,Values=$group" "Name=key,Values=$tag_key" \
        --query 'Tags[0].Value' --output text
}

fetch_start() {
    aws s3 cp --only-show-errors "$ASG_BG_BOOTSTRAP/start.sh" "$folder/start.sh" && echo fetched
}

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
version=$(insist "the tag $tag_key of group $group" version_of_group) ||
    fail "group $group has no tag $tag_key, or the role of $instance lacks autoscaling:DescribeTags;" \
        "asg-bg deploy sets the tag"
say "$instance of group $group starts version $version"

if [ -x "$start" ]; then
    exec "$start" "$version"
fi
if [ -z "${ASG_BG_BOOTSTRAP:-}" ]; then
    fail "there is no program $start, and ASG_BG_BOOTSTRAP does not say where start.sh is"
fi
folder=$(mktemp -d)
insist "$ASG_BG_BOOTSTRAP/start.sh" fetch_start >/dev/null ||
    fail "there is no program $start, and $ASG_BG_BOOTSTRAP/start.sh cannot be fetched"
exec sh "$folder/start.sh" "$version"
