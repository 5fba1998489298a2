package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an object is encrypted: as the request says, else as the bucket does (S3 user guide, "Setting default server-side
 * encryption behavior for Amazon S3 buckets"). Whoever uses a KMS key of the account's own needs permissions for it; the key
 * that AWS keeps for S3 permits everybody in the account (S3 user guide, "Using server-side encryption with AWS KMS keys").
 *
 * @param key the ARN of the KMS key; empty without KMS
 */
record Encryption(String algorithm, Optional<String> key) {
    private static final String ALGORITHM = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";
    private static final String KEY_OF_AWS = "key/aws-s3-managed";

    static Encryption of(Call call, Bucket bucket, String account) {
        XmlInput setting = XmlInput.parse(bucket.setting(Setting.ENCRYPTION).getBytes(StandardCharsets.UTF_8));
        Optional<String> asked = call.header(ALGORITHM);
        String algorithm = asked.orElseGet(() -> setting.text("SSEAlgorithm").orElse("AES256"));
        if (algorithm.equals("AES256")) {
            return new Encryption(algorithm, Optional.empty());
        }
        if (!algorithm.equals("aws:kms") && !algorithm.equals("aws:kms:dsse")) {
            throw new AwsError(400, "InvalidArgument", "The encryption method specified is not supported");
        }
        // A request that names its own algorithm and no key means the key that AWS keeps for S3 (API: PutObject).
        String id = call.header(KEY)
                .or(() -> asked.isPresent() ? Optional.empty() : setting.text("KMSMasterKeyID"))
                .orElse(KEY_OF_AWS);
        return new Encryption(algorithm, Optional.of(arn(id, bucket.region(), account)));
    }

    private static String arn(String id, String region, String account) {
        if (id.startsWith("arn:")) {
            return id;
        }
        String path = id.contains("/") ? id : "key/" + id;
        return "arn:aws:kms:" + region + ":" + account + ":" + path;
    }

    /** Refuses whoever may not make a data key of the key. */
    void checkWrite(Call call) {
        key.ifPresent(arn -> require(call, "kms:GenerateDataKey", arn));
    }

    /** Refuses whoever may not decrypt with the key of an object. */
    static void checkRead(Call call, StoredObject object) {
        Optional.ofNullable(object.metadata().get(KEY)).ifPresent(arn -> require(call, "kms:Decrypt", arn));
    }

    private static void require(Call call, String action, String arn) {
        if (!arn.endsWith(KEY_OF_AWS)) {
            call.permissions().refusal(action, Optional.of(arn)).ifPresent(sentence -> {
                throw new AwsError(403, "AccessDenied", sentence);
            });
        }
    }

    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(Map.of(ALGORITHM, algorithm));
        key.ifPresent(arn -> headers.put(KEY, arn));
        return headers;
    }

    static boolean isHeader(String name) {
        return name.equals(ALGORITHM) || name.equals(KEY);
    }

    /** With KMS the tag is no digest of the content (API: Object). */
    String etag(byte[] content, String time) {
        return key.map(arn -> Checksums.etag((arn + time + content.length).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> Checksums.etag(content));
    }
}
