package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request's body after {@code aws-chunked} decoding.
 *
 * @param checksums {@code x-amz-checksum-*} by lower-case header name, whether sent as a header or as a trailer
 */
record Payload(byte[] content, Map<String, String> checksums) {
    private static final String PREFIX = "x-amz-checksum-";

    /**
     * Decodes and verifies.
     *
     * @throws AwsError IncompleteBody or BadDigest
     */
    static Payload of(WireRequest request) {
        Map<String, String> checksums = new HashMap<>();
        request.headers().forEach((name, values) -> keepChecksum(checksums, name, values.get(0)));
        byte[] content = isChunked(request) ? decoded(request.body(), checksums) : request.body();
        Payload payload = new Payload(content, Map.copyOf(checksums));
        Checksums.verify(payload, request.headers().getOrDefault("content-md5", List.of()));
        return payload;
    }

    private static void keepChecksum(Map<String, String> checksums, String name, String value) {
        boolean describesTheMode = name.equals(PREFIX + "mode") || name.equals(PREFIX + "type");
        if (name.startsWith(PREFIX) && !describesTheMode && !name.equals(PREFIX + "algorithm")) {
            checksums.put(name, value);
        }
    }

    private static boolean isChunked(WireRequest request) {
        return request.headers().getOrDefault("x-amz-content-sha256", List.of()).stream()
                        .anyMatch(hash -> hash.startsWith("STREAMING-"))
                || request.headers().getOrDefault("content-encoding", List.of()).stream()
                        .anyMatch(encoding -> encoding.contains("aws-chunked"));
    }

    private static byte[] decoded(byte[] body, Map<String, String> checksums) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length);
        Lines lines = new Lines(body);
        for (int size = chunkSize(lines.next()); size > 0; size = chunkSize(lines.next())) {
            content.write(body, lines.position, lines.skip(size));
            lines.next();
        }
        for (String trailer = lines.next(); !trailer.isEmpty(); trailer = lines.next()) {
            keepTrailer(checksums, trailer);
        }
        return content.toByteArray();
    }

    private static void keepTrailer(Map<String, String> checksums, String trailer) {
        int colon = trailer.indexOf(':');
        if (colon > 0) {
            String name = trailer.substring(0, colon).toLowerCase(Locale.ROOT);
            keepChecksum(checksums, name, trailer.substring(colon + 1).trim());
        }
    }

    private static int chunkSize(String header) {
        int semicolon = header.indexOf(';');
        try {
            int size = Integer.parseInt(semicolon < 0 ? header : header.substring(0, semicolon), 16);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Falls through to S3's answer.
        }
        throw incomplete();
    }

    private static AwsError incomplete() {
        return new AwsError(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    /** Reads CRLF-terminated lines out of a body that also holds binary data. */
    private static final class Lines {
        private final byte[] body;
        private int position;

        private Lines(byte[] body) {
            this.body = body;
        }

        private String next() {
            int end = position;
            while (end < body.length && body[end] != '\r') {
                end++;
            }
            String line = new String(body, position, end - position, StandardCharsets.US_ASCII);
            position = Math.min(end + 2, body.length);
            return line;
        }

        private int skip(int size) {
            if (size > body.length - position) {
                throw incomplete();
            }
            position += size;
            return size;
        }
    }
}
