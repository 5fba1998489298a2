package io.github.asgbg.sandbox.wire;

import java.util.Arrays;
import java.util.Map;

/**
 * An HTTP response, free of any transport.
 *
 * @param sent how many bytes of the body are sent before the connection ends; all of them, unless it is cut off
 */
public record WireResponse(int status, Map<String, String> headers, byte[] body, int sent) {
    /** A response that arrives whole. */
    public WireResponse(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, body.length);
    }

    /** The same, ending after so many bytes although its Content-Length promises all. */
    WireResponse cutOff(int after) {
        return new WireResponse(status, headers, body, after);
    }

    boolean isCutOff() {
        return sent < body.length;
    }

    /** What the other side gets of the body. */
    byte[] arriving() {
        return isCutOff() ? Arrays.copyOf(body, sent) : body;
    }
}
