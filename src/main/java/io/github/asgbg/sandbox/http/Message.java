package io.github.asgbg.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP/1.1 request or response.
 *
 * @param start the request line or the status line
 * @param body decoded; it is always sent with a Content-Length: its own, or a larger one that the headers give, as in the
 *     answer to a HEAD request, or in one that is cut off
 */
public record Message(String start, List<Header> headers, byte[] body) {
    private static final int LARGEST_BODY = 16 * 1024 * 1024;
    private static final int MOST_HEADERS = 200;

    /** Tells the client to go on. */
    @FunctionalInterface
    interface Invitation {
        void send() throws IOException;
    }

    /** A header as it was sent. */
    public record Header(String name, String value) {
        /** Whether it has this name; case does not matter. */
        public boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** An answer with a text as its body. */
    public static Message response(int status, String reason, String contentType, String body, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", contentType));
        return new Message("HTTP/1.1 " + status + " " + reason, all, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A GET request. */
    public static Message get(String target, String host) {
        return new Message("GET " + target + " HTTP/1.1", List.of(new Header("Host", host)), new byte[0]);
    }

    /** The next message of the connection, or none if the other side has closed it. */
    static Optional<Message> read(HttpInput input) throws IOException {
        return read(input, () -> {});
    }

    /** The same, for a server: invites the body where the client waits for that (RFC 9110 section 10.1.1). */
    static Optional<Message> read(HttpInput input, Invitation invitation) throws IOException {
        Optional<String> start = input.line();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        List<Header> headers = headers(input);
        if (value(headers, "Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
            invitation.send();
        }
        return Optional.of(new Message(start.get(), headers, body(input, start.get(), headers)));
    }

    private static List<Header> headers(HttpInput input) throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = required(input); !line.isEmpty(); line = required(input)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new IOException("malformed headers");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private static String required(HttpInput input) throws IOException {
        return input.line().orElseThrow(() -> new EOFException("the connection ended within a message"));
    }

    private static byte[] body(HttpInput input, String start, List<Header> headers) throws IOException {
        if (value(headers, "Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent()) {
            return chunks(input);
        }
        boolean hasNone = start.startsWith("HTTP/1.1 204") || start.startsWith("HTTP/1.1 304");
        return hasNone
                ? new byte[0]
                : input.bytes(size(value(headers, "Content-Length").orElse("0"), 10));
    }

    private static byte[] chunks(HttpInput input) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(input); size > 0; size = chunkSize(input)) {
            body.write(input.bytes(size));
            required(input);
            if (body.size() > LARGEST_BODY) {
                throw new IOException("the body is larger than " + LARGEST_BODY + " bytes");
            }
        }
        headers(input);
        return body.toByteArray();
    }

    private static int chunkSize(HttpInput input) throws IOException {
        String line = required(input);
        int extension = line.indexOf(';');
        return size((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private static int size(String text, int radix) throws IOException {
        try {
            int size = Integer.parseUnsignedInt(text, radix);
            if (size >= 0 && size <= LARGEST_BODY) {
                return size;
            }
        } catch (NumberFormatException malformed) {
            throw new IOException("malformed length '" + text + "'", malformed);
        }
        throw new IOException("the body is larger than " + LARGEST_BODY + " bytes");
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return value(headers, name);
    }

    private static Optional<String> value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .findFirst();
    }

    /** The part of the start line at that place: a request's method and target, a response's status. */
    private String part(int index) throws IOException {
        String[] parts = start.split(" ", 3);
        if (parts.length <= index) {
            throw new IOException("malformed start line '" + start + "'");
        }
        return parts[index];
    }

    public String method() throws IOException {
        return part(0);
    }

    /** The path with the query, or an absolute URL, as the client wrote it. */
    public String target() throws IOException {
        return part(1);
    }

    public int status() throws IOException {
        try {
            return Integer.parseInt(part(1));
        } catch (NumberFormatException malformed) {
            throw new IOException("malformed status line '" + start + "'", malformed);
        }
    }

    /** Whether the sender closes the connection after this message. */
    public boolean closes() {
        return header("Connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    /** The same with other headers. */
    public Message with(List<Header> others) {
        return new Message(start, others, body);
    }

    /** Whether more is promised than there is, so that the connection has to end with the body. */
    boolean isCutOff() {
        return length() > body.length;
    }

    private long length() {
        long promised = header("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
        return Math.max(promised, body.length);
    }

    /** Sends the message in one piece; the answer to a HEAD request leaves its body out. */
    void writeTo(OutputStream stream, boolean withBody) throws IOException {
        StringBuilder head = new StringBuilder(256).append(start).append("\r\n");
        headers.stream()
                .filter(header -> !header.is("Content-Length") && !header.is("Transfer-Encoding"))
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        head.append("Content-Length: ").append(length()).append("\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.write(body, 0, withBody ? body.length : 0);
        whole.writeTo(stream);
        stream.flush();
    }
}
