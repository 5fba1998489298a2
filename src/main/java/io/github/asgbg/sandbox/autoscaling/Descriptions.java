package io.github.asgbg.sandbox.autoscaling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.EnabledMetric;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;

/** Groups and instances as the Describe operations show them. */
final class Descriptions {
    private final Account account;

    Descriptions(Account account) {
        this.account = account;
    }

    AutoScalingGroup of(Group group, boolean withInstances) {
        AutoScalingGroup.Builder result = group.settings().toBuilder()
                .availabilityZones(group.places().stream()
                        .map(Group.Place::zone)
                        .distinct()
                        .toList())
                .instances(withInstances ? instances(group) : List.of())
                .suspendedProcesses(group.suspended().entrySet().stream()
                        .map(entry -> SuspendedProcess.builder()
                                .processName(entry.getKey())
                                .suspensionReason(entry.getValue())
                                .build())
                        .toList())
                .tags(group.tags().values())
                .predictedCapacity(predictedCapacity(group))
                .targetGroupARNs(byOlderCalls(group))
                .trafficSources(group.attachedTargetGroups().stream()
                        .map(Descriptions::trafficSource)
                        .toList())
                .enabledMetrics(group.metrics().stream()
                        .map(metric -> EnabledMetric.builder()
                                .metric(metric)
                                .granularity("1Minute")
                                .build())
                        .toList());
        return group.isDeleting() ? result.status("Delete in progress").build() : result.build();
    }

    /** "When it has a predictive scaling policy" (API: AutoScalingGroup). */
    private static @Nullable Integer predictedCapacity(Group group) {
        return group.policies().values().stream().anyMatch(policy -> policy.kind() == PolicyKind.PREDICTIVE)
                ? group.forecast().map(Forecast::capacity).orElse(null)
                : null;
    }

    private List<Instance> instances(Group group) {
        return account.shuffled(group.members().values()).stream()
                .map(Descriptions::instance)
                .toList();
    }

    /**
     * Traffic sources are all of them. Whether AWS lists here what was attached as a traffic source, no document says; a
     * reader that needs both lists is right in either case.
     */
    private static List<String> byOlderCalls(Group group) {
        return group.attachedTargetGroups().stream()
                .filter(arn -> !group.trafficSources().contains(arn))
                .toList();
    }

    static TrafficSourceIdentifier trafficSource(String targetGroupArn) {
        return TrafficSourceIdentifier.builder()
                .identifier(targetGroupArn)
                .type("elbv2")
                .build();
    }

    private static Instance instance(Member member) {
        Instance.Builder result = Instance.builder()
                .instanceId(member.id())
                .availabilityZone(member.zone())
                .instanceType(member.instanceType())
                .lifecycleState(member.state().text())
                .healthStatus(member.isHealthy() ? "Healthy" : "Unhealthy")
                .protectedFromScaleIn(member.isProtected());
        member.template().ifPresent(template -> result.launchTemplate(specification(template)));
        return result.build();
    }

    /** The same instance in another operation, where AWS writes its health in capitals. */
    static AutoScalingInstanceDetails details(Group group, Member member) {
        AutoScalingInstanceDetails.Builder result = AutoScalingInstanceDetails.builder()
                .instanceId(member.id())
                .autoScalingGroupName(group.name())
                .availabilityZone(member.zone())
                .instanceType(member.instanceType())
                .lifecycleState(member.state().text())
                .healthStatus(member.isHealthy() ? "HEALTHY" : "UNHEALTHY")
                .protectedFromScaleIn(member.isProtected());
        member.template().ifPresent(template -> result.launchTemplate(specification(template)));
        return result.build();
    }

    /** Which template version an instance really came from. */
    private static LaunchTemplateSpecification specification(Compute.Template template) {
        return LaunchTemplateSpecification.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name())
                .version(template.version())
                .build();
    }
}
