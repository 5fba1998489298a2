package io.github.asgbg.aws.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * Whether what was read of an object is what S3 stores. Source: S3 API reference, Object: the ETag is the MD5 of the content
 * where the object was written by PutObject and is encrypted with S3's own keys or not at all.
 */
enum Wholeness {
    WHOLE,
    /** The content does not fit its ETag. */
    CUT_OFF,
    /** The ETag tells nothing of the content. */
    UNKNOWN;

    private static final Pattern MD5 = Pattern.compile("\"?([0-9a-fA-F]{32})\"?");

    static Wholeness of(ResponseBytes<GetObjectResponse> object) {
        String tag = object.response().eTag() == null ? "" : object.response().eTag();
        if (!MD5.matcher(tag).matches() || hasOwnKeys(object.response())) {
            return UNKNOWN;
        }
        String digest = HexFormat.of().formatHex(md5(object.asByteArray()));
        return tag.toLowerCase(Locale.ROOT).contains(digest) ? WHOLE : CUT_OFF;
    }

    private static boolean hasOwnKeys(GetObjectResponse response) {
        ServerSideEncryption encryption = response.serverSideEncryption();
        return response.sseCustomerAlgorithm() != null
                || (encryption != null && encryption != ServerSideEncryption.AES256);
    }

    private static byte[] md5(byte[] content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
