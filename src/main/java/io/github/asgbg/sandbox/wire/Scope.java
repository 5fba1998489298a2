package io.github.asgbg.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credential of a request's signature, in its header or in a presigned query: by whom and for where it was signed. */
record Scope(String accessKeyId, String region, String service) {
    private static final Pattern SCOPE = Pattern.compile("^([^/]+)/[0-9]{8}/([^/]*)/([^/]+)/aws4_request$");
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^,\\s]+)");

    static Optional<Scope> of(WireRequest request) {
        return credential(request)
                .map(SCOPE::matcher)
                .filter(Matcher::matches)
                .map(scope -> new Scope(scope.group(1), scope.group(2), scope.group(3)));
    }

    private static Optional<String> credential(WireRequest request) {
        return first(request.headers(), "authorization")
                .map(CREDENTIAL::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .or(() -> first(request.query(), "X-Amz-Credential"));
    }

    private static Optional<String> first(Map<String, List<String>> values, String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }
}
