package io.github.asgbg.sandbox.http;

import java.time.Duration;

/**
 * How much and how long a server puts up with.
 *
 * @param headers how many headers a message may have
 * @param headerBytes how long all of its headers together may be; a single line is limited by {@link HttpInput}
 * @param body how many bytes a body may have, without chunk headers
 * @param connections how many clients may be connected at once
 * @param exchange how long a client may take to send one request once it has begun, and to accept one answer
 * @param idle how long a connection may be kept without a request; the SDKs' clients keep theirs for a minute at most
 */
public record Limits(int headers, int headerBytes, int body, int connections, Duration exchange, Duration idle) {
    /** Far above what clients of AWS need here, and far below what would exhaust a laptop. */
    public static Limits usual() {
        return new Limits(100, 32 * 1024, 16 * 1024 * 1024, 512, Duration.ofSeconds(30), Duration.ofMinutes(3));
    }

    /** The same for a server whose clients keep connections for as long as both live, as a load balancer does. */
    public static Limits behindLoadBalancer() {
        Limits usual = usual();
        return new Limits(
                usual.headers, usual.headerBytes, usual.body, usual.connections, usual.exchange, Duration.ofDays(3650));
    }
}
