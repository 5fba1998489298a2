package io.github.asgbg.aws.look;

import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.port.CloudException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/**
 * From AWS's description of a group to ours.
 *
 * @param health by target group ARN and instance id
 * @param missing ARNs of target groups that do not exist
 * @param details what EC2 said of instances, by id
 */
record GroupMapper(
        Map<String, Map<String, TargetHealth>> health, Set<String> missing, Map<String, Ec2Instances.Details> details) {
    Group group(Colour colour, AutoScalingGroup group) {
        Attachments attachments = Attachments.of(group);
        List<String> targetGroups = attachments.counting(missing);
        return new Group(
                colour,
                group.autoScalingGroupName(),
                sizes(group),
                suspended(group),
                tags(group),
                targetGroups,
                group.instances().stream().map(i -> instance(i, targetGroups)).toList(),
                traits(group, attachments));
    }

    private static Sizes sizes(AutoScalingGroup group) {
        try {
            return new Sizes(group.minSize(), group.desiredCapacity(), group.maxSize());
        } catch (IllegalArgumentException e) {
            String text = "group " + group.autoScalingGroupName() + ": " + e.getMessage();
            throw new CloudException(
                    CloudException.Kind.STATE, "autoscaling:DescribeAutoScalingGroups", "", text, "", e);
        }
    }

    private static Set<String> suspended(AutoScalingGroup group) {
        return group.suspendedProcesses().stream()
                .map(SuspendedProcess::processName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> tags(AutoScalingGroup group) {
        return group.tags().stream()
                .collect(
                        Collectors.toMap(TagDescription::key, t -> Texts.orEmpty(t.value()), (first, second) -> first));
    }

    private Group.Traits traits(AutoScalingGroup group, Attachments attachments) {
        return new Group.Traits(
                Texts.orEmpty(group.autoScalingGroupARN()),
                Texts.orEmpty(group.status()),
                isWeighted(group),
                attachments.others(),
                attachments.gone(missing),
                group.warmPoolConfiguration() != null,
                group.enabledMetrics().stream().map(EnabledMetric::metric).collect(Collectors.toSet()),
                GroupSettings.of(group));
    }

    /** Whether desired capacity counts something else than instances. */
    private static boolean isWeighted(AutoScalingGroup group) {
        String unit = Texts.orEmpty(group.desiredCapacityType());
        return !(unit.isEmpty() || unit.equals("units"))
                || group.instances().stream().anyMatch(i -> i.weightedCapacity() != null)
                || hasWeightedOverrides(group);
    }

    private static boolean hasWeightedOverrides(AutoScalingGroup group) {
        return group.mixedInstancesPolicy() != null
                && group.mixedInstancesPolicy().launchTemplate() != null
                && group.mixedInstancesPolicy().launchTemplate().overrides().stream()
                        .anyMatch(o -> o.weightedCapacity() != null);
    }

    private Instance instance(software.amazon.awssdk.services.autoscaling.model.Instance i, List<String> attached) {
        Ec2Instances.Details known = details.getOrDefault(i.instanceId(), Ec2Instances.Details.UNKNOWN);
        return new Instance(
                i.instanceId(),
                Texts.orEmpty(i.availabilityZone()),
                Texts.orEmpty(i.lifecycleStateAsString()),
                // DescribeAutoScalingGroups says Healthy where DescribeAutoScalingInstances says HEALTHY.
                "healthy".equalsIgnoreCase(i.healthStatus()),
                Boolean.TRUE.equals(i.protectedFromScaleIn()),
                targetsOf(i.instanceId(), attached),
                known.launched(),
                known.version());
    }

    private Map<String, TargetHealth> targetsOf(String id, List<String> attached) {
        Map<String, TargetHealth> targets = new HashMap<>();
        for (String arn : attached) {
            Optional.ofNullable(health.getOrDefault(arn, Map.of()).get(id)).ifPresent(h -> targets.put(arn, h));
        }
        return targets;
    }
}
