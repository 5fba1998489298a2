package io.github.asgbg.sandbox.wire;

import java.util.Optional;

/** One AWS service that answers the requests addressed to it. */
public interface AwsService {
    /** The name in a SigV4 credential scope, by which requests find this service: {@code autoscaling}, {@code s3}. */
    String signingName();

    /** The IAM action that the request is about, such as {@code s3:GetObject}; empty where it does not say. */
    Optional<String> action(WireRequest request);

    /**
     * Answers one request; an {@link AwsError} that escapes is rendered in this service's own error format. What the caller
     * may not do is refused in the service's own words and changes nothing.
     */
    WireResponse answer(WireRequest request, Permissions permissions);
}
