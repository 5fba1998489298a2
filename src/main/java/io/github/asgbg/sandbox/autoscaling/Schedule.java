package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** Runs scheduled actions when they are due; AWS may be two minutes late, this is not. */
final class Schedule {
    private static final String WHO = "a scheduled action";

    private final Account account;

    Schedule(Account account) {
        this.account = account;
    }

    /** Stores the action in place of one of the same name, and runs it when it is due. */
    void put(Group group, ScheduledAction action) {
        group.scheduled().put(action.name(), action);
        action.due().ifPresent(due -> account.world()
                .after(Duration.between(account.now(), due), () -> due(group, action)));
    }

    /** Does nothing if the action was replaced or deleted meanwhile. */
    private void due(Group group, ScheduledAction action) {
        if (group.scheduled().remove(action.name(), action)) {
            Instant now = account.now();
            if (action.next().isPresent() && !group.isSuspended("ScheduledActions")) {
                run(group, action.given());
            }
            ScheduledAction passed = action.passed(now);
            if (!passed.isOver(now)) {
                put(group, passed);
            }
        }
    }

    private void run(Group group, ScheduledUpdateGroupAction action) {
        UpdateAutoScalingGroupRequest sizes = UpdateAutoScalingGroupRequest.builder()
                .minSize(action.minSize())
                .maxSize(action.maxSize())
                .desiredCapacity(action.desiredCapacity())
                .build();
        try {
            group.resize(Sizes.resized(group.settings(), sizes), account.now(), WHO);
        } catch (AwsError refusal) {
            sayItFailed(group, action, Settings.merged(group.settings(), sizes), String.valueOf(refusal.getMessage()));
        }
    }

    /** No source shows the description of such an activity; the message is UpdateAutoScalingGroup's. */
    private void sayItFailed(Group group, ScheduledUpdateGroupAction action, AutoScalingGroup asked, String message) {
        String cause = Activities.at(account.now()) + WHO + Group.constraints(asked);
        String activity = account.activities()
                .begin(
                        group,
                        "Executing scheduled action " + action.scheduledActionName(),
                        cause,
                        ScalingActivityStatusCode.IN_PROGRESS,
                        0)
                .activityId();
        account.activities().fail(activity, message);
    }
}
