#!/usr/bin/env python3
"""boto3, unchanged, against an empty simulated account: a pair behind a load balancer, Standby, detach, S3 by conditions, and
an alarm with its metric.

Talks to AWS_ENDPOINT_URL with whatever credentials and region are in the environment; without it, to a sandbox that
boto3.sh starts. Never to AWS.
"""

import datetime
import os
import pathlib
import time

import boto3
from botocore.exceptions import ClientError

if "AWS_ENDPOINT_URL" not in os.environ:
    os.execvp("bash", ["bash", str(pathlib.Path(__file__).with_name("boto3.sh"))])

IMAGE = "ami-0a1b2c3d4e5f60001"
NAME = f"boto-{os.getpid()}"
BLUE, GREEN = f"{NAME}-blue", f"{NAME}-green"

autoscaling = boto3.client("autoscaling")
cloudwatch = boto3.client("cloudwatch")
ec2 = boto3.client("ec2")
elbv2 = boto3.client("elbv2")
s3 = boto3.client("s3")
sts = boto3.client("sts")


def within(seconds, what, condition):
    """Looks every half second until the condition holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.5)


def refused(code, text, call, **parameters):
    """The call fails with that code, and says that text."""
    try:
        call(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert text in error.response["Error"]["Message"], error
        return
    raise AssertionError(f"not refused with {code}: {parameters}")


def group(name):
    return autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]


def states(name):
    return sorted(instance["LifecycleState"] for instance in group(name)["Instances"])


def healthy(target_group):
    health = elbv2.describe_target_health(TargetGroupArn=target_group)["TargetHealthDescriptions"]
    return sorted(t["Target"]["Id"] for t in health if t["TargetHealth"]["State"] == "healthy")


def build():
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    subnets = [s["SubnetId"] for s in ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]]
    template = ec2.create_launch_template(
        LaunchTemplateName=NAME, LaunchTemplateData={"ImageId": IMAGE, "InstanceType": "t3.micro"}
    )["LaunchTemplate"]["LaunchTemplateId"]
    balancer = elbv2.create_load_balancer(Name=NAME, Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    targets = elbv2.create_target_group(
        Name=NAME,
        Protocol="HTTP",
        Port=8080,
        VpcId=vpc,
        HealthCheckIntervalSeconds=5,
        HealthCheckTimeoutSeconds=2,
    )["TargetGroups"][0]["TargetGroupArn"]
    elbv2.modify_target_group_attributes(
        TargetGroupArn=targets, Attributes=[{"Key": "deregistration_delay.timeout_seconds", "Value": "20"}]
    )
    elbv2.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": targets}],
    )
    for name in (BLUE, GREEN):
        autoscaling.create_auto_scaling_group(
            AutoScalingGroupName=name,
            LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"},
            MinSize=0,
            MaxSize=0,
            VPCZoneIdentifier=",".join(subnets),
            TargetGroupARNs=[targets],
        )
    return template, balancer, targets


def fill(targets):
    tag = {"ResourceId": BLUE, "ResourceType": "auto-scaling-group", "Key": "image-version", "Value": "v1"}
    autoscaling.create_or_update_tags(Tags=[{**tag, "PropagateAtLaunch": True}])
    autoscaling.update_auto_scaling_group(AutoScalingGroupName=BLUE, MinSize=3, MaxSize=4, DesiredCapacity=3)
    within(120, "three in service", lambda: states(BLUE) == ["InService"] * 3)
    within(120, "three healthy", lambda: len(healthy(targets)) == 3)

    instances = ec2.describe_instances(Filters=[{"Name": "tag:image-version", "Values": ["v1"]}])
    tagged = {i["InstanceId"] for r in instances["Reservations"] for i in r["Instances"]}
    assert tagged >= {i["InstanceId"] for i in group(BLUE)["Instances"]}
    assert len({i["AvailabilityZone"] for i in group(BLUE)["Instances"]}) == 3, "one instance in each zone"


def move_through_standby(targets):
    one, two, _ = (i["InstanceId"] for i in group(BLUE)["Instances"])
    standby = {"AutoScalingGroupName": BLUE, "InstanceIds": [one], "ShouldDecrementDesiredCapacity": True}
    refused("ValidationError", "To place into standby 1 instance", autoscaling.enter_standby, **standby)
    autoscaling.update_auto_scaling_group(AutoScalingGroupName=BLUE, MinSize=1)
    activity = autoscaling.enter_standby(**standby)["Activities"][0]
    assert activity["Description"] == f"Moving EC2 instance to Standby: {one}", activity
    assert group(BLUE)["DesiredCapacity"] == 2
    within(120, "one in Standby", lambda: states(BLUE) == ["InService", "InService", "Standby"])
    assert one not in healthy(targets)
    refused("ValidationError", "is not in InService", autoscaling.enter_standby, **standby)

    autoscaling.exit_standby(AutoScalingGroupName=BLUE, InstanceIds=[one])
    within(120, "all in service", lambda: states(BLUE) == ["InService"] * 3)
    within(120, "all healthy", lambda: len(healthy(targets)) == 3)

    autoscaling.detach_instances(
        AutoScalingGroupName=BLUE, InstanceIds=[two], ShouldDecrementDesiredCapacity=True
    )
    within(120, "one detached", lambda: two not in {i["InstanceId"] for i in group(BLUE)["Instances"]})
    assert not autoscaling.describe_auto_scaling_instances(InstanceIds=[two])["AutoScalingInstances"]
    ec2.terminate_instances(InstanceIds=[two])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[two], WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    refused(
        "InvalidInstanceID.NotFound",
        "does not exist",
        ec2.terminate_instances,
        InstanceIds=[one, "i-0123456789abcdef0"],
    )
    assert states(BLUE) == ["InService"] * 2, "a request with one unknown id terminates nothing"


def put_policies(balancer, targets):
    label = f"{balancer.split(':loadbalancer/')[1]}/{targets.split(':')[-1]}"
    put = lambda **policy: autoscaling.put_scaling_policy(AutoScalingGroupName=BLUE, **policy)  # noqa: E731
    put(PolicyName="simple", AdjustmentType="ChangeInCapacity", ScalingAdjustment=-1, Cooldown=60)
    put(
        PolicyName="steps",
        PolicyType="StepScaling",
        AdjustmentType="ChangeInCapacity",
        StepAdjustments=[
            {"MetricIntervalLowerBound": -10.0, "MetricIntervalUpperBound": 0.0, "ScalingAdjustment": -1},
            {"MetricIntervalUpperBound": -10.0, "ScalingAdjustment": -2},
        ],
    )
    metric = {"PredefinedMetricType": "ALBRequestCountPerTarget", "ResourceLabel": label}
    tracking = {"TargetValue": 1000.0, "PredefinedMetricSpecification": metric}
    alarms = put(
        PolicyName="tracking", PolicyType="TargetTrackingScaling", TargetTrackingConfiguration=tracking
    )["Alarms"]
    assert [a["AlarmName"].split("-")[-6] for a in alarms] == ["AlarmHigh", "AlarmLow"], alarms
    pair = {"PredefinedMetricType": "ASGCPUUtilization"}
    put(
        PolicyName="prediction",
        PolicyType="PredictiveScaling",
        PredictiveScalingConfiguration={
            "Mode": "ForecastAndScale",
            "MetricSpecifications": [{"TargetValue": 40.0, "PredefinedMetricPairSpecification": pair}],
        },
    )
    pages = autoscaling.get_paginator("describe_policies").paginate(AutoScalingGroupName=BLUE)
    found = {p["PolicyName"]: p for page in pages for p in page["ScalingPolicies"]}
    assert sorted(found) == ["prediction", "simple", "steps", "tracking"], found
    assert found["simple"]["StepAdjustments"] == [], "a policy without steps shows an empty list"
    assert found["tracking"]["TargetTrackingConfiguration"] == {**tracking, "DisableScaleIn": False}
    assert found["tracking"]["Alarms"] == alarms
    assert all(p["Enabled"] for p in found.values())
    refused("ValidationError", "Scaling increment must be specified", put, PolicyName="x", AdjustmentType="ExactCapacity")
    for name in found:
        autoscaling.delete_policy(AutoScalingGroupName=BLUE, PolicyName=name)
    assert not autoscaling.describe_policies(AutoScalingGroupName=BLUE)["ScalingPolicies"]


def schedule_actions():
    actions = [
        {"ScheduledActionName": "morning", "Recurrence": "0 8 * * *", "TimeZone": "America/New_York", "MinSize": 1},
        {"ScheduledActionName": "same", "Recurrence": "0 8 * * *", "TimeZone": "America/New_York", "MinSize": 2},
        {"ScheduledActionName": "none", "Recurrence": "0 8 * * *"},
    ]
    failed = autoscaling.batch_put_scheduled_update_group_action(
        AutoScalingGroupName=BLUE, ScheduledUpdateGroupActions=actions
    )["FailedScheduledUpdateGroupActions"]
    codes = [(f["ScheduledActionName"], f["ErrorCode"]) for f in failed]
    assert codes == [("same", "AlreadyExists"), ("none", "ValidationError")], failed
    found = autoscaling.describe_scheduled_actions(AutoScalingGroupName=BLUE)["ScheduledUpdateGroupActions"]
    assert [a["ScheduledActionName"] for a in found] == ["morning"], found
    assert found[0]["StartTime"].hour in (12, 13), "eight in New York, by daylight saving time or without"
    failed = autoscaling.batch_delete_scheduled_action(
        AutoScalingGroupName=BLUE, ScheduledActionNames=["morning", "same"]
    )["FailedScheduledActions"]
    assert [f["ScheduledActionName"] for f in failed] == ["same"], failed


def write_by_conditions():
    bucket, key = f"{NAME}-ledger", "shop/release.json"
    s3.create_bucket(Bucket=bucket)
    first = s3.put_object(Bucket=bucket, Key=key, Body=b"one", IfNoneMatch="*")["ETag"]
    refused("PreconditionFailed", "pre-conditions", s3.put_object, Bucket=bucket, Key=key, Body=b"x", IfNoneMatch="*")
    second = s3.put_object(Bucket=bucket, Key=key, Body=b"two", IfMatch=first)["ETag"]
    refused("PreconditionFailed", "pre-conditions", s3.put_object, Bucket=bucket, Key=key, Body=b"x", IfMatch=first)
    refused("NoSuchKey", "does not exist", s3.put_object, Bucket=bucket, Key="none", Body=b"x", IfMatch=first)
    assert s3.get_object(Bucket=bucket, Key=key)["Body"].read() == b"two"
    listed = s3.list_objects_v2(Bucket=bucket, Prefix="shop/")["Contents"]
    assert [(o["Key"], o["ETag"]) for o in listed] == [(key, second)], listed
    refused("PreconditionFailed", "pre-conditions", s3.delete_object, Bucket=bucket, Key=key, IfMatch=first)
    s3.delete_object(Bucket=bucket, Key=key, IfMatch=second)
    s3.delete_bucket(Bucket=bucket)


def watch_a_metric():
    now = datetime.datetime.now(datetime.timezone.utc)
    stat = {"Metric": {"Namespace": NAME, "MetricName": "load"}, "Period": 60, "Stat": "Sum"}
    queries = [
        {"Id": "m1", "MetricStat": stat, "ReturnData": False},
        {"Id": "half", "Expression": "m1 / 2", "Label": "half of it", "Period": 60},
    ]
    rule = {
        "AlarmName": NAME,
        "EvaluationPeriods": 1,
        "Threshold": 10,
        "ComparisonOperator": "GreaterThanThreshold",
        "TreatMissingData": "ignore",  # so that a state set by hand stays
        "Metrics": queries,
        "Tags": [{"Key": "team", "Value": "shop"}],
    }
    refused(
        "ValidationError",
        "Exactly one element of the metrics list should return data.",
        cloudwatch.put_metric_alarm,
        **{**rule, "Metrics": queries[:1]},
    )
    cloudwatch.put_metric_alarm(**rule)
    alarm = cloudwatch.describe_alarms(AlarmNamePrefix=NAME)["MetricAlarms"][0]
    assert alarm["StateValue"] == "INSUFFICIENT_DATA", alarm
    assert alarm["Metrics"][1]["Expression"] == "m1 / 2", alarm
    assert alarm["StateUpdatedTimestamp"] > now - datetime.timedelta(days=1), alarm
    arn = alarm["AlarmArn"]
    cloudwatch.tag_resource(ResourceARN=arn, Tags=[{"Key": "a", "Value": "b"}])
    cloudwatch.untag_resource(ResourceARN=arn, TagKeys=["team"])
    assert cloudwatch.list_tags_for_resource(ResourceARN=arn)["Tags"] == [{"Key": "a", "Value": "b"}]
    cloudwatch.set_alarm_state(AlarmName=NAME, StateValue="ALARM", StateReason="drill")
    alarm = next(iter(cloudwatch.get_paginator("describe_alarms").paginate(AlarmNames=[NAME])))["MetricAlarms"][0]
    assert (alarm["StateValue"], alarm["StateReason"]) == ("ALARM", "drill"), alarm

    data = [{"MetricName": "load", "Values": [float(i)], "Unit": "Count", "Timestamp": now} for i in range(200)]
    cloudwatch.put_metric_data(Namespace=NAME, MetricData=data)  # large enough to be sent compressed
    around = {"StartTime": now - datetime.timedelta(minutes=5), "EndTime": now + datetime.timedelta(minutes=5)}
    result = cloudwatch.get_metric_data(MetricDataQueries=queries, **around)["MetricDataResults"]
    assert [(r["Id"], r["Label"], r["Values"]) for r in result] == [("half", "half of it", [9950.0])], result
    refused(
        "InvalidParameterValue",
        "Namespace",
        cloudwatch.put_metric_data,
        Namespace="AWS/EC2",
        MetricData=data[:1],
    )
    cloudwatch.delete_alarms(AlarmNames=[NAME])
    try:
        cloudwatch.delete_alarms(AlarmNames=[NAME])
        raise AssertionError("deleted twice")
    except cloudwatch.exceptions.ResourceNotFound:
        pass


def take_away(template, balancer, targets):
    for name in (BLUE, GREEN):
        autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    remaining = lambda: autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[BLUE, GREEN])  # noqa: E731
    within(120, "groups deleted", lambda: not remaining()["AutoScalingGroups"])
    elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    elbv2.delete_target_group(TargetGroupArn=targets)
    ec2.delete_launch_template(LaunchTemplateId=template)


def main():
    assert sts.get_caller_identity()["Account"] == "123456789012"
    template, balancer, targets = build()
    fill(targets)
    move_through_standby(targets)
    put_policies(balancer, targets)
    schedule_actions()
    write_by_conditions()
    watch_a_metric()
    take_away(template, balancer, targets)
    print("boto3 is content")


if __name__ == "__main__":
    main()
