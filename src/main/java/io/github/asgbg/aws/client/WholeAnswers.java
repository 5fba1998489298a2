package io.github.asgbg.aws.client;

import io.github.asgbg.aws.error.CutOff;
import io.github.asgbg.aws.error.WebPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An HTTP client whose answers are whole. The JDK's connection reports the end of a body in the same way whether all of it
 * came or not; so each body is taken in and compared with its Content-Length (RFC 9110 section 8.6), or, where a proxy has
 * taken that away, looked at for the end of its XML. A body that was cut off counts as a broken connection.
 */
final class WholeAnswers implements SdkHttpClient {
    /** Declarations and comments, then the name of the first element, and the slash of one that is empty. */
    private static final Pattern ROOT =
            Pattern.compile("^(?:\\s|<\\?.*?\\?>|<!--.*?-->)*<([^\\s/>!?]+)[^>]*?(/?)>", Pattern.DOTALL);

    private final SdkHttpClient http;
    private volatile Optional<Consumer<Exchange>> listener = Optional.empty();

    WholeAnswers(SdkHttpClient http) {
        this.http = http;
    }

    /** Tells of every exchange from now on. */
    void tell(Consumer<Exchange> to) {
        listener = Optional.of(to);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        boolean hasBody = request.httpRequest().method() != SdkHttpMethod.HEAD;
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                return hasBody ? whole(request, answer) : answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private HttpExecuteResponse whole(HttpExecuteRequest request, HttpExecuteResponse answer) throws IOException {
        Optional<AbortableInputStream> stream = answer.responseBody();
        byte[] body = stream.isPresent() ? read(stream.get()) : new byte[0];
        if (listener.isPresent()) {
            listener.get().accept(exchange(request, answer.httpResponse(), body));
        }
        checkLength(answer.httpResponse(), body.length);
        Optional<WebPage> page = WebPage.in(answer.httpResponse().statusCode(), body);
        if (page.isPresent()) {
            throw SdkClientException.create(page.get().getMessage(), page.get());
        }
        checkXml(answer.httpResponse(), body);
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(stream.isPresent() ? AbortableInputStream.create(new ByteArrayInputStream(body)) : null)
                .build();
    }

    private static Exchange exchange(HttpExecuteRequest request, SdkHttpResponse answer, byte[] body)
            throws IOException {
        SdkHttpRequest asked = request.httpRequest();
        String sent = request.contentStreamProvider().isPresent()
                ? text(request.contentStreamProvider().get().newStream())
                : "";
        return new Exchange(
                asked.method() + " " + asked.getUri(),
                sent,
                answer.statusCode(),
                new String(body, StandardCharsets.UTF_8));
    }

    private static String text(InputStream body) throws IOException {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] read(AbortableInputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static void checkLength(SdkHttpResponse answer, int bytes) throws IOException {
        Optional<Long> announced = answer.firstMatchingHeader("Content-Length")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong);
        if (announced.isPresent() && bytes < announced.get()) {
            throw CutOff.after(bytes, announced.get());
        }
    }

    /** An error may come without a body, a success that says that it is XML may not. */
    private static void checkXml(SdkHttpResponse answer, byte[] body) throws IOException {
        boolean mayBeEmpty = !answer.isSuccessful() || answer.statusCode() == 204;
        if (isXml(answer, body) && !(mayBeEmpty && body.length == 0) && !isWholeXml(body)) {
            throw CutOff.insideXml(body.length);
        }
    }

    private static boolean isXml(SdkHttpResponse answer, byte[] body) {
        if (answer.firstMatchingHeader("Content-Encoding").isPresent()) {
            return false;
        }
        boolean looksLikeXml = new String(body, StandardCharsets.UTF_8).startsWith("<?xml");
        return answer.firstMatchingHeader("Content-Type")
                .map(type -> type.startsWith("text/xml") || type.startsWith("application/xml"))
                .orElse(looksLikeXml);
    }

    /** Whatever was cut off is without the end of the element in which everything else is. */
    static boolean isWholeXml(byte[] body) {
        String xml = new String(body, StandardCharsets.UTF_8).strip();
        Matcher root = ROOT.matcher(xml);
        return root.find()
                && (root.group(2).isEmpty() ? xml.endsWith("</" + root.group(1) + ">") : root.end() == xml.length());
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
