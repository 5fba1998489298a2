package io.github.asgbg.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One HTTP/1.1 request or response.
 *
 * @param start the request line or the status line
 * @param body decoded; it is always sent with a Content-Length: its own, or a larger one that the headers give, as in the
 *     answer to a HEAD request, or in one that is cut off
 */
public record Message(String start, List<Header> headers, byte[] body) {
    /** What would end a header early, and begin another one. */
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n\\x00]");

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

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    /** The values of all headers of that name. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(Header::value)
                .toList();
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

    /** The same, telling that nothing follows. */
    Message closing() {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("Connection", "close"));
        return with(all);
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
                        .append(LINE_END.matcher(header.value()).replaceAll(" "))
                        .append("\r\n"));
        head.append("Content-Length: ").append(length()).append("\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.write(body, 0, withBody ? body.length : 0);
        whole.writeTo(stream);
        stream.flush();
    }
}
