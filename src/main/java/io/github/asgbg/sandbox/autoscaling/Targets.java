package io.github.asgbg.sandbox.autoscaling;

/** What Auto Scaling needs of the load balancer. All calls happen inside the world's lock. */
public interface Targets {
    /**
     * Checks that a target group exists, for attachments.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when it does not
     */
    void requireTargetGroup(String targetGroupArn);

    boolean exists(String targetGroupArn);

    void register(String targetGroupArn, String instanceId);

    /** Begins deregistration; draining goes on for the target group's deregistration delay. */
    void deregister(String targetGroupArn, String instanceId);

    /** Whether nothing of the instance is left in the target group, draining included. */
    boolean isGone(String targetGroupArn, String instanceId);

    /** Whether health checks currently fail, for groups of health check type ELB. */
    boolean isUnhealthy(String targetGroupArn, String instanceId);

    boolean isHealthy(String targetGroupArn, String instanceId);
}
