#!/usr/bin/env bash
# asg-bg against moto_server, an imitation of AWS that nobody here wrote: deploy, roll back, deploy, finalize on a pair
# without policies. moto has no draining, no failing and no waiting; what it checks is that we speak as others understand.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$scratch"' EXIT

fail() {
    echo "FAILED: $*" >&2
    cat "$scratch"/*.log >&2 2>/dev/null || true
    exit 1
}

moto_server -H 127.0.0.1 -p "$port" >"$scratch/moto.log" 2>&1 &
server=$!
export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=''
export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_EC2_METADATA_DISABLED=true
for _ in $(seq 60); do
    aws sts get-caller-identity >/dev/null 2>&1 && break
    sleep 0.5
done

subnet=$(aws ec2 describe-subnets --query 'Subnets[0].SubnetId' --output text)
subnet2=$(aws ec2 describe-subnets --query 'Subnets[1].SubnetId' --output text)
vpc=$(aws ec2 describe-subnets --query 'Subnets[0].VpcId' --output text)
image=$(aws ec2 describe-images --query 'Images[0].ImageId' --output text)
aws ec2 create-launch-template --launch-template-name shop \
    --launch-template-data "{\"ImageId\":\"$image\",\"InstanceType\":\"t3.micro\"}" >/dev/null
balancer=$(aws elbv2 create-load-balancer --name shop --subnets "$subnet" "$subnet2" \
    --query 'LoadBalancers[0].LoadBalancerArn' --output text)
targets=$(aws elbv2 create-target-group --name shop --protocol HTTP --port 80 --vpc-id "$vpc" \
    --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTP --port 80 \
    --default-actions "Type=forward,TargetGroupArn=$targets" >/dev/null

# group COLOUR MIN DESIRED MAX
group() {
    aws autoscaling create-auto-scaling-group --auto-scaling-group-name "shop-$1" --launch-template LaunchTemplateName=shop \
        --min-size "$2" --desired-capacity "$3" --max-size "$4" --vpc-zone-identifier "$subnet" \
        --target-group-arns "$targets" \
        --tags "ResourceId=shop-$1,ResourceType=auto-scaling-group,Key=image-version,Value=v1,PropagateAtLaunch=true"
}
group blue 2 2 4
group green 0 0 4
aws s3api create-bucket --bucket ledger >/dev/null
cat >"$scratch/asg-bg.yaml" <<'YAML'
service: shop
groups: { blue: shop-blue, green: shop-green }
ledger: s3://ledger/asg-bg
poll: { min: 100ms, max: 1s }
YAML

run() {
    echo "== asg-bg $*"
    "$root/bin/asg-bg" "$@" --config "$scratch/asg-bg.yaml" >"$scratch/run.log" 2>&1 || fail "asg-bg $*: exit $?"
}

# serves COLOUR VERSION: the group has two instances in service, the other one none
serves() {
    local other=blue got
    [ "$1" = blue ] && other=green
    got=$(aws autoscaling describe-auto-scaling-groups --query \
        "AutoScalingGroups[?AutoScalingGroupName=='shop-$1'].[length(Instances[?LifecycleState=='InService']),Tags[?Key=='image-version'].Value|[0]]" \
        --output text)
    [ "$got" = "2	$2" ] || fail "shop-$1 should serve $2 with two instances, but: $got"
    got=$(aws autoscaling describe-auto-scaling-groups --query \
        "length(AutoScalingGroups[?AutoScalingGroupName=='shop-$other'].Instances[] | [?LifecycleState=='InService'])" --output text)
    [ "$got" = 0 ] || fail "shop-$other should be out of service, but $got instances are in it"
}

serves blue v1
run deploy v2
serves green v2
run rollback
serves blue v1
run deploy v3
run finalize --yes
serves green v3
left=$(aws ec2 describe-instances --filters Name=instance-state-name,Values=pending,running \
    --query 'length(Reservations[].Instances[])' --output text)
[ "$left" = 2 ] || fail "two instances should be left running, not $left"
echo "moto is content"
