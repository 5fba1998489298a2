package io.github.asgbg.sandbox.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines and bytes from a connection, with limits; one per connection, since it reads ahead. */
final class HttpInput {
    private static final int LONGEST_LINE = 16 * 1024;

    private final InputStream stream;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int position;
    private int end;

    HttpInput(InputStream stream) {
        this.stream = stream;
    }

    /** Waits for a byte; false at the end of the stream. */
    boolean hasMore() throws IOException {
        return position < end || fill(400);
    }

    /** Forgets what has arrived and is unread; how many bytes that were. */
    int skip() {
        int skipped = end - position;
        position = end;
        return skipped;
    }

    /**
     * The next line without its end, or none at the end of the stream.
     *
     * @param statusIfTooLong what a line is answered with that is longer than 16 KiB
     */
    Optional<String> line(int statusIfTooLong) throws IOException {
        int length = 0;
        for (int at = position; ; at++, length++) {
            if (at == end) {
                at -= position;
                if (!fill(statusIfTooLong)) {
                    return endedAfter(length);
                }
                at += position;
            }
            if (buffer[at] == '\n') {
                return Optional.of(take(at));
            }
        }
    }

    private static Optional<String> endedAfter(int length) throws EOFException {
        if (length > 0) {
            throw new EOFException("the connection ended within a line");
        }
        return Optional.empty();
    }

    private String take(int newline) {
        int last = newline > position && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        String line = new String(buffer, position, last - position, StandardCharsets.ISO_8859_1);
        position = newline + 1;
        return line;
    }

    /** Reads more behind what is still unread; false at the end of the stream. */
    private boolean fill(int statusIfTooLong) throws IOException {
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        if (end == buffer.length) {
            throw new RefusedMessageException(statusIfTooLong, "A line is longer than " + LONGEST_LINE + " bytes.");
        }
        int read = stream.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int fromBuffer = Math.min(count, end - position);
        System.arraycopy(buffer, position, bytes, 0, fromBuffer);
        position += fromBuffer;
        if (stream.readNBytes(bytes, fromBuffer, count - fromBuffer) < count - fromBuffer) {
            throw new EOFException("the connection ended within a body");
        }
        return bytes;
    }
}
