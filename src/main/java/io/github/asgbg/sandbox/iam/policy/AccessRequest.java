package io.github.asgbg.sandbox.iam.policy;

import java.util.List;

/**
 * One action on one resource. A call that touches several resources, each with tags of its own, is as many of these, and is
 * allowed when all are.
 */
public final class AccessRequest {
    private final Caller caller;
    private final String action;
    private final String resource;
    private final RequestContext context;

    private AccessRequest(Caller caller, String action, String resource, RequestContext context) {
        this.caller = caller;
        this.action = action;
        this.resource = resource;
        this.context = context;
    }

    /**
     * A request whose context has only what follows from the caller.
     *
     * @param action such as {@code s3:GetObject}
     * @param resource its ARN, or {@code *} where the action is not about a resource
     */
    public static AccessRequest of(Caller caller, String action, String resource) {
        return new AccessRequest(caller, action, resource, new RequestContext(caller.context()));
    }

    /** The same request with the values of a condition key; without values the key is not in the request. */
    public AccessRequest with(String key, List<String> values) {
        return new AccessRequest(caller, action, resource, context.with(key, values));
    }

    /** The same request with the one value of a condition key. */
    public AccessRequest with(String key, String value) {
        return with(key, List.of(value));
    }

    public Caller caller() {
        return caller;
    }

    public String action() {
        return action;
    }

    public String resource() {
        return resource;
    }

    RequestContext context() {
        return context;
    }

    @Override
    public String toString() {
        return caller.arn() + " " + action + " on " + resource + " " + context;
    }
}
