package io.github.asgbg.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The gateway as an HTTP client of the SDK: real marshalling, no sockets, the caller's own thread. */
public final class InProcessHttpClient implements SdkHttpClient {
    private final Gateway gateway;
    private final Interceptor interceptor;

    public InProcessHttpClient(Gateway gateway) {
        this(gateway, (request, onward) -> onward.answer(request));
    }

    public InProcessHttpClient(Gateway gateway, Interceptor interceptor) {
        this.gateway = gateway;
        this.interceptor = interceptor;
    }

    /** Stands between client and gateway: sees each request, may lose it or its answer by throwing. */
    @FunctionalInterface
    public interface Interceptor {
        WireResponse intercept(WireRequest request, Gateway onward) throws IOException;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return executed(interceptor.intercept(wireRequest(request), gateway));
            }

            @Override
            public void abort() {
                // The answer was complete before call() returned; there is nothing left to stop.
            }
        };
    }

    @Override
    public String clientName() {
        return "InProcess";
    }

    @Override
    public void close() {
        // The gateway belongs to the sandbox, not to its clients.
    }

    private static WireRequest wireRequest(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Map<String, List<String>> headers = new HashMap<>();
        http.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new WireRequest(
                http.method().name(), http.encodedPath(), query(http.rawQueryParameters()), headers, body(request));
    }

    /** The SDK writes a parameter without value as null. */
    private static Map<String, List<String>> query(Map<String, List<String>> raw) {
        Map<String, List<String>> query = new HashMap<>();
        raw.forEach((name, values) -> query.put(
                name,
                values == null || values.isEmpty()
                        ? List.of("")
                        : values.stream()
                                .map(value -> value == null ? "" : value)
                                .toList()));
        return query;
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream stream = request.contentStreamProvider().get().newStream()) {
            return stream.readAllBytes();
        }
    }

    private static HttpExecuteResponse executed(WireResponse response) {
        SdkHttpFullResponse.Builder http = SdkHttpFullResponse.builder().statusCode(response.status());
        http.putHeader("Content-Length", String.valueOf(response.body().length));
        response.headers().forEach(http::putHeader);
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.arriving())))
                .build();
    }
}
