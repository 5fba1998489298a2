package io.github.asgbg.aws.ledger;

import io.github.asgbg.port.CloudException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What to do where a bucket lies in another Region than the server that was asked. On AWS the SDK follows by itself; an
 * endpoint that somebody names is not left. Source: S3 API reference, HeadBucket, x-amz-bucket-region.
 */
final class BucketRegion {
    private BucketRegion() {}

    static String remedy(String bucket, CloudException e) {
        return told(e).map(region -> "the bucket `" + bucket + "` is in the Region " + region
                        + ", and the endpoint that is named is another Region's: name S3's endpoint of that Region in"
                        + " AWS_ENDPOINT_URL_S3 or the profile, or name none, so that the bucket is found by itself")
                .orElse("give the Region of the bucket `" + bucket + "`");
    }

    private static Optional<String> told(CloudException e) {
        return e.getCause() instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? Optional.ofNullable(refused.awsErrorDetails().sdkHttpResponse())
                        .flatMap(http -> http.firstMatchingHeader("x-amz-bucket-region"))
                : Optional.empty();
    }
}
