package io.github.asgbg.model;

/**
 * What a target group says of one target.
 *
 * @param state AWS's word: {@code initial}, {@code healthy}, {@code unhealthy}, {@code unused}, {@code draining}, ...
 * @param reason AWS's reason code, such as {@code Target.ResponseCodeMismatch}; empty when healthy
 * @param description AWS's sentence about it; may be empty
 */
public record TargetHealth(String state, String reason, String description) {
    public boolean isHealthy() {
        return state.equals("healthy");
    }

    public boolean isUnhealthy() {
        return state.equals("unhealthy");
    }

    /**
     * Whether waiting cannot help: the target group is in no listener, the target's zone is not enabled, its address is
     * not usable, or nobody checks it. Source: ELBv2 API reference, type TargetHealth.
     */
    public boolean isHopeless() {
        return switch (reason) {
            case "Target.NotInUse", "Target.IpUnusable", "Target.HealthCheckDisabled" -> true;
            default -> false;
        };
    }
}
