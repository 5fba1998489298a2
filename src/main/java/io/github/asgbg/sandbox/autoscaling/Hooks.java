package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/** Holds instances while lifecycle hooks wait for an answer (UG:lifecycle-hooks). */
final class Hooks {
    static final String LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
    static final String TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";

    private static final String TIMEOUT = "Heartbeat Timeout";

    private final Account account;

    Hooks(Account account) {
        this.account = account;
    }

    /** How the hooks of one transition ended. */
    enum Verdict {
        WAITING,
        CONTINUE,
        ABANDON
    }

    /** Starts all hooks of the transition; false when there are none. */
    boolean start(Group group, Member member, String transition) {
        List<LifecycleHook> hooks = group.hooks().values().stream()
                .filter(hook -> hook.lifecycleTransition().equals(transition))
                .toList();
        if (member.skipsHooks() || hooks.isEmpty()) {
            return false;
        }
        hooks.forEach(hook ->
                member.hookWaits().put(hook.lifecycleHookName(), HookWait.begin(hook, account.uuid(), account.now())));
        member.activity()
                .ifPresent(id -> account.activities().progress(id, ScalingActivityStatusCode.MID_LIFECYCLE_ACTION, 60));
        return true;
    }

    /** Applies the default result of hooks whose time is over. */
    Verdict verdict(Member member) {
        Instant now = account.now();
        for (HookWait wait : List.copyOf(member.hookWaits().values())) {
            if (wait.isOver(now) && ended(member, wait, wait.hook().defaultResult(), TIMEOUT) == Verdict.ABANDON) {
                return Verdict.ABANDON;
            }
        }
        return member.hookWaits().isEmpty() ? Verdict.CONTINUE : Verdict.WAITING;
    }

    /** Takes an answer; ABANDON ends the waiting of all hooks at once. */
    Verdict answered(Member member, HookWait wait, String result) {
        return ended(member, wait, result, "Lifecycle Action Completed with ABANDON Result");
    }

    private static Verdict ended(Member member, HookWait wait, String result, String reason) {
        if (result.equals("ABANDON")) {
            member.abandon("Lifecycle Action with token " + wait.token() + " was abandoned: " + reason);
            member.hookWaits().clear();
            return Verdict.ABANDON;
        }
        member.hookWaits().remove(wait.hook().lifecycleHookName());
        return member.hookWaits().isEmpty() ? Verdict.CONTINUE : Verdict.WAITING;
    }

    /** The instance that a hook holds, found by token or by instance id. */
    Held held(Group group, String hookName, Optional<String> token, Optional<String> instanceId) {
        if (!group.hooks().containsKey(hookName)) {
            throw AwsError.validation(
                    "No Lifecycle Hook found named: " + hookName + " for Auto Scaling group " + group.name());
        }
        return group.members().values().stream()
                .filter(member -> instanceId.map(member.id()::equals).orElse(true))
                .flatMap(member -> Optional.ofNullable(member.hookWaits().get(hookName)).stream()
                        .map(wait -> new Held(member, wait)))
                .filter(held -> token.map(held.hold().token()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> AwsError.validation("No active Lifecycle Action found with "
                        + token.map(text -> "token " + text).orElse("instance ID " + instanceId.orElse("null"))));
    }

    /** An instance and the hook that holds it. */
    record Held(Member member, HookWait hold) {}
}
