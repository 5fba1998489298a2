package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.MetricType;

/** Where something could not be moved whole, nothing is begun, and every obstacle is named. */
class ScalingRefusalTest {
    private static final Instant SPRING = Instant.parse("2026-04-01T00:00:00Z");

    private final Account account = new Account(62, 2);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @Test
    void anItemOfTheSameNameIsComparedMemberByMember() {
        ScalingFixtures.few(account);
        track(green, "cpu", 40);
        assertThat(obstacles())
                .singleElement()
                .asString()
                .contains(
                        "policy cpu exists on both groups",
                        "TargetTrackingConfiguration.TargetValue is 40.0, not 50.0");
    }

    @Test
    void moreThanFiftyPoliciesWouldNotFit() {
        for (int n = 1; n <= 26; n++) {
            simple(blue, "ours-" + n);
            simple(green, "theirs-" + n);
        }
        assertThat(obstacles()).singleElement().asString().contains(green + " would have 52", "allows 50");
    }

    @Test
    void fiftyFit() {
        for (int n = 1; n <= 25; n++) {
            simple(blue, "ours-" + n);
            simple(green, "theirs-" + n);
        }
        assertThat(operator().deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(account.policies(green)).hasSize(50);
        assertThat(operator().finalizeRelease().ending()).isEqualTo(Ending.DONE);
        assertThat(account.policies(blue)).isEmpty();
        assertThat(account.policies(green)).hasSize(50);
    }

    @Test
    void moreThanAHundredAndTwentyFiveScheduledActionsWouldNotFit() {
        for (int n = 0; n < 63; n++) {
            once(blue, "ours-" + n, SPRING.plusSeconds(120L * n));
            once(green, "theirs-" + n, SPRING.plusSeconds(120L * n + 60));
        }
        assertThat(obstacles()).singleElement().asString().contains(green + " would have 126", "allows 125");
    }

    @Test
    void aHundredAndTwentyFiveScheduledActionsMoveThereAndBack() {
        for (int n = 0; n < 125; n++) {
            once(blue, "ours-" + n, SPRING.plusSeconds(120L * n));
        }
        List<String> before = Picture.of(account);
        assertThat(operator().deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(account.schedules(green)).hasSize(125);
        assertThat(operator().rollback().ending()).isEqualTo(Ending.DONE);
        assertThat(account.schedules(green)).isEmpty();
        assertThat(Picture.differences(before, Picture.of(account))).isEmpty();
    }

    @Test
    void twoActionsOfOneGroupCannotStartAtTheSameTime() {
        once(blue, "ours", SPRING);
        once(green, "theirs", SPRING);
        assertThat(obstacles()).singleElement().asString().contains("scheduled action ours starts at the same time");
    }

    @Test
    void aGroupThatLaunchesNothingCannotBeReturnedTo() {
        ScalingFixtures.few(account);
        account.autoScaling.suspendProcesses(r -> r.autoScalingGroupName(blue).scalingProcesses("Launch"));
        assertThat(obstacles()).singleElement().asString().contains("Launch", blue);
    }

    @Test
    void whatIsMovedMustNotRestWhereItIsMovedTo() {
        ScalingFixtures.few(account);
        account.autoScaling.suspendProcesses(
                r -> r.autoScalingGroupName(green).scalingProcesses("AlarmNotification", "ScheduledActions"));
        assertThat(obstacles())
                .hasSize(2)
                .anyMatch(p -> p.what().contains("AlarmNotification"))
                .anyMatch(p -> p.what().contains("ScheduledActions"));
    }

    @Test
    void membersThatNobodyKnowsAreNotLostInSilence() {
        ScalingFixtures.few(account);
        Operator operator = operator();
        operator.wire.alter(
                "DescribePolicies",
                answer -> answer.replace(
                        "<PolicyName>cpu</PolicyName>", "<PolicyName>cpu</PolicyName><Sleep><Hours>8</Hours></Sleep>"));
        assertThat(obstacles(operator))
                .singleElement()
                .asString()
                .contains("policy cpu has something that this asg-bg does not know", "Sleep.Hours");
    }

    @Test
    void allObstaclesAreNamedAtOnce() {
        ScalingFixtures.few(account);
        track(green, "cpu", 40);
        once(green, "theirs", Instant.parse("2026-03-01T12:00:00Z"));
        account.autoScaling.suspendProcesses(r -> r.autoScalingGroupName(blue).scalingProcesses("Launch"));
        assertThat(obstacles()).hasSize(3);
    }

    @Test
    void whatAnEarlierReleaseLeftBehindIsReplaced() {
        ScalingFixtures.few(account);
        List<String> before = Picture.of(account, blue, green);
        assertThat(operator().deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(operator().finalizeRelease().ending()).isEqualTo(Ending.DONE);
        track(blue, "cpu", 50);
        Outcome again = operator().deploy("v3");
        assertThat(again.ending()).as(again.toString()).isEqualTo(Ending.DONE);
        assertThat(operator().finalizeRelease().ending()).isEqualTo(Ending.DONE);
        assertThat(Picture.differences(before, Picture.of(account, blue, green), "IDLE sizes"))
                .isEmpty();
    }

    /** As Terraform does to the group that it declares, whichever serves. */
    @Test
    void whatHasBeenChangedSinceOnTheIdleGroupIsNotOverwritten() {
        ScalingFixtures.few(account);
        assertThat(operator().deploy("v2").ending()).isEqualTo(Ending.DONE);
        assertThat(operator().finalizeRelease().ending()).isEqualTo(Ending.DONE);
        track(blue, "cpu", 65);
        assertThat(obstacles(operator(), "v3"))
                .singleElement()
                .asString()
                .contains(
                        "policy cpu exists on both groups; on " + blue,
                        "TargetTrackingConfiguration.TargetValue is 65.0, not 50.0");
        track(green, "cpu", 65);
        Outcome agreed = operator().deploy("v3");
        assertThat(agreed.ending()).as(agreed.toString()).isEqualTo(Ending.DONE);
    }

    private void track(String group, String name, double target) {
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(group)
                .policyName(name)
                .policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(t -> t.targetValue(target)
                        .predefinedMetricSpecification(
                                m -> m.predefinedMetricType(MetricType.ASG_AVERAGE_CPU_UTILIZATION))));
    }

    private void simple(String group, String name) {
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(group)
                .policyName(name)
                .adjustmentType("ChangeInCapacity")
                .scalingAdjustment(1));
    }

    private void once(String group, String name, Instant at) {
        account.autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(group)
                .scheduledActionName(name)
                .startTime(at)
                .maxSize(9));
    }

    private List<Problem> obstacles() {
        return obstacles(operator());
    }

    private List<Problem> obstacles(Operator operator) {
        return obstacles(operator, "v2");
    }

    private List<Problem> obstacles(Operator operator, String version) {
        List<String> before = Picture.of(account);
        Outcome refused = operator.deploy(version);
        assertThat(refused.ending()).as(refused.toString()).isEqualTo(Ending.REFUSED);
        assertThat(refused.message().soNow()).startsWith("nothing was changed");
        assertThat(operator.wire.writes()).isEmpty();
        assertThat(Picture.of(account)).isEqualTo(before);
        return refused.problems();
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }
}
