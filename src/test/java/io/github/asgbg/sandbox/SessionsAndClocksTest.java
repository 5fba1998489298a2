package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Sources: "Common errors" of the Query services and of EC2, ExpiredToken and RequestExpired; IAM user guide, "Troubleshoot
 * signed requests for AWS APIs"; S3 API, "Error responses", ExpiredToken and RequestTimeTooSkewed; reports of EC2's answer to an
 * expired token, as in GitHub aws/aws-cli#1664.
 */
class SessionsAndClocksTest {
    private static final String KEY = "AKIDSESSION";

    private final Sandbox sandbox = Sandbox.builder().instances(1).start();

    /** The SDK remembers a correction for the whole process. */
    @BeforeEach
    @AfterEach
    void uncorrected() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aSessionThatHasEndedIsRefusedInTheWordsOfEachService() {
        sandbox.expire(KEY);
        String token = "The security token included in the request is expired";
        refused(403, "ExpiredToken", token, () -> autoScaling().describeAutoScalingGroups());
        refused(403, "ExpiredToken", token, () -> with(StsClient.builder())
                .build()
                .getCallerIdentity());
        refused(400, "RequestExpired", "Request has expired.", () -> with(Ec2Client.builder())
                .build()
                .describeInstances());
        refused(400, "ExpiredToken", "The provided token has expired.", () -> s3().listBuckets());
    }

    @Test
    void othersGoOn() {
        sandbox.expire("AKIDOTHER");
        assertThat(autoScaling().describeAutoScalingGroups().autoScalingGroups())
                .hasSize(2);
        assertThat(s3().listBuckets().buckets()).hasSize(1);
    }

    /** The clock of this machine is months away from that of the simulated world. */
    @Test
    void aClockThatIsFarOffIsRefusedInTheWordsOfEachService() {
        sandbox.checkClocks();
        AwsServiceException query =
                refused(403, "SignatureDoesNotMatch", null, () -> autoScaling().describeAutoScalingGroups());
        assertThat(query.awsErrorDetails().errorMessage())
                .matches("Signature not yet current: \\d{8}T\\d{6}Z is still later than \\d{8}T\\d{6}Z"
                        + " \\(\\d{8}T\\d{6}Z \\+ 15 min\\.\\)");
        uncorrected();
        refused(403, "RequestTimeTooSkewed", null, () -> s3().listBuckets());
        uncorrected();
        refused(400, "RequestExpired", null, () -> with(Ec2Client.builder())
                .build()
                .describeInstances());
        SdkGlobalTime.setGlobalTimeOffset((int) Duration.ofDays(2000).toSeconds());
        assertThat(refused(403, "SignatureDoesNotMatch", null, () -> autoScaling()
                                .describeAutoScalingGroups())
                        .awsErrorDetails()
                        .errorMessage())
                .startsWith("Signature expired: ")
                .contains(" is now earlier than ", " - 15 min.)");
    }

    /** What the SDK's own retries make of it: the Date of the answer tells the time, and the next attempt is signed by that. */
    @Test
    void aClientThatAsksAgainWithTheTimeOfTheAnswerIsHeard() {
        sandbox.checkClocks();
        AutoScalingClient patient = with(AutoScalingClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
                .build();
        assertThat(patient.describeAutoScalingGroups().autoScalingGroups()).hasSize(2);
    }

    private AutoScalingClient autoScaling() {
        return with(AutoScalingClient.builder()).build();
    }

    private S3Client s3() {
        return with(S3Client.builder()).forcePathStyle(true).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B with(B builder) {
        return builder.httpClient(sandbox.httpClient())
                .region(Region.of(sandbox.region()))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "made-up")));
    }

    private static AwsServiceException refused(
            int status, String code, @Nullable String message, ThrowingCallable call) {
        AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(error).as("an answer that refuses").isNotNull();
        assertThat(List.of(error.statusCode(), error.awsErrorDetails().errorCode()))
                .isEqualTo(List.of(status, code));
        if (message != null) {
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
        }
        return error;
    }
}
