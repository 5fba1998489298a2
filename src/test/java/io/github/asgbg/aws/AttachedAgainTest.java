package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Instances that were detached come back, unless something about them forbids it for good. */
@Timeout(60)
class AttachedAgainTest {
    private final SandboxPair pair = new SandboxPair();
    private final AwsCloud cloud = pair.cloud;
    private List<String> detached = List.of();

    @BeforeEach
    void detachAllOfBlue() {
        detached = cloud.observe(FetchScope.GROUPS).blue().instances().stream()
                .map(Instance::id)
                .toList();
        resize(0, 2);
        cloud.act(new Action.EnterStandby(pair.blue, detached));
        pair.seconds(60);
        cloud.act(new Action.DetachInstances(pair.blue, detached));
        pair.seconds(60);
        assertThat(cloud.observe(FetchScope.GROUPS).blue().instances()).isEmpty();
    }

    private void resize(int min, int max) {
        cloud.act(new Action.UpdateAutoScalingGroup(
                pair.blue, OptionalInt.of(min), OptionalInt.empty(), OptionalInt.of(max)));
    }

    @Test
    void attachedInstancesServeAgainAndCountTowardsTheDesiredCapacity() {
        cloud.act(new Action.AttachInstances(pair.blue, detached));
        pair.seconds(120);
        Group blue = cloud.observe(FetchScope.PLAIN).blue();
        assertThat(blue.serving()).extracting(Instance::id).containsExactlyInAnyOrderElementsOf(detached);
        assertThat(blue.sizes().desired()).isEqualTo(2);
    }

    @Test
    void moreThanTheMaximumSizeIsAQuestionOfState() {
        resize(0, 1);
        assertThat(refusal().kind()).isEqualTo(Kind.STATE);
        resize(0, 2);
        cloud.act(new Action.AttachInstances(pair.blue, detached));
    }

    @Test
    void attachingTwiceIsAQuestionOfState() {
        cloud.act(new Action.AttachInstances(pair.blue, detached));
        assertThat(refusal().kind()).isEqualTo(Kind.STATE);
    }

    @Test
    void aSuspendedLaunchProcessIsAQuestionOfState() {
        cloud.act(new Action.SuspendProcesses(pair.blue, List.of("Launch")));
        assertThat(refusal().kind()).isEqualTo(Kind.STATE);
    }

    @Test
    void aTerminatedInstanceNeverComesBack() {
        cloud.act(new Action.TerminateInstances(detached.subList(0, 1)));
        pair.seconds(120);
        assertForGood();
    }

    @Test
    void anInstanceOfAnotherZoneIsRefusedForGood() {
        String subnets = pair.clients
                .autoScaling()
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(pair.blue))
                .autoScalingGroups()
                .get(0)
                .vpcZoneIdentifier();
        String first = subnets.substring(0, subnets.indexOf(","));
        assertThat(first).as("each of the two instances has a zone of its own").isNotEqualTo(subnets);
        pair.clients.autoScaling().updateAutoScalingGroup(r -> r.autoScalingGroupName(pair.blue)
                .vpcZoneIdentifier(first));
        assertForGood();
    }

    private void assertForGood() {
        CloudException refusal = refusal();
        assertThat(refusal.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refusal.isPassing()).isFalse();
        assertThat(refusal.remedy()).startsWith("an instance can be attached while it runs");
    }

    private CloudException refusal() {
        CloudException[] thrown = new CloudException[1];
        assertThatThrownBy(() -> cloud.act(new Action.AttachInstances(pair.blue, detached)))
                .isInstanceOfSatisfying(CloudException.class, e -> thrown[0] = e);
        return thrown[0];
    }
}
