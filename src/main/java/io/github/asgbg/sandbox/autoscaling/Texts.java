package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.TextRules;

/** Lengths and patterns of names and other texts, as each operation's page in the API reference has them. */
final class Texts {
    private Texts() {}

    static TextRules rules() {
        return new TextRules()
                .length(1, 19, "InstanceId", "InstanceIds")
                .length(1, 32, "HealthCheckType", "HealthStatus", "MetricAggregationType")
                .length(1, 64, "PolicyType", "PolicyTypes")
                .length(1, 128, "Tags.Key")
                .length(0, 256, "Tags.Value")
                .length(1, 255, "AutoScalingGroupNames", "AvailabilityZones", "ScalingProcesses", "Metrics")
                .length(1, 255, "ScheduledActionName", "ScheduledActionNames", "Recurrence", "TimeZone")
                .length(1, 255, "LaunchTemplateId", "Version", "AdjustmentType", "RoleARN", "TopicARN")
                .length(1, 511, "TargetGroupARNs", "TrafficSources.Identifier", "TrafficSources.Type")
                .length(1, 1023, "ResourceLabel")
                .length(1, 1600, "AutoScalingGroupName", "PolicyName", "PolicyNames", "ServiceLinkedRoleARN")
                .length(1, 1600, "TerminationPolicies")
                .length(1, 5000, "VPCZoneIdentifier")
                .pattern(1, 255, "[A-Za-z0-9\\-_\\/]+", "LifecycleHookName", "LifecycleHookNames")
                .pattern(3, 128, "[a-zA-Z0-9\\(\\)\\.\\-/_]+", "LaunchTemplateName")
                .pattern(1, 4000, "[\\u0009\\u000A\\u000D\\u0020-\\u007e]+", "NotificationMetadata");
    }
}
