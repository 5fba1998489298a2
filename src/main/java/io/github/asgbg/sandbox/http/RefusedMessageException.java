package io.github.asgbg.sandbox.http;

import java.io.IOException;

/** A message that is malformed or beyond a limit; where it ends is not known, so the connection has to end with the answer. */
public final class RefusedMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedMessageException(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static RefusedMessageException malformed(String what) {
        return new RefusedMessageException(400, "The request is malformed: " + what + ".");
    }

    static RefusedMessageException tooLarge(int limit) {
        return new RefusedMessageException(413, "The body is larger than " + limit + " bytes.");
    }

    /** The status that says so: 400, 413 (RFC 9110 section 15.5), 414, 431 (RFC 6585 section 5) or 501. */
    public int status() {
        return status;
    }

    /** A plain sentence as the answer. */
    Message answer() {
        return Message.response(status, "Refused", "text/plain; charset=utf-8", getMessage() + "\n");
    }
}
