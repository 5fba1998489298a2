package io.github.asgbg.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Something other than the release that changes a group's size, or keeps it from changing. */
enum Hazard {
    /** A scheduled action asks for more. */
    GROWS,
    /** A scheduled action asks for less. */
    SHRINKS,
    /** An alarm calls a policy that scales out. */
    HOT,
    /** An alarm calls a policy that scales in. */
    COLD,
    /** Predictive scaling expects more. */
    FORECAST,
    /** Somebody suspends the processes of both groups that act on alarms and schedules. */
    SUSPENDS,
    /** Somebody resumes every process of both groups. */
    RESUMES;

    static final int INSTANCES = 3;
    static final String SCHEDULE = "surge";
    private static final Instant NEVER = Instant.parse("2027-01-01T00:00:00Z");
    private static final String[] RESTING = {"AlarmNotification", "ScheduledActions"};

    /** An account whose blue group has all that may act here; a schedule acts at {@code at}. */
    static Account account(long seed, Hazard hazard, Instant at) {
        Account account = new Account(seed, INSTANCES);
        String blue = account.sandbox.blueGroup();
        account.groups()
                .keySet()
                .forEach(group -> account.autoScaling.updateAutoScalingGroup(
                        r -> r.autoScalingGroupName(group).defaultCooldown(0)));
        policy(account, "two-more", 2);
        policy(account, "one-less", -1);
        alarm(account, "hot", "two-more");
        alarm(account, "cold", "one-less");
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(blue)
                .policyName("forecast")
                .policyType("PredictiveScaling")
                .predictiveScalingConfiguration(
                        c -> c.mode("ForecastAndScale").metricSpecifications(ScalingFixtures.pair())));
        hazard.schedule(account, at);
        return account;
    }

    static Account undisturbed(long seed) {
        return account(seed, SHRINKS, NEVER);
    }

    private void schedule(Account account, Instant at) {
        List<Integer> sizes = this == GROWS ? List.of(4, 5, 9) : List.of(1, 1, 4);
        account.autoScaling.putScheduledUpdateGroupAction(r -> r.autoScalingGroupName(account.sandbox.blueGroup())
                .scheduledActionName(SCHEDULE)
                .startTime(isScheduled() ? at : NEVER)
                .minSize(sizes.get(0))
                .desiredCapacity(sizes.get(1))
                .maxSize(sizes.get(2)));
    }

    boolean isScheduled() {
        return this == GROWS || this == SHRINKS;
    }

    /** The limits that the group that serves has in the end: the schedule's, once it has acted, or else its own. */
    List<Integer> limits() {
        return switch (this) {
            case GROWS -> List.of(4, 9);
            case SHRINKS -> List.of(1, 4);
            default -> List.of(2, 2 * INSTANCES + 2);
        };
    }

    /** As few instances as may ever serve: what served, unless the owner's own configuration takes it away. */
    int floor(boolean mayBeReleased) {
        return switch (this) {
            case SHRINKS -> 1;
            case COLD -> mayBeReleased ? 2 : INSTANCES;
            default -> INSTANCES;
        };
    }

    private static void policy(Account account, String name, int change) {
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(account.sandbox.blueGroup())
                .policyName(name)
                .adjustmentType("ChangeInCapacity")
                .scalingAdjustment(change));
    }

    private static void alarm(Account account, String name, String policy) {
        String blue = account.sandbox.blueGroup();
        account.cloudWatch.putMetricAlarm(a -> a.alarmName(name)
                .namespace("Shop")
                .metricName(name)
                .dimensions(Dimension.builder().name("Fleet").value(blue).build())
                .statistic("Average")
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(account.policyArn(blue, policy)));
    }

    /** Now. A schedule acts by itself. */
    void strike(Account account) {
        switch (this) {
            case GROWS, SHRINKS -> {}
            case HOT -> goesOff(account, "hot");
            case COLD -> goesOff(account, "cold");
            case FORECAST -> groups(account).keySet().forEach(group -> account.sandbox.forecast(group, 5));
            case SUSPENDS ->
                groups(account)
                        .keySet()
                        .forEach(group -> account.autoScaling.suspendProcesses(
                                r -> r.autoScalingGroupName(group).scalingProcesses(RESTING)));
            case RESUMES ->
                groups(account)
                        .keySet()
                        .forEach(group -> account.autoScaling.resumeProcesses(r -> r.autoScalingGroupName(group)));
        }
    }

    private static void goesOff(Account account, String alarm) {
        account.cloudWatch.setAlarmState(
                r -> r.alarmName(alarm).stateValue(StateValue.ALARM).stateReason("for once"));
    }

    private static Map<String, ?> groups(Account account) {
        return account.groups();
    }
}
