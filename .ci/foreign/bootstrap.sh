#!/usr/bin/env bash
# bootstrap/bootstrap.sh with the AWS CLI, unchanged, on a simulated account: an instance reads the tag of its own group, also
# when the group's name would mean two groups in the short form of a filter. Of the instance, only its metadata are a stand-in.
set -euo pipefail
# shellcheck source=.ci/foreign/sandbox.sh
. "$(dirname "$0")/sandbox.sh"
start_sandbox

name=boot-$$
plain=$name-a
odd="$name-b,$plain,\"quoted\"\\[1]"

make_group() {
    aws autoscaling create-auto-scaling-group --auto-scaling-group-name "$1" --min-size 1 --max-size 1 \
        --launch-template "LaunchTemplateName=$name,Version=\$Latest" --vpc-zone-identifier "$subnet" \
        --tags "[{\"Key\":\"image-version\",\"Value\":\"$2\",\"PropagateAtLaunch\":true}]"
}

instance_of() {
    aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$1" --output text \
        --query 'AutoScalingGroups[0].Instances[0].InstanceId'
}

has_instance() {
    [ "$(instance_of "$1")" != None ]
}

# boots GROUP: what the bootstrap starts on the group's instance
boots() {
    printf '{\n  "instanceId" : "%s",\n  "region" : "%s"\n}\n' "$(instance_of "$1")" "${AWS_REGION:-us-east-1}" >"$scratch/document"
    rm -rf "$scratch/machine"
    ASG_BG_ROOT="$scratch/machine" ASG_BG_HEALTH_URL=none ASG_BG_START="$scratch/bin/start-version" ASG_BG_CONSOLE="$scratch/console" ASG_BG_ATTEMPTS=1 \
        PATH="$scratch/bin:$PATH" sh "$root/bootstrap/bootstrap.sh" 2>"$scratch/said" || cat "$scratch/said"
}

mkdir "$scratch/bin"
printf '#!/bin/sh\ncat "%s/document"\n' "$scratch" >"$scratch/bin/curl"
# shellcheck disable=SC2016 # the program's own argument
printf '#!/bin/sh\nprintf "%%s\\n" "$1"\n' >"$scratch/bin/start-version"
chmod +x "$scratch/bin/curl" "$scratch/bin/start-version"

subnet=$(aws ec2 describe-subnets --query 'Subnets[0].SubnetId' --output text)
aws ec2 create-launch-template --launch-template-name "$name" \
    --launch-template-data '{"ImageId":"ami-0a1b2c3d4e5f60001","InstanceType":"t3.micro"}' >/dev/null
make_group "$plain" v-of-another
make_group "$odd" v-its-own
for group in "$plain" "$odd"; do
    within 60 "an instance in $group" has_instance "$group"
done

echo "== an instance starts the version of its own group"
equal v-of-another "$(boots "$plain")" "the version of $plain"
equal v-its-own "$(boots "$odd")" "the version of $odd"
equal v-its-own "$(LC_ALL=C boots "$odd")" "the version of $odd, where no locale is set"
grep -q '^asg-bg: i-[0-9a-f]* of group .* starts version v-its-own$' "$scratch/said" || fail "said: $(cat "$scratch/said")"

echo "== the user data fetches everything from S3"
aws s3api create-bucket --bucket "$name" >/dev/null
aws s3 cp --recursive --only-show-errors "$root/bootstrap" "s3://$name/asg-bg-bootstrap"
# shellcheck disable=SC2016 # the program's own argument
printf 'printf "by start.sh: %%s\\n" "$1"\n' | aws s3 cp --only-show-errors - "s3://$name/asg-bg-bootstrap/start.sh"
equal "by start.sh: v-its-own" "$(ASG_BG_ROOT="$scratch/fetched" ASG_BG_HEALTH_URL=none ASG_BG_START=/no/such/program ASG_BG_BOOTSTRAP="s3://$name/asg-bg-bootstrap" \
    PATH="$scratch/bin:$PATH" sh "$root/bootstrap/user-data.sh" 2>"$scratch/said")" "what the user data starts"

echo "== a version that could be an option is not started"
aws autoscaling create-or-update-tags --tags "[{\"ResourceId\":\"$plain\",\"ResourceType\":\"auto-scaling-group\",
    \"Key\":\"image-version\",\"Value\":\"--privileged\",\"PropagateAtLaunch\":true}]"
refusal=$(boots "$plain")
grep -q 'FAILED: the tag image-version of group .* is "--privileged", which is no safe version' <<<"$refusal" || fail "said: $refusal"
echo "the bootstrap is content"
