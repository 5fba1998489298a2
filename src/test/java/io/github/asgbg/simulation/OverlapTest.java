package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/**
 * While both versions serve, each instance gets half of the requests. A policy that scales in on so few requests must not do
 * it, neither then nor when it comes into effect on the new group with those numbers still in its alarm.
 */
class OverlapTest {
    private static final long SEED = 67;
    private static final int INSTANCES = 3;
    private static final double REQUESTS_OF_EACH = 1000;
    private static final String POLICY = "few-requests";

    private final Account account = new Account(SEED, INSTANCES);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();
    private final List<String> old = Account.ids(account.blue());
    private final List<String> violations = new ArrayList<>();
    private final WorldTimer timer = new WorldTimer(account.sandbox.world(), this::look);
    private boolean hasHalf;

    @Test
    void aFreshlyCopiedPolicyDoesNotActOnTheMetricsOfTheOverlap() {
        scaleInOnFewRequests(blue);
        account.sandbox.load(INSTANCES * REQUESTS_OF_EACH);
        timer.pause(Duration.ofMinutes(3));
        Operator operator = new Operator(account, timer, "tester");
        operator.wire.meanwhile(() -> timer.pause(Duration.ofSeconds(3)));
        Outcome outcome = operator.deploy("v2");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        timer.pause(Duration.ofMinutes(20));
        assertThat(hasHalf).as("the alarm went off during the overlap").isTrue();
        assertThat(violations).as("seed " + SEED).isEmpty();
        assertThat(account.green().desiredCapacity()).isEqualTo(INSTANCES);
        assertThat(account.healthyTargets()).isEqualTo(Account.ids(account.green()));
    }

    /** The same alarm and policy on a second group that somebody fills by hand. */
    @Test
    void withoutPrecautionsItWouldAct() {
        scaleInOnFewRequests(green);
        account.sandbox.load(INSTANCES * REQUESTS_OF_EACH);
        account.resize(green, 1, INSTANCES, 8);
        account.pass(Duration.ofMinutes(10));
        assertThat(account.green().desiredCapacity()).isLessThan(INSTANCES);
    }

    private void look() {
        hasHalf |= account.cloudWatch.describeAlarms(r -> r.alarmNames(POLICY)).metricAlarms().stream()
                .anyMatch(a -> a.stateValueAsString().equals("ALARM"));
        if (!Account.ids(account.blue()).equals(old)) {
            violations.add("blue has scaled to " + Account.ids(account.blue()));
        }
        if (account.healthyTargets().size() < INSTANCES) {
            violations.add("only " + account.healthyTargets() + " are healthy");
        }
    }

    private void scaleInOnFewRequests(String group) {
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(group)
                .policyName("requests")
                .policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(t -> t.targetValue(REQUESTS_OF_EACH + 50)
                        .predefinedMetricSpecification(m -> m.predefinedMetricType("ALBRequestCountPerTarget")
                                .resourceLabel(ScalingFixtures.label(account)))));
        String step = account.autoScaling
                .putScalingPolicy(r -> r.autoScalingGroupName(group)
                        .policyName(POLICY)
                        .policyType("StepScaling")
                        .adjustmentType("ChangeInCapacity")
                        .estimatedInstanceWarmup(0)
                        .stepAdjustments(StepAdjustment.builder()
                                .metricIntervalUpperBound(0.0)
                                .scalingAdjustment(-1)
                                .build()))
                .policyARN();
        // A step policy looks at the last datapoint, which is good again; a simple one acts as long as the alarm lasts.
        account.groups()
                .keySet()
                .forEach(each -> account.autoScaling.updateAutoScalingGroup(
                        r -> r.autoScalingGroupName(each).defaultCooldown(0)));
        String simple = account.autoScaling
                .putScalingPolicy(r -> r.autoScalingGroupName(group)
                        .policyName("one-less")
                        .adjustmentType("ChangeInCapacity")
                        .scalingAdjustment(-1))
                .policyARN();
        account.cloudWatch.putMetricAlarm(a -> a.alarmName(POLICY)
                .namespace("AWS/ApplicationELB")
                .metricName("RequestCountPerTarget")
                .dimensions(Dimension.builder()
                        .name("TargetGroup")
                        .value(account.targetGroup())
                        .build())
                .statistic("Sum")
                .period(60)
                // One minute of the overlap keeps the alarm going for two more.
                .evaluationPeriods(3)
                .datapointsToAlarm(1)
                .threshold(REQUESTS_OF_EACH * 0.7)
                .comparisonOperator("LessThanThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(step, simple));
    }
}
