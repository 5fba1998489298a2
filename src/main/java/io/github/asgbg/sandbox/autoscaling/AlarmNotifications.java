package io.github.asgbg.sandbox.autoscaling;

import java.util.Optional;

/**
 * What alarms make policies do (process AlarmNotification).
 *
 * <p>An alarm calls again at every evaluation while it lasts; so, after the process is resumed or a policy enabled, one
 * that is still in ALARM acts at its next call.
 */
final class AlarmNotifications {
    private final Account account;
    private final Scaling scaling;

    AlarmNotifications(Account account, Scaling scaling) {
        this.account = account;
        this.scaling = scaling;
    }

    void heed(Alarms.Call call) {
        for (Group group : account.allGroups()) {
            group.policies().values().stream()
                    .filter(policy -> policy.arn().equals(call.actionArn()))
                    .filter(policy -> policy.given().enabled() && !group.isSuspended("AlarmNotification"))
                    .findFirst()
                    .ifPresent(policy -> heed(group, policy, call));
        }
    }

    private void heed(Group group, Policy policy, Alarms.Call call) {
        String cause = Activities.at(account.now()) + "a monitor alarm " + call.alarmName() + " in state "
                + call.state() + " triggered policy " + policy.name();
        switch (policy.kind()) {
            case SIMPLE -> {
                if (scaling.blockingActivity(group).isEmpty()) {
                    scaling.simple(group, policy.given(), cause);
                }
            }
            case STEP -> step(group, policy, call, cause);
            case TARGET_TRACKING -> track(group, policy, call, cause);
            case PREDICTIVE -> {}
        }
    }

    /** An alarm that was set by hand has no datapoint to choose a step by. No source says what AWS does; here it does nothing. */
    private void step(Group group, Policy policy, Alarms.Call call, String cause) {
        if (call.value().isPresent() && call.threshold().isPresent()) {
            Adjustments.step(
                            policy.given().stepAdjustments(),
                            call.value().getAsDouble(),
                            call.threshold().getAsDouble())
                    .ifPresent(step -> scaling.step(group, policy.given(), step, cause));
        }
    }

    private void track(Group group, Policy policy, Alarms.Call call, String cause) {
        if (call.value().isEmpty() || !call.state().equals("ALARM")) {
            return;
        }
        double value = call.value().getAsDouble();
        if (policy.own()
                .map(Policy.OwnAlarms::high)
                .filter(call.alarmName()::equals)
                .isPresent()) {
            scaling.trackOut(group, policy.given(), value, cause);
        } else if (low(policy).filter(call.alarmName()::equals).isPresent() && allAgree(group, policy)) {
            scaling.trackIn(group, policy.given(), value, cause);
        }
    }

    /** Scaling in needs all policies that may scale in (UG:as-scaling-target-tracking, "Considerations"). */
    private boolean allAgree(Group group, Policy asking) {
        return group.policies().values().stream()
                .filter(policy ->
                        !policy.name().equals(asking.name()) && policy.given().enabled())
                .allMatch(policy ->
                        low(policy).map(alarm -> isInAlarm(policy, alarm)).orElse(true));
    }

    private static Optional<String> low(Policy policy) {
        return policy.own().flatMap(Policy.OwnAlarms::low);
    }

    private boolean isInAlarm(Policy policy, String alarmName) {
        return account.alarms().calling(policy.arn()).stream()
                .anyMatch(alarm -> alarm.alarmName().equals(alarmName) && "ALARM".equals(alarm.stateValueAsString()));
    }
}
