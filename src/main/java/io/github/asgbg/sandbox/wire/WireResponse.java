package io.github.asgbg.sandbox.wire;

import java.util.Map;

/** An HTTP response, free of any transport. */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {}
