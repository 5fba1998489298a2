package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.PreflightLook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the cloud asks for and what the simulated AWS makes of it, in virtual time. */
@Timeout(60)
class AwsCloudAgainstTheSandboxTest {
    private final SandboxPair pair = new SandboxPair();
    private final AwsCloud cloud = pair.cloud;
    private final String blue = pair.blue;

    @Test
    void whatServesIsSeen() {
        Observation seen = cloud.observe(FetchScope.PLAIN);
        assertThat(seen.blue().in(Lifecycle.IN_SERVICE)).isNotEmpty();
        assertThat(seen.green().instances()).isEmpty();
        assertThat(seen.blue().sizes()).isEqualTo(new Sizes(2, 2, 6));
        assertThat(seen.blue().serving()).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.version()).contains("v1");
            assertThat(instance.launched()).isPresent();
            assertThat(instance.zone()).startsWith("eu-west-1");
        });
        assertThat(seen.green().instances()).isEmpty();
        assertThat(seen.targetGroups())
                .containsExactly(new TargetGroup(
                        pair.sandbox.targetGroupArn(),
                        "shop",
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        2,
                        true));
    }

    @Test
    void nothingInterferesInANewAccount() {
        PreflightLook preflight = cloud.preflight();
        assertThat(preflight.refreshes()).isEmpty();
        assertThat(preflight.observation().scaling()).contains(Scaling.NONE);
    }

    @Test
    void taggedAndResizedGroupsStartTheNewVersion() {
        cloud.act(new Action.CreateOrUpdateTags(pair.green, "image-version", "v2"));
        cloud.act(
                new Action.UpdateAutoScalingGroup(pair.green, OptionalInt.of(1), OptionalInt.of(2), OptionalInt.of(3)));
        pair.seconds(180);
        Group green = cloud.observe(FetchScope.PLAIN).green();
        assertThat(green.sizes()).isEqualTo(new Sizes(1, 2, 3));
        assertThat(green.serving()).hasSize(2).allSatisfy(i -> assertThat(i.version())
                .contains("v2"));
        cloud.act(new Action.DeleteTags(pair.green, "image-version"));
        assertThat(cloud.observe(FetchScope.PLAIN).green().tag("image-version")).isEmpty();
    }

    @Test
    void standbyAndBack() {
        List<String> ids = blueIds();
        resizeBlue(0);
        cloud.act(new Action.EnterStandby(blue, ids));
        pair.seconds(60);
        Group standing = cloud.observe(FetchScope.PLAIN).blue();
        assertThat(standing.in(Lifecycle.STANDBY)).extracting(Instance::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(standing.sizes().desired()).isZero();
        cloud.act(new Action.ExitStandby(blue, ids));
        pair.seconds(120);
        assertThat(cloud.observe(FetchScope.PLAIN).blue().serving()).hasSize(2);
    }

    @Test
    void detachedThenTerminated() {
        List<String> ids = blueIds();
        resizeBlue(0);
        cloud.act(new Action.EnterStandby(blue, ids));
        pair.seconds(60);
        cloud.act(new Action.DetachInstances(blue, ids));
        pair.seconds(60);
        Observation detached = cloud.observe(FetchScope.PLAIN.withEc2States(ids));
        assertThat(detached.blue().instances()).isEmpty();
        assertThat(detached.ec2States()).hasSize(2).containsValue("running");
        cloud.act(new Action.TerminateInstances(ids));
        pair.seconds(120);
        assertThat(cloud.observe(FetchScope.PLAIN.withEc2States(ids))
                        .ec2States()
                        .values())
                .containsOnly("terminated");
    }

    @Test
    void processesAreSuspendedAndResumed() {
        List<String> processes = List.of("AZRebalance", "AlarmNotification");
        cloud.act(new Action.SuspendProcesses(blue, processes));
        assertThat(cloud.observe(FetchScope.PLAIN).blue().suspended()).containsExactlyInAnyOrderElementsOf(processes);
        cloud.act(new Action.ResumeProcesses(blue, List.of("AZRebalance")));
        assertThat(cloud.observe(FetchScope.PLAIN).blue().suspended()).containsExactly("AlarmNotification");
    }

    @Test
    void protectionIsSeenAndRemoved() {
        List<String> ids = blueIds();
        pair.clients.autoScaling().setInstanceProtection(r -> r.autoScalingGroupName(blue)
                .instanceIds(ids)
                .protectedFromScaleIn(true));
        assertThat(cloud.observe(FetchScope.PLAIN).blue().instances()).allMatch(Instance::isProtectedFromScaleIn);
        cloud.act(new Action.SetInstanceProtection(blue, ids));
        assertThat(cloud.observe(FetchScope.PLAIN).blue().instances()).noneMatch(Instance::isProtectedFromScaleIn);
    }

    @Test
    void standbyBelowTheMinimumIsAQuestionOfState() {
        assertThatThrownBy(() -> cloud.act(new Action.EnterStandby(blue, blueIds())))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.STATE);
                    assertThat(e.sentence())
                            .startsWith("autoscaling:EnterStandby ValidationError: AutoScalingGroup shop-blue has"
                                    + " min-size=2");
                });
    }

    @Test
    void anUnknownGroupIsNotFoundByAnyCall() {
        assertThatThrownBy(() -> cloud.act(new Action.SuspendProcesses("shop-bleu", List.of("AZRebalance"))))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        AwsCloud wrong = new AwsCloud(pair.clients, "shop-bleu", pair.green, "image-version", new FakeClock());
        assertThatThrownBy(() -> wrong.observe(FetchScope.PLAIN))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.remedy()).isEqualTo("did you mean `" + blue + "`?"));
    }

    @Test
    void idsThatNeverWereAreGoneAndDoNotHinderOthers() {
        String known = blueIds().get(0);
        List<String> ids = List.of("i-00000000000000001", known, "i-00000000000000002");
        assertThat(cloud.observe(FetchScope.GROUPS.withEc2States(ids)).ec2States())
                .containsEntry(known, "running")
                .containsEntry("i-00000000000000001", "gone")
                .containsEntry("i-00000000000000002", "gone");
    }

    @Test
    void aHealthyPairHasNoFailedActivities() {
        FetchScope scope = FetchScope.GROUPS.withFailures(Instant.EPOCH);
        assertThat(cloud.observe(scope).failures()).isEmpty();
    }

    @Test
    void aLaunchThatFailsIsSeenInTheActivitiesOnly() {
        pair.sandbox.failLaunches(pair.green, "We currently do not have sufficient t3.micro capacity");
        cloud.act(
                new Action.UpdateAutoScalingGroup(pair.green, OptionalInt.of(0), OptionalInt.of(2), OptionalInt.of(2)));
        Instant before = pair.sandbox.world().now();
        pair.seconds(60);
        List<Activity> failures =
                cloud.observe(FetchScope.PLAIN.withFailures(before)).failures();
        assertThat(failures).isNotEmpty().allSatisfy(failure -> {
            assertThat(failure.group()).isEqualTo(Colour.GREEN);
            assertThat(failure.message()).startsWith("We currently do not have sufficient t3.micro capacity");
            assertThat(failure.cause()).isNotBlank();
            assertThat(failure.zone()).startsWith("eu-west-1");
        });
        Instant later = pair.sandbox.world().now().plusSeconds(1);
        assertThat(cloud.observe(FetchScope.PLAIN.withFailures(later)).failures())
                .isEmpty();
    }

    @Test
    void aLostAnswerToStandbyIsUnclearAndAskedOnce() {
        List<String> ids = blueIds();
        resizeBlue(0);
        AwsCloud losing = pair.losingAnswersTo("Action=EnterStandby");
        assertThatThrownBy(() -> losing.act(new Action.EnterStandby(blue, ids)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNCLEAR));
        assertThat(losing.calls()).containsEntry("autoscaling:EnterStandby", 1);
        assertThat(cloud.observe(FetchScope.PLAIN).blue().sizes().desired()).isZero();
    }

    @Test
    void whatTheCallerMayDoIsAskedWithoutDoingIt() {
        List<String> operations =
                List.of("autoscaling:DescribeAutoScalingGroups", "autoscaling:EnterStandby", "ec2:TerminateInstances");
        List<String> ids = blueIds();
        assertThat(cloud.mayCall(operations, ids)).isEqualTo(PermissionCheck.NONE);
        assertThat(cloud.calls())
                .containsEntry("sts:GetCallerIdentity", 1)
                .containsEntry("iam:SimulatePrincipalPolicy", 1)
                .containsEntry("ec2:TerminateInstances", 1);
        pair.sandbox.deny("autoscaling:EnterStandby");
        pair.sandbox.deny("ec2:TerminateInstances");
        assertThat(cloud.mayCall(operations, ids).denied()).hasSize(2);
        assertThat(cloud.mayCall(operations, ids).unasked()).isEmpty();
        pair.seconds(120);
        assertThat(cloud.observe(FetchScope.PLAIN).blue().serving()).hasSize(2);
    }

    @Test
    void theConsoleIsRead() {
        assertThat(cloud.consoleTail(blueIds().get(0), 3)).hasSizeBetween(1, 3).allMatch(line -> !line.isBlank());
    }

    private void resizeBlue(int min) {
        cloud.act(
                new Action.UpdateAutoScalingGroup(blue, OptionalInt.of(min), OptionalInt.empty(), OptionalInt.empty()));
    }

    private List<String> blueIds() {
        return cloud.observe(FetchScope.PLAIN).blue().instances().stream()
                .map(Instance::id)
                .toList();
    }
}
