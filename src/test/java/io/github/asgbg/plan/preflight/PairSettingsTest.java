package io.github.asgbg.plan.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Worlds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where a pair is no pair, it is said before a release, and how to mend it. */
class PairSettingsTest {
    @Test
    void anEqualPairHasNothingToSay() {
        Observation seen = pair(Map.of("HealthCheckType", "ELB"), Map.of("HealthCheckType", "ELB"));
        assertThat(problems(seen)).isEmpty();
        assertThat(notices(seen)).isEmpty();
    }

    @Test
    void whatDecidesOnTheNewInstancesStandsAgainstARelease() {
        String policy = "{InstancesDistribution={OnDemandBaseCapacity=1}, LaunchTemplate={Overrides=[...]}}";
        Observation seen = pair(
                Map.of("HealthCheckType", "ELB", "MixedInstancesPolicy", policy, "DefaultCooldown", "60"),
                Map.of("HealthCheckType", "EC2", "DefaultCooldown", "300"));
        assertThat(problems(seen))
                .containsExactly(new Problem(
                        "shop-blue has HealthCheckType ELB, shop-green EC2; shop-blue and shop-green differ in"
                                + " MixedInstancesPolicy",
                        "'aws autoscaling update-auto-scaling-group --auto-scaling-group-name shop-green"
                                + " --health-check-type ELB'; 'aws autoscaling update-auto-scaling-group"
                                + " --auto-scaling-group-name shop-green --mixed-instances-policy POLICY' with, for POLICY,"
                                + " what 'aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names shop-blue"
                                + " --query AutoScalingGroups\\[0\\].MixedInstancesPolicy' shows"));
        assertThat(notices(seen)).containsExactly("shop-blue has DefaultCooldown 60, shop-green 300");
    }

    @Test
    void aPolicyThatOnlyTheIdleGroupHasGivesWayToTheLiveGroupsTemplate() {
        Observation seen = pair(Map.of("LaunchTemplateId", "lt-1"), Map.of("MixedInstancesPolicy", "{short}"));
        assertThat(problems(seen)).singleElement().satisfies(p -> {
            assertThat(p.what()).isEqualTo("shop-blue has MixedInstancesPolicy none, shop-green {short}");
            assertThat(p.remedy()).endsWith("shop-green --launch-template LaunchTemplateId=lt-1'");
        });
        assertThat(notices(seen)).containsExactly("shop-blue has LaunchTemplateId lt-1, shop-green none");
    }

    private static List<Problem> problems(Observation seen) {
        return Preconditions.toDeploy(seen, Worlds.release(seen), Map.of(), Optional.empty());
    }

    private static List<String> notices(Observation seen) {
        return Preconditions.notices(seen, Worlds.release(seen));
    }

    private static Observation pair(Map<String, String> blue, Map<String, String> green) {
        return Worlds.seen(
                with(Worlds.group(Colour.BLUE, new Sizes(2, 2, 4), Worlds.healthy("i-b", 2)), blue),
                with(Worlds.group(Colour.GREEN, Sizes.ZERO, List.of()), green));
    }

    private static Group with(Group group, Map<String, String> settings) {
        return new Group(
                group.colour(),
                group.name(),
                group.sizes(),
                group.suspended(),
                group.tags(),
                group.targetGroups(),
                group.instances(),
                new Group.Traits("", "", false, List.of(), List.of(), false, Set.of(), new TreeMap<>(settings)));
    }
}
