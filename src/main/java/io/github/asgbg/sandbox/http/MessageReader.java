package io.github.asgbg.sandbox.http;

import io.github.asgbg.sandbox.http.Message.Header;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the messages of one connection, within limits. Where RFC 9112 leaves it to the reader to guess where a message ends, it
 * is refused.
 */
final class MessageReader {
    private static final Pattern REQUEST = Pattern.compile("[!-~]{1,32} [!-~\\x80-\\xff]+ HTTP/1\\.[01]");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] \\d{3}(?: .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(?:;.*)?");
    private static final int PIECE = 64 * 1024;

    private final HttpInput input;
    private final Limits limits;

    MessageReader(HttpInput input, Limits limits) {
        this.input = input;
        this.limits = limits;
    }

    /** Waits for the next message to begin; false when the other side has closed the connection. */
    boolean begins() throws IOException {
        return input.hasMore();
    }

    /** A message without its body. */
    Message head() throws IOException {
        String first = line(414);
        String start = first.isEmpty() ? line(414) : first; // RFC 9112 section 2.2
        if (!REQUEST.matcher(start).matches() && !STATUS.matcher(start).matches()) {
            throw RefusedMessageException.malformed("its first line is neither a request's nor a status");
        }
        return new Message(start, headers(), new byte[0]);
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        int length = 0;
        for (String line = line(431); !line.isEmpty(); line = line(431)) {
            length += line.length();
            if (headers.size() == limits.headers() || length > limits.headerBytes()) {
                throw new RefusedMessageException(431, "The headers are more or longer than is accepted.");
            }
            headers.add(header(line));
        }
        return headers;
    }

    private String line(int statusIfTooLong) throws IOException {
        return input.line(statusIfTooLong).orElseThrow(() -> new EOFException("the connection ended within a message"));
    }

    /** No blanks before the colon, no continuation lines, no control characters (RFC 9112 section 5, RFC 9110 section 5.5). */
    private static Header header(String line) throws RefusedMessageException {
        int colon = Math.max(0, line.indexOf(':'));
        String name = line.substring(0, colon);
        if (!NAME.matcher(name).matches() || CONTROL.matcher(line).find()) {
            throw RefusedMessageException.malformed("a header has no name, or control characters");
        }
        return new Header(name, line.substring(colon + 1).strip());
    }

    /** The message whose head that is, with its body. */
    Message whole(Message head) throws IOException {
        return new Message(head.start(), head.headers(), body(head));
    }

    private byte[] body(Message head) throws IOException {
        List<String> codings = head.all("Transfer-Encoding");
        List<String> lengths = head.all("Content-Length");
        if (codings.size() + lengths.size() > 1) {
            throw RefusedMessageException.malformed("its length is given more than once"); // RFC 9112 section 6.3
        }
        if (!codings.isEmpty()) {
            return chunked(codings.get(0));
        }
        boolean isWithout =
                head.start().startsWith("HTTP/1.1 204") || head.start().startsWith("HTTP/1.1 304");
        return isWithout || lengths.isEmpty() ? new byte[0] : sized(lengths.get(0));
    }

    private byte[] sized(String length) throws IOException {
        if (!DECIMAL.matcher(length).matches()) {
            throw RefusedMessageException.malformed("its Content-Length is not a number");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        append(body, Long.parseLong(length));
        return body.toByteArray();
    }

    private byte[] chunked(String coding) throws IOException {
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new RefusedMessageException(501, "The only transfer coding that is understood is chunked.");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            append(body, size);
            if (!line(400).isEmpty()) {
                throw RefusedMessageException.malformed("a chunk is longer than it says");
            }
        }
        headers();
        return body.toByteArray();
    }

    private long chunkSize() throws IOException {
        var size = CHUNK_SIZE.matcher(line(400));
        if (!size.matches()) {
            throw RefusedMessageException.malformed("the size of a chunk is not a number");
        }
        return Long.parseLong(size.group(1), 16);
    }

    /** Memory is taken as bytes arrive, not as they are promised. */
    private void append(ByteArrayOutputStream body, long count) throws IOException {
        if (count > limits.body() - body.size()) {
            throw RefusedMessageException.tooLarge(limits.body());
        }
        for (long left = count; left > 0; left -= PIECE) {
            body.writeBytes(input.bytes((int) Math.min(left, PIECE)));
        }
    }

    /** Reads and forgets what the other side still sends, so that it gets to reading the answer (RFC 9112 section 9.6). */
    void drain() throws IOException {
        for (int left = limits.body(); left > 0 && input.hasMore(); ) {
            left -= input.skip();
        }
    }

    /** The next message, or none if the other side has closed the connection. */
    Optional<Message> next() throws IOException {
        return begins() ? Optional.of(whole(head())) : Optional.empty();
    }
}
