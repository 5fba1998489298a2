package io.github.asgbg.sandbox.autoscaling;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;

/**
 * One instance held by one lifecycle hook.
 *
 * @param deadline when the hook's default result applies; heartbeats move it
 * @param limit heartbeats cannot move the deadline beyond it
 */
record HookWait(LifecycleHook hook, String token, Instant deadline, Instant limit) {
    static HookWait begin(LifecycleHook hook, String token, Instant now) {
        return new HookWait(
                hook, token, now.plusSeconds(hook.heartbeatTimeout()), now.plusSeconds(hook.globalTimeout()));
    }

    HookWait heartbeat(Instant now) {
        Instant later = now.plus(Duration.ofSeconds(hook.heartbeatTimeout()));
        return new HookWait(hook, token, later.isAfter(limit) ? limit : later, limit);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(deadline);
    }
}
