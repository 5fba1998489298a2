package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, with its bucket and key found and its body decoded.
 *
 * @param bucket empty for requests to the service itself
 * @param key empty for requests to a bucket
 */
record Call(WireRequest request, Permissions permissions, String bucket, String key, Payload payload) {
    private static final Pattern VIRTUAL_HOST =
            Pattern.compile("([a-z0-9][a-z0-9.-]{2,62}?)\\.(?:s3[.-][a-z0-9.-]*|localhost|127\\.0\\.0\\.1)(?::\\d+)?");
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d{8}/([a-z0-9-]+)/");

    /** The request before anything of it was read. */
    static Call unaddressed(WireRequest request) {
        return new Call(request, new Permissions(""), "", "", new Payload(new byte[0], Map.of()));
    }

    /** The request with its address read, its body not looked at, and nobody asked what is permitted. */
    static Call addressed(WireRequest request) {
        Call unread = unaddressed(request);
        String path = request.path().startsWith("/") ? request.path().substring(1) : request.path();
        Optional<String> host = first(request.headers().get("host")).flatMap(Call::bucketOfHost);
        if (host.isPresent()) {
            return unread.at(host.get(), decoded(path));
        }
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return unread.at(decoded(bucket), decoded(key));
    }

    private Call at(String itsBucket, String itsKey) {
        return new Call(request, permissions, itsBucket, itsKey, payload);
    }

    Call with(Permissions callers, Payload content) {
        return new Call(request, callers, bucket, key, content);
    }

    private static Optional<String> bucketOfHost(String host) {
        Matcher matcher = VIRTUAL_HOST.matcher(host);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * A path, unlike a form, keeps its plus signs.
     *
     * @throws AwsError InvalidURI
     */
    static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new AwsError(400, "InvalidURI", "Couldn't parse the specified URI.");
        }
    }

    String method() {
        return request.method();
    }

    Optional<String> header(String lowerCaseName) {
        return first(request.headers().get(lowerCaseName));
    }

    Optional<String> query(String name) {
        return first(request.query().get(name));
    }

    boolean asksFor(String subresource) {
        return request.query().containsKey(subresource);
    }

    byte[] body() {
        return payload.content();
    }

    /** The region that the request was signed for. */
    String region() {
        Matcher matcher = SCOPE.matcher(header("authorization").orElse(""));
        return matcher.find() ? matcher.group(1) : "us-east-1";
    }

    private static Optional<String> first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
