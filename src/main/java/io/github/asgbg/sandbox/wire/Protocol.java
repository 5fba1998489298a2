package io.github.asgbg.sandbox.wire;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** How a request names its operation and its members, and how results and errors are written. */
interface Protocol {
    /** Whether the request is written in this protocol. */
    boolean isSpokenIn(WireRequest request);

    /** The operation that the request names. */
    Optional<String> operation(WireRequest request);

    /** Answers in the same protocol; an {@link AwsError} is rendered, not thrown. */
    WireResponse answer(WireRequest request, Doing operations);

    /** Carries out the operation of that name, or throws an {@link AwsError}. */
    @FunctionalInterface
    interface Doing {
        SdkPojo answer(String operation, Members request);
    }
}
