package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionRequest;
import software.amazon.awssdk.services.autoscaling.model.CompleteLifecycleActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteLifecycleHookRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteLifecycleHookResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeLifecycleHooksRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeLifecycleHooksResponse;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHookSpecification;
import software.amazon.awssdk.services.autoscaling.model.PutLifecycleHookRequest;
import software.amazon.awssdk.services.autoscaling.model.PutLifecycleHookResponse;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatRequest;
import software.amazon.awssdk.services.autoscaling.model.RecordLifecycleActionHeartbeatResponse;

/** Lifecycle hooks and the answers to them. */
final class HookRequests {
    private static final int DEFAULT_HEARTBEAT = 3600;
    private static final int LONGEST = 48 * 3600;
    private static final int HOOKS_PER_GROUP = 50;

    private final Account account;
    private final Hooks hooks;
    private final Lifecycle lifecycle;

    HookRequests(Account account, Hooks hooks, Lifecycle lifecycle) {
        this.account = account;
        this.hooks = hooks;
        this.lifecycle = lifecycle;
    }

    PutLifecycleHookResponse put(PutLifecycleHookRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        Optional<LifecycleHook> before = Optional.ofNullable(
                group.hooks().get(Requests.required(request.lifecycleHookName(), "lifecycleHookName")));
        LifecycleHook.Builder hook = before.map(LifecycleHook::toBuilder).orElseGet(() -> blank(group));
        hook.lifecycleHookName(request.lifecycleHookName());
        Optional.ofNullable(request.lifecycleTransition()).ifPresent(hook::lifecycleTransition);
        Optional.ofNullable(request.heartbeatTimeout()).ifPresent(hook::heartbeatTimeout);
        Optional.ofNullable(request.defaultResult()).ifPresent(hook::defaultResult);
        Optional.ofNullable(request.notificationMetadata()).ifPresent(hook::notificationMetadata);
        Optional.ofNullable(request.notificationTargetARN()).ifPresent(hook::notificationTargetARN);
        Optional.ofNullable(request.roleARN()).ifPresent(hook::roleARN);
        store(group, hook.build());
        return PutLifecycleHookResponse.builder().build();
    }

    /** A hook that the group is created with. */
    void add(Group group, LifecycleHookSpecification specification) {
        LifecycleHook.Builder hook = blank(group)
                .lifecycleHookName(specification.lifecycleHookName())
                .lifecycleTransition(specification.lifecycleTransition())
                .notificationMetadata(specification.notificationMetadata())
                .notificationTargetARN(specification.notificationTargetARN())
                .roleARN(specification.roleARN());
        Optional.ofNullable(specification.heartbeatTimeout()).ifPresent(hook::heartbeatTimeout);
        Optional.ofNullable(specification.defaultResult()).ifPresent(hook::defaultResult);
        store(group, hook.build());
    }

    DescribeLifecycleHooksResponse describe(DescribeLifecycleHooksRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        List<LifecycleHook> found = group.hooks().values().stream()
                .filter(hook -> request.lifecycleHookNames().isEmpty()
                        || request.lifecycleHookNames().contains(hook.lifecycleHookName()))
                .toList();
        return DescribeLifecycleHooksResponse.builder().lifecycleHooks(found).build();
    }

    DeleteLifecycleHookResponse delete(DeleteLifecycleHookRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        String name = Requests.name(request.lifecycleHookName(), "lifecycleHookName");
        LifecycleHook removed = group.hooks().remove(name);
        if (removed == null) {
            throw AwsError.validation(
                    "No Lifecycle Hook found named: " + name + " for Auto Scaling group " + group.name());
        }
        releaseAll(group, removed);
        return DeleteLifecycleHookResponse.builder().build();
    }

    /** Outstanding actions are completed: ABANDON for launching, CONTINUE for terminating (API: DeleteLifecycleHook). */
    private void releaseAll(Group group, LifecycleHook removed) {
        String result = removed.lifecycleTransition().equals(Hooks.LAUNCHING) ? "ABANDON" : "CONTINUE";
        for (Member member : group.allMembers()) {
            HookWait wait = member.hookWaits().get(removed.lifecycleHookName());
            if (wait != null) {
                lifecycle.answered(group, new Hooks.Held(member, wait), result);
            }
        }
    }

    CompleteLifecycleActionResponse complete(CompleteLifecycleActionRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        String result = Requests.required(request.lifecycleActionResult(), "lifecycleActionResult");
        checkResult(result);
        lifecycle.answered(
                group,
                hooks.held(
                        group,
                        Requests.required(request.lifecycleHookName(), "lifecycleHookName"),
                        Optional.ofNullable(request.lifecycleActionToken()),
                        Optional.ofNullable(request.instanceId())),
                result);
        return CompleteLifecycleActionResponse.builder().build();
    }

    RecordLifecycleActionHeartbeatResponse heartbeat(RecordLifecycleActionHeartbeatRequest request) {
        Group group = account.require(request.autoScalingGroupName());
        Hooks.Held held = hooks.held(
                group,
                Requests.required(request.lifecycleHookName(), "lifecycleHookName"),
                Optional.ofNullable(request.lifecycleActionToken()),
                Optional.ofNullable(request.instanceId()));
        held.member().hookWaits().put(request.lifecycleHookName(), held.hold().heartbeat(account.now()));
        return RecordLifecycleActionHeartbeatResponse.builder().build();
    }

    private static LifecycleHook.Builder blank(Group group) {
        return LifecycleHook.builder()
                .autoScalingGroupName(group.name())
                .heartbeatTimeout(DEFAULT_HEARTBEAT)
                .defaultResult("ABANDON");
    }

    private static void store(Group group, LifecycleHook hook) {
        check(hook);
        if (!group.hooks().containsKey(hook.lifecycleHookName())
                && group.hooks().size() >= HOOKS_PER_GROUP) {
            throw new AwsError(400, "LimitExceeded", "A group may have at most " + HOOKS_PER_GROUP + " hooks");
        }
        int global = Math.min(LONGEST, 100 * hook.heartbeatTimeout());
        group.hooks()
                .put(
                        hook.lifecycleHookName(),
                        hook.toBuilder().globalTimeout(global).build());
    }

    private static void check(LifecycleHook hook) {
        String transition = Requests.required(hook.lifecycleTransition(), "lifecycleTransition");
        if (!transition.equals(Hooks.LAUNCHING) && !transition.equals(Hooks.TERMINATING)) {
            throw Requests.invalid("Value '" + transition + "' at 'lifecycleTransition' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: [" + Hooks.LAUNCHING + ", " + Hooks.TERMINATING + "]");
        }
        if (hook.heartbeatTimeout() < 30 || hook.heartbeatTimeout() > 7200) {
            throw AwsError.validation("Heartbeat timeout must be between 30 and 7200 seconds");
        }
        checkResult(hook.defaultResult());
    }

    private static void checkResult(String result) {
        if (!result.equals("CONTINUE") && !result.equals("ABANDON")) {
            throw AwsError.validation("Lifecycle action result must be one of CONTINUE and ABANDON, not " + result);
        }
    }
}
