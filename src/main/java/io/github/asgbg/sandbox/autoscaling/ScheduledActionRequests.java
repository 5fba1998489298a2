package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.BatchDeleteScheduledActionRequest;
import software.amazon.awssdk.services.autoscaling.model.BatchDeleteScheduledActionResponse;
import software.amazon.awssdk.services.autoscaling.model.BatchPutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.BatchPutScheduledUpdateGroupActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteScheduledActionRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteScheduledActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.autoscaling.model.FailedScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionResponse;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;

/** Scheduled actions, one by one and in batches; their names are unique in a group, not across groups. */
final class ScheduledActionRequests {
    private static final int ACTIONS_PER_GROUP = 125;
    private static final int ACTIONS_PER_CALL = 50;

    /** No longer used, says the API. */
    private static final Set<String> UNUSED = Set.of("Time");

    private final Account account;
    private final Schedule schedule;

    ScheduledActionRequests(Account account, Schedule schedule) {
        this.account = account;
        this.schedule = schedule;
    }

    PutScheduledUpdateGroupActionResponse put(PutScheduledUpdateGroupActionRequest request) {
        put(account.requireWritable(request.autoScalingGroupName()), request);
        return PutScheduledUpdateGroupActionResponse.builder().build();
    }

    /** What cannot be put is listed in an answer that is a success otherwise. */
    BatchPutScheduledUpdateGroupActionResponse putAll(BatchPutScheduledUpdateGroupActionRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        List<ScheduledUpdateGroupActionRequest> asked =
                Requests.atMost(ACTIONS_PER_CALL, request.scheduledUpdateGroupActions(), "scheduledUpdateGroupActions");
        List<FailedScheduledUpdateGroupActionRequest> failed = new ArrayList<>();
        for (ScheduledUpdateGroupActionRequest one : asked) {
            attempt(one.scheduledActionName(), () -> put(group, one)).ifPresent(failed::add);
        }
        return BatchPutScheduledUpdateGroupActionResponse.builder()
                .failedScheduledUpdateGroupActions(failed)
                .build();
    }

    DeleteScheduledActionResponse delete(DeleteScheduledActionRequest request) {
        delete(account.requireWritable(request.autoScalingGroupName()), request.scheduledActionName());
        return DeleteScheduledActionResponse.builder().build();
    }

    /** What cannot be deleted is listed in an answer that is a success otherwise. */
    BatchDeleteScheduledActionResponse deleteAll(BatchDeleteScheduledActionRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        List<FailedScheduledUpdateGroupActionRequest> failed = new ArrayList<>();
        for (String name : Requests.atMost(ACTIONS_PER_CALL, request.scheduledActionNames(), "scheduledActionNames")) {
            attempt(name, () -> delete(group, name)).ifPresent(failed::add);
        }
        return BatchDeleteScheduledActionResponse.builder()
                .failedScheduledActions(failed)
                .build();
    }

    private static Optional<FailedScheduledUpdateGroupActionRequest> attempt(String name, Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (AwsError refusal) {
            return Optional.of(FailedScheduledUpdateGroupActionRequest.builder()
                    .scheduledActionName(name)
                    .errorCode(refusal.code())
                    .errorMessage(refusal.getMessage())
                    .build());
        }
    }

    /** A later put replaces all but the ARN. */
    private void put(Group group, SdkPojo request) {
        ScheduledUpdateGroupAction.Builder asked = ScheduledUpdateGroupAction.builder();
        Members.copy(request, asked, UNUSED);
        asked.autoScalingGroupName(group.name());
        ScheduleChecks.check(asked.build(), account.now());
        String name = asked.build().scheduledActionName();
        Optional<ScheduledAction> before = Optional.ofNullable(group.scheduled().get(name));
        asked.scheduledActionARN(before.map(action -> action.given().scheduledActionARN())
                .orElseGet(() -> account.arn("scheduledUpdateGroupAction") + ":autoScalingGroupName/" + group.name()
                        + ":scheduledActionName/" + name));
        ScheduledAction action = timed(asked.build());
        if (before.isEmpty() && group.scheduled().size() >= ACTIONS_PER_GROUP) {
            throw new AwsError(
                    400, "LimitExceeded", "A group may have at most " + ACTIONS_PER_GROUP + " scheduled actions");
        }
        refuseSameTime(group, action);
        schedule.put(group, action);
    }

    /** With a start time it runs then, and only afterwards as it recurs. */
    private ScheduledAction timed(ScheduledUpdateGroupAction asked) {
        Optional<Recurrence> recurrence = Optional.ofNullable(asked.recurrence())
                .map(expression -> Recurrence.of(expression, Optional.ofNullable(asked.timeZone())));
        Instant first = Optional.ofNullable(asked.startTime())
                .or(() -> recurrence.flatMap(times -> times.after(account.now())))
                .orElseThrow(
                        () -> AwsError.validation("Given recurrence string: " + asked.recurrence() + " is invalid"));
        return ScheduledAction.starting(first, asked, recurrence);
    }

    /** Times must be unique in a group (UG:ec2-auto-scaling-scheduled-scaling, "Limitations"). */
    private static void refuseSameTime(Group group, ScheduledAction action) {
        boolean taken = group.scheduled().values().stream()
                .anyMatch(other -> !other.name().equals(action.name())
                        && other.next().isPresent()
                        && other.next().equals(action.next()));
        if (taken) {
            throw new AwsError(400, "AlreadyExists", "Scheduled action with this scheduled start time already exists");
        }
    }

    private static void delete(Group group, String name) {
        if (group.scheduled().remove(Requests.required(name, "scheduledActionName")) == null) {
            throw AwsError.validation("Scheduled action name not found");
        }
    }

    DescribeScheduledActionsResponse describe(DescribeScheduledActionsRequest request) {
        List<String> names = Requests.atMost(50, request.scheduledActionNames(), "scheduledActionNames");
        List<ScheduledUpdateGroupAction> found = account.named(request.autoScalingGroupName())
                .flatMap(group -> group.scheduled().values().stream())
                .map(action -> action.shown(account.quirks().showsNextStart()))
                .filter(action -> names.isEmpty()
                        ? isWithin(action.startTime(), request.startTime(), request.endTime())
                        : names.contains(action.scheduledActionName()))
                .toList();
        Page<ScheduledUpdateGroupAction> page = Pages.of(found, request.maxRecords(), request.nextToken(), 50, 100);
        return DescribeScheduledActionsResponse.builder()
                .scheduledUpdateGroupActions(account.shuffled(page.items()))
                .nextToken(page.next())
                .build();
    }

    private static boolean isWithin(Instant start, @Nullable Instant from, @Nullable Instant to) {
        return Stream.ofNullable(from).noneMatch(start::isBefore)
                && Stream.ofNullable(to).noneMatch(start::isAfter);
    }
}
