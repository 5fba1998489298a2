package io.github.asgbg.sandbox.wire;

/** How a request names its operation and its members, and how results and errors are written. */
interface Protocol {
    /** Whether the request is written in this protocol. */
    boolean isSpokenIn(WireRequest request);

    /** Answers in the same protocol; an {@link AwsError} is rendered, not thrown. */
    WireResponse answer(WireRequest request, Operations operations);
}
