package io.github.asgbg.aws;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Answers each operation with the next of the answers written down for it, the last one again and again; keeps what was
 * asked. Real marshalling, no sockets.
 */
public final class FakeAws implements SdkHttpClient {
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    public final List<Asked> asked = new ArrayList<>();

    sealed interface Answer {}

    public record Body(int status, Map<String, String> headers, String text) implements Answer {}

    record Broken(IOException exception) implements Answer {}

    /** One request. {@code parameters} are those of the Query protocol; empty for S3. */
    public record Asked(String operation, Map<String, String> parameters, Map<String, String> headers, String body) {}

    public static AwsClients clients(SdkHttpClient fake) {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
        return new AwsClients(
                new Connection(
                        Optional.empty(), Optional.of("eu-west-1"), Optional.of(URI.create("http://127.0.0.1:4566"))),
                fake);
    }

    public FakeAws answer(String operation, String xml) {
        return add(operation, new Body(200, Map.of(), xml));
    }

    /** An answer of the Query protocol, of which only the inside of the result is given. */
    public FakeAws result(String operation, String inside) {
        String wrapped = "<" + operation + "Response><" + operation + "Result>" + inside + "</" + operation
                + "Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></" + operation + "Response>";
        return answer(operation, wrapped);
    }

    public FakeAws error(String operation, int status, String code, String text) {
        String xml = "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + text
                + "</Message></Error><RequestId>r</RequestId></ErrorResponse>";
        return add(operation, new Body(status, Map.of(), xml));
    }

    public FakeAws ec2Error(String operation, String code, String text) {
        String xml = "<Response><Errors><Error><Code>" + code + "</Code><Message>" + text
                + "</Message></Error></Errors><RequestID>r</RequestID></Response>";
        return add(operation, new Body(400, Map.of(), xml));
    }

    public FakeAws s3Error(String operation, int status, String code) {
        return add(
                operation, new Body(status, Map.of(), "<Error><Code>" + code + "</Code><Message>no</Message></Error>"));
    }

    public FakeAws broken(String operation, IOException exception) {
        return add(operation, new Broken(exception));
    }

    public FakeAws add(String operation, Answer answer) {
        answers.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(answer);
        return this;
    }

    public List<String> operations() {
        return asked.stream().map(Asked::operation).toList();
    }

    public long count(String operation) {
        return operations().stream().filter(operation::equals).count();
    }

    public Asked last(String operation) {
        return asked.stream()
                .filter(a -> a.operation().equals(operation))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(operation + " was not asked, but " + operations()));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Asked now = read(request);
                asked.add(now);
                return respond(next(now.operation()));
            }

            @Override
            public void abort() {}
        };
    }

    private Answer next(String operation) {
        Deque<Answer> queue = answers.get(operation);
        if (queue == null) {
            return new Body(
                    400,
                    Map.of(),
                    "<ErrorResponse><Error><Code>NoAnswer</Code><Message>" + operation
                            + " has no answer</Message></Error></ErrorResponse>");
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    private static HttpExecuteResponse respond(Answer answer) throws IOException {
        if (answer instanceof Broken broken) {
            throw broken.exception();
        }
        Body body = (Body) answer;
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(body.status());
        body.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(body.text().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private static Asked read(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        String body = request.contentStreamProvider()
                .map(provider -> text(provider.newStream()))
                .orElse("");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.headers().forEach((name, values) -> headers.put(name, values.get(0)));
        boolean isQuery = headers.getOrDefault("Content-Type", "").startsWith("application/x-www-form-urlencoded");
        Map<String, String> parameters = isQuery ? form(body) : Map.of();
        String operation = isQuery
                ? parameters.get("Action")
                : http.method() + " " + http.encodedPath()
                        + http.encodedQueryParameters().map(q -> "?").orElse("");
        return new Asked(operation, parameters, headers, body);
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (a, b) -> b,
                        TreeMap::new));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
