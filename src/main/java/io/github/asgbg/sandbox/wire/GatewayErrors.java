package io.github.asgbg.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The answers to requests that reach no service. */
final class GatewayErrors {
    private static final QueryFormat QUERY =
            new QueryFormat("https://sts.amazonaws.com/doc/2011-06-15/", Dialect.QUERY);

    private GatewayErrors() {}

    static WireResponse missingToken() {
        return query(new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token"));
    }

    static WireResponse refused(AwsError error) {
        return query(error);
    }

    static WireResponse accessDenied() {
        return s3(403, "AccessDenied", "Access Denied");
    }

    /** S3 answers 400, not 413 (API: Error responses). */
    static WireResponse entityTooLarge() {
        return s3(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
    }

    private static WireResponse s3(int status, String code, String message) {
        Xml xml = new Xml().open("Error");
        xml.element("Code", code).element("Message", message).close("Error");
        return new WireResponse(status, Map.of("Content-Type", "application/xml"), xml.bytes());
    }

    static WireResponse internalFailure(RuntimeException defect) {
        return query(new AwsError(500, "InternalFailure", "A defect in the sandbox: " + defect));
    }

    static WireResponse noSuchService(String signingName, WireRequest request) {
        String action = Parameters.of(request).value("Action").orElse(request.method() + " " + request.path());
        String message = "The sandbox does not implement the service " + signingName + " (" + action + ")";
        return request.headers().containsKey("x-amz-target")
                ? json(message)
                : query(new AwsError(400, "InvalidAction", message));
    }

    private static WireResponse query(AwsError error) {
        return QUERY.failure(error, UUID.randomUUID().toString());
    }

    private static WireResponse json(String message) {
        String body = "{\"__type\":\"UnknownOperationException\",\"message\":\"" + message.replace("\"", "'") + "\"}";
        return new WireResponse(
                400, Map.of("Content-Type", "application/x-amz-json-1.1"), body.getBytes(StandardCharsets.UTF_8));
    }
}
