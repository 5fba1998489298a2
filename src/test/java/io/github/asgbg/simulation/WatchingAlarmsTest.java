package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.plan.scaling.Watching;
import io.github.asgbg.port.LedgerDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** Alarms that watch the live group and call nobody's policies stay and are named, or follow the release. */
class WatchingAlarmsTest {
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:pager";
    private static final ScalingOptions MOVE = new ScalingOptions(true, Optional.empty());

    private final Account account = new Account(72, 2);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @Test
    void unlessTheyAreToFollowTheyStayAndAreNamed() {
        page("cpu-high", blue);
        page("of-another", "other");
        List<String> before = Picture.of(account);
        String staying = "alarm cpu-high watches " + blue + ", calls no policy and stays there";
        assertThat(operator(ScalingOptions.DEFAULT).noticesOfDeploy("v2"))
                .singleElement()
                .asString()
                .startsWith(staying);
        done(operator(ScalingOptions.DEFAULT).deploy("v2"));
        assertThat(watched("cpu-high")).isEqualTo(blue);
        assertThat(left(operator(ScalingOptions.DEFAULT)))
                .containsExactly("alarm cpu-high watches " + blue + ", which does not serve");
        // What was decided when the release began, holds.
        done(operator(MOVE).rollback());
        assertThat(Picture.differences(before, Picture.of(account))).isEmpty();
        done(operator(ScalingOptions.DEFAULT).deploy("v3"));
        done(operator(ScalingOptions.DEFAULT).finalizeRelease());
        assertThat(left(operator(ScalingOptions.DEFAULT)))
                .containsExactly("alarm cpu-high watches " + blue + ", which does not serve");
    }

    @Test
    void thoseThatAreToFollowWatchTheGroupThatServes() {
        page("cpu-high", blue);
        page("of-another", "other");
        List<String> before = Picture.of(account);
        done(operator(MOVE).deploy("v2"));
        assertThat(watched("cpu-high")).isEqualTo(green);
        assertThat(watched("of-another")).isEqualTo("other");
        done(operator(ScalingOptions.DEFAULT).rollback());
        assertThat(Picture.differences(before, Picture.of(account))).isEmpty();
        done(operator(MOVE).deploy("v3"));
        done(operator(MOVE).finalizeRelease());
        assertThat(watched("cpu-high")).isEqualTo(green);
        assertThat(left(operator(MOVE))).isEmpty();
    }

    @Test
    void anAlarmThatCallsPoliciesOfBothGroupsIsRefused() {
        String ours = policy(blue, "more");
        String theirs = policy(green, "also-more");
        alarm("cpu-high", blue, ours, theirs);
        Outcome refused = operator(ScalingOptions.DEFAULT).deploy("v2");
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.problems())
                .singleElement()
                .asString()
                .contains(
                        "alarm cpu-high calls policies of both groups: more of " + blue + " and also-more of " + green);
    }

    private static List<String> left(Operator operator) {
        LedgerDocument document = operator.status().entry().orElseThrow().document();
        Release release = document.release().or(document::last).orElseThrow();
        return Watching.left(operator.status().observation().scaling().orElseThrow(), release);
    }

    private String policy(String group, String name) {
        return account.autoScaling
                .putScalingPolicy(r -> r.autoScalingGroupName(group)
                        .policyName(name)
                        .adjustmentType("ChangeInCapacity")
                        .scalingAdjustment(1))
                .policyARN();
    }

    private void page(String name, String group) {
        alarm(name, group, TOPIC);
    }

    private void alarm(String name, String group, String... actions) {
        account.cloudWatch.putMetricAlarm(a -> a.alarmName(name)
                .namespace("AWS/EC2")
                .metricName("CPUUtilization")
                .dimensions(Dimension.builder()
                        .name("AutoScalingGroupName")
                        .value(group)
                        .build())
                .statistic("Average")
                .period(60)
                .evaluationPeriods(1)
                .threshold(90.0)
                .comparisonOperator("GreaterThanThreshold")
                .alarmActions(actions));
    }

    private String watched(String alarm) {
        return account.cloudWatch
                .describeAlarms(r -> r.alarmNames(alarm))
                .metricAlarms()
                .get(0)
                .dimensions()
                .get(0)
                .value();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    private Operator operator(ScalingOptions scaling) {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester", scaling);
    }
}
