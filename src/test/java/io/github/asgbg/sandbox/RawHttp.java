package io.github.asgbg.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Requests written by hand, over a real connection to a server on this machine. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;

    public RawHttp(URI server) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout(20_000);
    }

    /** What a program signs for a service; nobody verifies it. */
    public static String signedFor(String service) {
        return "Authorization: AWS4-HMAC-SHA256 Credential=made/20260101/us-east-1/" + service
                + "/aws4_request, Signature=0\r\n";
    }

    /** Sends a text as it is. */
    public RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** The next line that the server sends, empty at the end of the connection. */
    public String line() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream stream = socket.getInputStream();
        for (int read = stream.read(); read != '\n' && read >= 0; read = stream.read()) {
            line.append((char) read);
        }
        return line.toString().stripTrailing();
    }

    /** Passes over so many bytes. */
    public void skip(int count) throws IOException {
        socket.getInputStream().skipNBytes(count);
    }

    /** All that the server sends until it closes the connection. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
