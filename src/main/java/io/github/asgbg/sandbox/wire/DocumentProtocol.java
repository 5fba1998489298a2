package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A protocol of documents, CBOR or JSON, for a service that spoke Query before ({@code awsQueryCompatible}): errors say in
 * a header which code they have in the Query protocol, because callers compare with that.
 */
final class DocumentProtocol implements Protocol {
    private final DocumentFormat format;
    private final SmithyService service;

    DocumentProtocol(DocumentFormat format, SmithyService service) {
        this.format = format;
        this.service = service;
    }

    @Override
    public boolean isSpokenIn(WireRequest request) {
        return operation(request).isPresent();
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return format.operation(request, service.name());
    }

    @Override
    public WireResponse answer(WireRequest request, Doing operations) {
        try {
            String operation = operation(request).orElseThrow();
            Document members = new Document(document(request));
            return response(200, headers(), written(generator -> new DocumentWriter(format, generator)
                    .structure(operations.answer(operation, members))));
        } catch (AwsError error) {
            return failure(error);
        }
    }

    private JsonNode document(WireRequest request) {
        try {
            JsonNode read = format.mapper().readTree(Compression.undone(request));
            return read.isObject() ? read : format.mapper().createObjectNode();
        } catch (IOException malformed) {
            throw new AwsError(
                    400, "SerializationException", "The request is not well formed: " + malformed.getMessage());
        }
    }

    private WireResponse failure(AwsError error) {
        Map<String, String> headers = headers();
        headers.put("x-amzn-query-error", error.code() + ";" + (error.status() < 500 ? "Sender" : "Receiver"));
        return response(error.status(), headers, written(generator -> {
            generator.writeStartObject();
            generator.writeStringField("__type", service.errorShape(error.code()));
            generator.writeStringField("message", XmlText.carried(String.valueOf(error.getMessage())));
            generator.writeEndObject();
        }));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(format.headers());
        headers.put("x-amzn-requestid", UUID.randomUUID().toString());
        return headers;
    }

    private static WireResponse response(int status, Map<String, String> headers, byte[] body) {
        return new WireResponse(status, headers, body);
    }

    private byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = format.mapper().createGenerator(bytes)) {
            content.writeTo(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private interface Content {
        void writeTo(JsonGenerator generator) throws IOException;
    }
}
