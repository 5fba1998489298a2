package io.github.asgbg.sandbox.elbv2;

/** What a load balancer does with one request. */
public sealed interface Route {
    /** The request goes to this target. */
    record To(String instanceId) implements Route {}

    /** The load balancer answers by itself: a fixed response, or 503 when a target group has no usable target. */
    record Answer(int status, String contentType, String body) implements Route {}

    /** The load balancer sends the client elsewhere. */
    record Redirect(int status, String location) implements Route {}

    /** The load balancer has no listener on that port. */
    record Refused() implements Route {}
}
