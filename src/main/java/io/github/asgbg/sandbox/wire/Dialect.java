package io.github.asgbg.sandbox.wire;

/** The two dialects of AWS's Query protocol; they differ in how lists, results and errors are written. */
public enum Dialect {
    /** Auto Scaling, ELB, STS: lists as {@code Name.member.1}, results wrapped in {@code <ActionResult>}. */
    QUERY,
    /** EC2: lists as {@code Name.1}, results bare, errors in a {@code <Response>}. */
    EC2
}
