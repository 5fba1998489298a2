#!/usr/bin/env bash
# The AWS CLI, unchanged, against an empty simulated account: builds a pair behind a load balancer and takes one instance
# through Standby and out of its group, then writes to S3 by conditions, and has CloudWatch watch a metric.
set -euo pipefail
# shellcheck source=.ci/foreign/sandbox.sh
. "$(dirname "$0")/sandbox.sh"
start_sandbox

name=cli-$$
blue=$name-blue
green=$name-green
image=ami-0a1b2c3d4e5f60001

text() {
    aws "$@" --output text
}

group() {
    text autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$1" --query "AutoScalingGroups[0].$2"
}

state_of() {
    text autoscaling describe-auto-scaling-instances --instance-ids "$1" --query 'AutoScalingInstances[0].LifecycleState'
}

is_state() {
    [ "$(state_of "$1")" = "$2" ]
}

in_service() {
    [ "$(group "$1" "length(Instances[?LifecycleState=='InService'])")" = "$2" ]
}

healthy() {
    [ "$(text elbv2 describe-target-health --target-group-arn "$targets" \
        --query "length(TargetHealthDescriptions[?TargetHealth.State=='healthy'])")" = "$1" ]
}

echo "== who and where"
equal 123456789012 "$(text sts get-caller-identity --query Account)" account
vpc=$(text ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId')
subnets=$(text ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[].SubnetId')
read -r -a subnet_list <<<"$subnets"
equal 3 "${#subnet_list[@]}" "default subnets"
zone_identifier=$(IFS=,; echo "${subnet_list[*]}")

echo "== launch template, load balancer, target group, listener"
template=$(text ec2 create-launch-template --launch-template-name "$name" \
    --launch-template-data "{\"ImageId\":\"$image\",\"InstanceType\":\"t3.micro\"}" \
    --query LaunchTemplate.LaunchTemplateId)
balancer=$(text elbv2 create-load-balancer --name "$name" --subnets "${subnet_list[@]}" \
    --query 'LoadBalancers[0].LoadBalancerArn')
targets=$(text elbv2 create-target-group --name "$name" --protocol HTTP --port 8080 --vpc-id "$vpc" \
    --health-check-path / --health-check-interval-seconds 5 --health-check-timeout-seconds 2 \
    --query 'TargetGroups[0].TargetGroupArn')
text elbv2 modify-target-group-attributes --target-group-arn "$targets" \
    --attributes Key=deregistration_delay.timeout_seconds,Value=20 >/dev/null
listener=$(text elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTP --port 80 \
    --default-actions "Type=forward,TargetGroupArn=$targets" --query 'Listeners[0].ListenerArn')
aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"

echo "== two groups"
for colour in "$blue" "$green"; do
    aws autoscaling create-auto-scaling-group --auto-scaling-group-name "$colour" \
        --launch-template "LaunchTemplateId=$template,Version=\$Latest" --min-size 0 --max-size 0 \
        --vpc-zone-identifier "$zone_identifier" --target-group-arns "$targets"
done
aws autoscaling create-or-update-tags --tags \
    "ResourceId=$blue,ResourceType=auto-scaling-group,Key=image-version,Value=v1,PropagateAtLaunch=true"
aws autoscaling update-auto-scaling-group --auto-scaling-group-name "$blue" \
    --min-size 2 --max-size 4 --desired-capacity 2
within 120 "two instances in service" in_service "$blue" 2
within 120 "two targets healthy" healthy 2
equal 0 "$(group "$green" 'length(Instances)')" "instances of the empty group"

echo "== the tag is on the instances"
id=$(group "$blue" 'Instances[0].InstanceId')
other=$(group "$blue" 'Instances[1].InstanceId')
equal v1 "$(text ec2 describe-tags --filters "Name=resource-id,Values=$id" Name=key,Values=image-version \
    --query 'Tags[0].Value')" "version tag of $id"

echo "== into Standby and back"
refused 'To place into standby 1 instance' \
    aws autoscaling enter-standby --auto-scaling-group-name "$blue" --instance-ids "$id" \
    --should-decrement-desired-capacity
aws autoscaling update-auto-scaling-group --auto-scaling-group-name "$blue" --min-size 1
text autoscaling enter-standby --auto-scaling-group-name "$blue" --instance-ids "$id" \
    --should-decrement-desired-capacity >/dev/null
within 120 "$id in Standby" is_state "$id" Standby
equal 1 "$(group "$blue" DesiredCapacity)" "desired capacity with one in Standby"
within 60 "one target left" healthy 1
refused 'is not in InService' \
    aws autoscaling enter-standby --auto-scaling-group-name "$blue" --instance-ids "$id" \
    --should-decrement-desired-capacity
text autoscaling exit-standby --auto-scaling-group-name "$blue" --instance-ids "$id" >/dev/null
within 120 "$id in service again" is_state "$id" InService
within 120 "two targets healthy again" healthy 2

echo "== detached and terminated"
text autoscaling detach-instances --auto-scaling-group-name "$blue" --instance-ids "$other" \
    --should-decrement-desired-capacity >/dev/null
gone() {
    [ "$(state_of "$other")" = None ]
}
within 120 "$other detached" gone
text ec2 terminate-instances --instance-ids "$other" >/dev/null
terminated() {
    [ "$(text ec2 describe-instances --instance-ids "$other" --query 'Reservations[0].Instances[0].State.Name')" = terminated ]
}
within 120 "$other terminated" terminated
refused 'InvalidInstanceID.NotFound' aws ec2 terminate-instances --instance-ids i-0123456789abcdef0

check_policies() {
    local label tracking prediction arn
    label="${balancer#*:loadbalancer/}/${targets##*:}"
    arn=$(text autoscaling put-scaling-policy --auto-scaling-group-name "$blue" --policy-name simple \
        --adjustment-type ChangeInCapacity --scaling-adjustment 1 --cooldown 60 --query PolicyARN)
    text autoscaling put-scaling-policy --auto-scaling-group-name "$blue" --policy-name steps \
        --policy-type StepScaling --adjustment-type PercentChangeInCapacity --min-adjustment-magnitude 1 \
        --step-adjustments MetricIntervalLowerBound=0,MetricIntervalUpperBound=10,ScalingAdjustment=10 \
        MetricIntervalLowerBound=10,ScalingAdjustment=20 >/dev/null
    tracking="{\"TargetValue\":1000,\"PredefinedMetricSpecification\":{\"PredefinedMetricType\":\"ALBRequestCountPerTarget\",\"ResourceLabel\":\"$label\"}}"
    equal 2 "$(text autoscaling put-scaling-policy --auto-scaling-group-name "$blue" --policy-name tracking \
        --policy-type TargetTrackingScaling --target-tracking-configuration "$tracking" \
        --query 'length(Alarms)')" "alarms of target tracking"
    prediction='{"MetricSpecifications":[{"TargetValue":40,"PredefinedMetricPairSpecification":{"PredefinedMetricType":"ASGCPUUtilization"}}]}'
    text autoscaling put-scaling-policy --auto-scaling-group-name "$blue" --policy-name prediction \
        --policy-type PredictiveScaling --predictive-scaling-configuration "$prediction" >/dev/null
    equal "PredictiveScaling SimpleScaling StepScaling TargetTrackingScaling" \
        "$(text autoscaling describe-policies --auto-scaling-group-name "$blue" \
            --query 'sort(ScalingPolicies[].PolicyType)' | tr '\t' ' ')" "kinds of policies"
    equal ForecastOnly "$(text autoscaling describe-policies --policy-names prediction \
        --query 'ScalingPolicies[0].PredictiveScalingConfiguration.Mode')" "mode of prediction"
    refused 'intervals cannot have gaps' aws autoscaling put-scaling-policy --auto-scaling-group-name "$blue" \
        --policy-name gaps --policy-type StepScaling --adjustment-type ChangeInCapacity \
        --step-adjustments MetricIntervalLowerBound=0,MetricIntervalUpperBound=10,ScalingAdjustment=1 \
        MetricIntervalLowerBound=20,ScalingAdjustment=2
    aws autoscaling delete-policy --policy-name "$arn"
    for policy in steps tracking prediction; do
        aws autoscaling delete-policy --auto-scaling-group-name "$blue" --policy-name "$policy"
    done
    equal 0 "$(text autoscaling describe-policies --auto-scaling-group-name "$blue" \
        --query 'length(ScalingPolicies)')" "policies after deleting them"
}

check_scheduled_actions() {
    local names
    equal past "$(text autoscaling batch-put-scheduled-update-group-action --auto-scaling-group-name "$blue" \
        --scheduled-update-group-actions \
        'ScheduledActionName=morning,Recurrence="0 8 * * 1-5",TimeZone=Europe/Berlin,MinSize=1' \
        'ScheduledActionName=once,StartTime=2037-01-01T00:00:00Z,DesiredCapacity=2' \
        'ScheduledActionName=past,StartTime=2001-01-01T00:00:00Z,DesiredCapacity=2' \
        --query 'FailedScheduledUpdateGroupActions[].ScheduledActionName')" "scheduled actions that failed"
    names=$(text autoscaling describe-scheduled-actions --auto-scaling-group-name "$blue" \
        --query 'sort(ScheduledUpdateGroupActions[].ScheduledActionName)' | tr '\t' ' ')
    equal "morning once" "$names" "scheduled actions"
    equal none "$(text autoscaling batch-delete-scheduled-action --auto-scaling-group-name "$blue" \
        --scheduled-action-names morning once none --query 'FailedScheduledActions[].ScheduledActionName')" \
        "scheduled actions that could not be deleted"
    refused 'Scheduled action name not found' aws autoscaling delete-scheduled-action \
        --auto-scaling-group-name "$blue" --scheduled-action-name morning
}

echo "== scaling policies and scheduled actions"
check_policies
check_scheduled_actions

echo "== S3, by conditions"
bucket=$name-ledger
aws s3api create-bucket --bucket "$bucket" >/dev/null
echo one >"$scratch/one"
echo two >"$scratch/two"
first=$(text s3api put-object --bucket "$bucket" --key a/release.json --body "$scratch/one" --if-none-match '*' \
    --query ETag)
refused PreconditionFailed aws s3api put-object --bucket "$bucket" --key a/release.json --body "$scratch/two" \
    --if-none-match '*'
text s3api put-object --bucket "$bucket" --key a/release.json --body "$scratch/two" --if-match "$first" >/dev/null
refused PreconditionFailed aws s3api put-object --bucket "$bucket" --key a/release.json --body "$scratch/one" \
    --if-match "$first"
refused NoSuchKey aws s3api put-object --bucket "$bucket" --key a/none --body "$scratch/one" --if-match "$first"
aws s3 cp "s3://$bucket/a/release.json" "$scratch/read" >/dev/null
cmp "$scratch/two" "$scratch/read" || fail "what was read is not what was written"
equal a/release.json "$(text s3api list-objects-v2 --bucket "$bucket" --prefix a/ --query 'Contents[].Key')" listing
aws s3api delete-object --bucket "$bucket" --key a/release.json
aws s3 rb "s3://$bucket" >/dev/null

echo "== an alarm and its metric"
policy=arn:aws:autoscaling:$AWS_REGION:123456789012:scalingPolicy:0f3c:autoScalingGroupName/$blue:policyName/out
alarm() {
    text cloudwatch describe-alarms --alarm-names "$name" --query "MetricAlarms[0].$1"
}
aws cloudwatch put-metric-alarm --alarm-name "$name" --namespace "$name" --metric-name load --statistic Average \
    --period 60 --evaluation-periods 2 --threshold 10 --comparison-operator GreaterThanThreshold \
    --treat-missing-data ignore --alarm-actions "$policy" --tags Key=team,Value=shop
equal INSUFFICIENT_DATA "$(alarm StateValue)" "state of a new alarm"
equal 10.0 "$(alarm Threshold)" threshold
equal "$policy" "$(alarm 'AlarmActions[0]')" action
arn=$(alarm AlarmArn)
equal shop "$(text cloudwatch list-tags-for-resource --resource-arn "$arn" --query 'Tags[0].Value')" tag
refused 'ValidationError.*DatapointsToAlarm must be less than or equal to EvaluationPeriods' \
    aws cloudwatch put-metric-alarm --alarm-name "$name" --namespace "$name" --metric-name load --statistic Average \
    --period 60 --evaluation-periods 2 --datapoints-to-alarm 3 --threshold 10 \
    --comparison-operator GreaterThanThreshold
aws cloudwatch disable-alarm-actions --alarm-names "$name"
aws cloudwatch set-alarm-state --alarm-name "$name" --state-value ALARM --state-reason drill
equal drill "$(alarm StateReason)" "reason of the state"
equal "Alarm updated from INSUFFICIENT_DATA to ALARM" "$(text cloudwatch describe-alarm-history --alarm-name "$name" \
    --history-item-type StateUpdate --query 'AlarmHistoryItems[-1].HistorySummary')" history
aws cloudwatch put-metric-data --namespace "$name" --metric-name load --value 3 --unit Count
aws cloudwatch put-metric-data --namespace "$name" --metric-name load --value 5 --unit Count
equal 8.0 "$(text cloudwatch get-metric-statistics --namespace "$name" --metric-name load --statistics Sum \
    --period 86400 --start-time "$(date -u -d '-2 hours' +%FT%TZ)" --end-time "$(date -u -d '+20 hours' +%FT%TZ)" \
    --query 'Datapoints[0].Sum')" "sum of what was published"
equal load "$(text cloudwatch list-metrics --namespace "$name" --query 'Metrics[].MetricName')" "listed metrics"
refused 'InvalidParameterValue.*Namespace' \
    aws cloudwatch put-metric-data --namespace AWS/EC2 --metric-name CPUUtilization --value 3
aws cloudwatch delete-alarms --alarm-names "$name"
refused ResourceNotFound aws cloudwatch set-alarm-state --alarm-name "$name" --state-value OK --state-reason gone

echo "== everything away"
for colour in "$blue" "$green"; do
    aws autoscaling delete-auto-scaling-group --auto-scaling-group-name "$colour" --force-delete
done
no_groups() {
    [ "$(text autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$blue" "$green" \
        --query 'length(AutoScalingGroups)')" = 0 ]
}
within 180 "groups deleted" no_groups
aws elbv2 delete-listener --listener-arn "$listener"
aws elbv2 delete-load-balancer --load-balancer-arn "$balancer"
aws elbv2 delete-target-group --target-group-arn "$targets"
aws ec2 delete-launch-template --launch-template-id "$template" >/dev/null
echo "the AWS CLI is content"
