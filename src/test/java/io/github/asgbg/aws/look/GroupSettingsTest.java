package io.github.asgbg.aws.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;

class GroupSettingsTest {
    @Test
    void settingsHaveTheNamesThatAwsGivesThem() {
        assertThat(settings(g -> g.healthCheckType("ELB")
                        .healthCheckGracePeriod(300)
                        .defaultCooldown(120)
                        .defaultInstanceWarmup(60)
                        .newInstancesProtectedFromScaleIn(true)
                        .maxInstanceLifetime(86_400)
                        .capacityRebalance(true)
                        .terminationPolicies("OldestInstance", "Default")
                        .instanceMaintenancePolicy(
                                p -> p.minHealthyPercentage(90).maxHealthyPercentage(110))))
                .isEqualTo(Map.of(
                        "HealthCheckType", "ELB",
                        "HealthCheckGracePeriod", "300",
                        "DefaultCooldown", "120",
                        "DefaultInstanceWarmup", "60",
                        "NewInstancesProtectedFromScaleIn", "true",
                        "MaxInstanceLifetime", "86400",
                        "CapacityRebalance", "true",
                        "TerminationPolicies", "[OldestInstance, Default]",
                        "InstanceMaintenancePolicy", "{MaxHealthyPercentage=110, MinHealthyPercentage=90}"));
    }

    @Test
    void whereOrderMeansNothingItIsNoDifference() {
        assertThat(settings(g -> g.availabilityZones("eu-west-1b", "eu-west-1a")
                        .vpcZoneIdentifier("subnet-2, subnet-1")
                        .healthCheckType("ELB,EBS")))
                .isEqualTo(settings(g -> g.availabilityZones("eu-west-1a", "eu-west-1b")
                        .vpcZoneIdentifier("subnet-1,subnet-2")
                        .healthCheckType("EBS,ELB")));
    }

    @Test
    void theOrderOfTerminationPoliciesIsADifference() {
        assertThat(settings(g -> g.terminationPolicies("OldestInstance", "NewestInstance")))
                .isNotEqualTo(settings(g -> g.terminationPolicies("NewestInstance", "OldestInstance")));
    }

    @Test
    void aLaunchTemplateCountsByItsIdAndNotByItsVersion() {
        assertThat(settings(
                        g -> g.launchTemplate(t -> t.launchTemplateId("lt-1").version("3"))))
                .isEqualTo(settings(
                        g -> g.launchTemplate(t -> t.launchTemplateId("lt-1").version("4"))))
                .containsEntry("LaunchTemplateId", "lt-1");
        assertThat(mixed("lt-1", "1", "t3.micro")).isEqualTo(mixed("lt-1", "2", "t3.micro"));
        assertThat(mixed("lt-1", "1", "t3.micro")).isNotEqualTo(mixed("lt-1", "1", "t3.small"));
        assertThat(mixed("lt-1", "1", "t3.micro")).isNotEqualTo(mixed("lt-2", "1", "t3.micro"));
    }

    private static Map<String, String> mixed(String id, String version, String type) {
        LaunchTemplateOverrides override = LaunchTemplateOverrides.builder()
                .instanceType(type)
                .launchTemplateSpecification(s -> s.launchTemplateId("lt-9").version(version))
                .build();
        return settings(g -> g.mixedInstancesPolicy(m -> m.launchTemplate(
                t -> t.launchTemplateSpecification(s -> s.launchTemplateId(id).version(version))
                        .overrides(override))));
    }

    @Test
    void whatIsNotSetIsTheSameAsWhatIsSetToNothing() {
        assertThat(settings(
                        g -> g.capacityRebalance(false).vpcZoneIdentifier("").terminationPolicies()))
                .isEqualTo(settings(g -> {}))
                .isEmpty();
    }

    private static Map<String, String> settings(Consumer<AutoScalingGroup.Builder> change) {
        return GroupSettings.of(AutoScalingGroup.builder().applyMutation(change).build());
    }
}
