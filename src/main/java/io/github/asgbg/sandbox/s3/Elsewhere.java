package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.util.Map;

/**
 * How S3 tells a client that a bucket lies in another Region: who asked us-east-1, which knows all buckets, reached the right
 * place with the wrong signature; who asked another Region reached the wrong place.
 */
final class Elsewhere {
    private Elsewhere() {}

    static WireResponse answer(Call call, String region) {
        Map<String, String> headers = Map.of("x-amz-bucket-region", region);
        if (call.region().equals("us-east-1")) {
            AwsError wrong = new AwsError(
                    400,
                    "AuthorizationHeaderMalformed",
                    "The authorization header is malformed; the region 'us-east-1' is wrong; expecting '" + region
                            + "'");
            return Replies.error(wrong, call, headers, Map.of("Region", region));
        }
        AwsError moved = new AwsError(
                301,
                "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all"
                        + " future requests to this endpoint.");
        String endpoint = call.bucket() + ".s3." + region + ".amazonaws.com";
        return Replies.error(moved, call, headers, Map.of("Endpoint", endpoint, "Bucket", call.bucket()));
    }
}
