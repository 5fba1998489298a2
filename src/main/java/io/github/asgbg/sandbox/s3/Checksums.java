package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Digests of bodies. Of the algorithms that S3 knows, all but CRC-64/NVME are verified. */
final class Checksums {
    private Checksums() {}

    /**
     * Compares what the request promises with what arrived.
     *
     * @throws AwsError BadDigest
     */
    static void verify(Payload payload, List<String> contentMd5) {
        payload.checksums().forEach((header, promised) -> {
            String algorithm = header.substring(header.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
            base64(algorithm, payload.content())
                    .filter(actual -> !actual.equals(promised))
                    .ifPresent(actual ->
                            reject("The " + algorithm + " you specified did not match the calculated " + "checksum."));
        });
        String md5 = Base64.getEncoder().encodeToString(digest("MD5", payload.content()));
        if (!contentMd5.isEmpty() && !contentMd5.contains(md5)) {
            reject("The Content-MD5 you specified did not match what we received.");
        }
    }

    private static void reject(String message) {
        throw new AwsError(400, "BadDigest", message);
    }

    /** The entity tag of an object uploaded in one part, with its quotes. */
    static String etag(byte[] content) {
        return '"' + HexFormat.of().formatHex(digest("MD5", content)) + '"';
    }

    private static Optional<String> base64(String algorithm, byte[] content) {
        return switch (algorithm) {
            case "CRC32" -> Optional.of(base64(crc(new CRC32(), content)));
            case "CRC32C" -> Optional.of(base64(crc(new CRC32C(), content)));
            case "SHA1" -> Optional.of(base64(digest("SHA-1", content)));
            case "SHA256" -> Optional.of(base64(digest("SHA-256", content)));
            default -> Optional.empty();
        };
    }

    private static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    private static byte[] crc(Checksum checksum, byte[] content) {
        checksum.update(content);
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
