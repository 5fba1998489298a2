package io.github.asgbg.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values for the members of requests with which most operations succeed in a sandbox that has just begun. */
final class Plausible {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("AutoScalingGroupName", "shop-blue"),
            Map.entry("AutoScalingGroupNames", "shop-blue"),
            Map.entry("ResourceType", "auto-scaling-group"),
            Map.entry("Key", "k"),
            Map.entry("Value", "v"),
            Map.entry("MinSize", "1"),
            Map.entry("MaxSize", "4"),
            Map.entry("DesiredCapacity", "2"),
            Map.entry("ShouldDecrementDesiredCapacity", "false"),
            Map.entry("HealthStatus", "Healthy"),
            Map.entry("ProtectedFromScaleIn", "false"),
            Map.entry("LifecycleHookName", "hook"),
            Map.entry("LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"),
            Map.entry("LifecycleActionResult", "CONTINUE"),
            Map.entry("PolicyName", "policy"),
            Map.entry("AdjustmentType", "ChangeInCapacity"),
            Map.entry("ScalingAdjustment", "1"),
            Map.entry("ScheduledActionName", "evening"),
            Map.entry("Recurrence", "0 20 * * *"),
            Map.entry("TopicARN", "arn:aws:sns:us-east-1:123456789012:topic"),
            Map.entry("NotificationTypes", "autoscaling:EC2_INSTANCE_LAUNCH"),
            Map.entry("Granularity", "1Minute"),
            Map.entry("AlarmName", "alarm"),
            Map.entry("AlarmNames", "alarm"),
            Map.entry("MetricName", "CPUUtilization"),
            Map.entry("Namespace", "AWS/EC2"),
            Map.entry("Statistic", "Average"),
            Map.entry("Period", "60"),
            Map.entry("EvaluationPeriods", "1"),
            Map.entry("Threshold", "1"),
            Map.entry("ComparisonOperator", "GreaterThanThreshold"),
            Map.entry("StateValue", "ALARM"),
            Map.entry("StateReason", "because"),
            Map.entry("StartTime", "2026-01-01T00:00:00Z"),
            Map.entry("EndTime", "2026-01-01T01:00:00Z"),
            Map.entry("RoleArn", "arn:aws:iam::123456789012:role/deployer"),
            Map.entry("RoleSessionName", "session"),
            Map.entry("PolicySourceArn", "arn:aws:iam::123456789012:role/deployer"),
            Map.entry("ActionNames", "s3:GetObject"),
            Map.entry("Protocol", "HTTP"),
            Map.entry("Port", "80"),
            Map.entry("VpcId", "vpc-0a1b2c3d4e5f60001"),
            Map.entry("ImageId", "ami-0a1b2c3d4e5f60001"),
            Map.entry("InstanceType", "t3.micro"),
            Map.entry("MinCount", "1"),
            Map.entry("MaxCount", "1"),
            Map.entry("LaunchTemplateName", "shop"),
            Map.entry("IpProtocol", "tcp"),
            Map.entry("FromPort", "80"),
            Map.entry("ToPort", "80"),
            Map.entry("CidrIp", "10.0.0.0/8"),
            Map.entry("GroupName", "web"),
            Map.entry("GroupDescription", "web"),
            Map.entry("Attribute", "enableDnsSupport"),
            Map.entry("Priority", "7"),
            Map.entry("Field", "path-pattern"),
            Map.entry("Values", "/x"),
            Map.entry("StatusCode", "200"));

    private final Sandbox sandbox;
    private final String instance;

    Plausible(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.instance = new SandboxClients(sandbox)
                .autoScaling.describeAutoScalingInstances().autoScalingInstances().stream()
                        .map(one -> one.instanceId())
                        .sorted()
                        .findFirst()
                        .orElse("i-0aaaaaaaaaaaaaaaa");
    }

    /** Only members near the top get one: a request with everything in it contradicts itself. */
    Optional<String> value(String operation, RequestShapes.Parameter parameter) {
        if (parameter.path().chars().filter(c -> c == '.').count() > 2) {
            return Optional.empty();
        }
        return switch (parameter.name()) {
            case "InstanceId", "InstanceIds", "Resources" -> atItem(parameter, instance);
            case "ResourceId" -> Optional.of("shop-blue");
            case "TargetGroupArn", "TargetGroupARNs", "TargetGroupArns" -> atItem(parameter, sandbox.targetGroupArn());
            case "LoadBalancerArn", "LoadBalancerArns", "ResourceArns" -> atItem(parameter, sandbox.loadBalancerArn());
            case "Name" -> operation.startsWith("Describe") ? Optional.empty() : Optional.of("name");
            default -> Optional.ofNullable(PLAIN.get(parameter.name())).flatMap(value -> atItem(parameter, value));
        };
    }

    /** A list itself has no value, its item has. */
    private static Optional<String> atItem(RequestShapes.Parameter parameter, String value) {
        List<String> lists = List.of(
                "AutoScalingGroupNames",
                "AlarmNames",
                "InstanceIds",
                "Resources",
                "ActionNames",
                "NotificationTypes",
                "TargetGroupARNs",
                "TargetGroupArns",
                "LoadBalancerArns",
                "ResourceArns",
                "Values");
        boolean isListItself =
                lists.contains(parameter.name()) && parameter.path().endsWith(parameter.name());
        return isListItself ? Optional.empty() : Optional.of(value);
    }
}
