package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How large things may be (API: Error responses; S3 user guide, "Naming Amazon S3 objects"), and how large they are. */
final class Size {
    private static final int LONGEST_KEY = 1024;
    private static final int LARGEST_MESSAGE = 2 * 1024 * 1024;
    private static final int LARGEST_METADATA = 2 * 1024;

    /** What an object or a delete marker takes besides its content and its texts. */
    private static final int RECORD = 512;

    private Size() {}

    /**
     * Keys have up to 1,024 bytes.
     *
     * @throws AwsError KeyTooLongError
     */
    static void requireKey(String key) {
        if (bytes(key) > LONGEST_KEY) {
            throw new AwsError(400, "KeyTooLongError", "Your key is too long");
        }
    }

    /**
     * A body that is not an object has up to 2 MiB.
     *
     * @throws AwsError MaxMessageLengthExceeded
     */
    static void requireMessage(byte[] body) {
        if (body.length > LARGEST_MESSAGE) {
            throw new AwsError(400, "MaxMessageLengthExceeded", "Your request was too large.");
        }
    }

    /**
     * The names, without prefix, and the values of an object's own metadata have up to 2 KB.
     *
     * @throws AwsError MetadataTooLarge
     */
    static void requireMetadata(Map<String, String> metadata) {
        String prefix = "x-amz-meta-";
        int size = metadata.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToInt(entry -> bytes(entry.getKey()) - prefix.length() + bytes(entry.getValue()))
                .sum();
        if (size > LARGEST_METADATA) {
            throw new AwsError(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
    }

    /** What a version takes of the store. */
    static long of(String key, StoredVersion version) {
        return RECORD + bytes(key) + version.object().map(Size::of).orElse(0L);
    }

    private static long of(StoredObject object) {
        return object.content().length + of(object.metadata()) + of(object.tags());
    }

    private static long of(Map<String, String> texts) {
        return texts.entrySet().stream()
                .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
