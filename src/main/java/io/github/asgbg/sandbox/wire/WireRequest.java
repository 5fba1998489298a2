package io.github.asgbg.sandbox.wire;

import java.util.List;
import java.util.Map;

/**
 * An HTTP request, free of any transport.
 *
 * @param path the raw (still percent-encoded) path, without the query
 * @param query decoded query parameters in order of appearance; a parameter without value maps to an empty string
 * @param headers header names in lower case
 * @param body the body as sent, before any {@code aws-chunked} decoding
 */
public record WireRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {}
