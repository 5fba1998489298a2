package io.github.asgbg.sandbox.elbv2;

/**
 * What a load balancer looks at to route a request.
 *
 * @param host the Host header, without port
 * @param path the path, without query
 */
public record RequestLine(String method, String host, String path) {}
