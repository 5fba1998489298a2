package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;

/** IAM user guide, "Troubleshoot Signature Version 4 signing"; S3 API, "Error responses"; S3 API, HeadBucket. */
class RegionTest {
    private final Sandbox sandbox = Sandbox.builder().region("eu-central-1").start();
    private final SandboxClients there = new SandboxClients(sandbox, "eu-west-1");

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining("should be scoped to a valid Region, not 'eu-west-1'")
                .hasMessageContaining("'eu-central-1'");
    }

    @Test
    void noServiceOfAnotherRegionSeesAnything() {
        AutoScalingClient autoScaling = there.client(AutoScalingClient.builder());
        refused(() -> autoScaling.describeAutoScalingGroups());
        refused(() -> autoScaling.deleteAutoScalingGroup(
                it -> it.autoScalingGroupName(sandbox.blueGroup()).forceDelete(true)));
        refused(() -> there.client(Ec2Client.builder()).describeInstances());
        refused(() -> there.client(ElasticLoadBalancingV2Client.builder()).describeLoadBalancers());
        refused(() -> there.client(CloudWatchClient.builder()).describeAlarms());
        assertThat(new SandboxClients(sandbox).states(sandbox.blueGroup())).containsExactly("InService");
    }

    @Test
    void whoCallsIsTheSameEverywhere() {
        assertThat(there.client(StsClient.builder()).getCallerIdentity().account())
                .isEqualTo("123456789012");
    }

    @Test
    void aBucketOfAnotherRegionIsRedirectedTo() {
        S3Client s3 = there.client(S3Client.builder());
        S3Exception moved = catchThrowableOfType(
                S3Exception.class,
                () -> s3.getObjectAsBytes(it -> it.bucket(sandbox.bucket()).key("a")));
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.awsErrorDetails().errorCode()).isEqualTo("PermanentRedirect");
        assertThat(moved.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .contains("eu-central-1");
        S3Exception head =
                catchThrowableOfType(S3Exception.class, () -> s3.headBucket(it -> it.bucket(sandbox.bucket())));
        assertThat(head.statusCode()).isEqualTo(301);
        assertThat(head.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .contains("eu-central-1");
    }

    @Test
    void theRegionThatKnowsAllBucketsNamesTheRightOne() {
        SandboxClients virginia = new SandboxClients(sandbox, "us-east-1");
        S3Client s3 = virginia.client(S3Client.builder());
        S3Exception wrong = catchThrowableOfType(
                S3Exception.class,
                () -> s3.putObject(it -> it.bucket(sandbox.bucket()).key("a"), RequestBody.fromString("x")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.awsErrorDetails().errorCode()).isEqualTo("AuthorizationHeaderMalformed");
        assertThat(wrong.awsErrorDetails().errorMessage())
                .isEqualTo("The authorization header is malformed; the region 'us-east-1' is wrong; expecting "
                        + "'eu-central-1'");
        assertThat(s3.getBucketLocation(it -> it.bucket(sandbox.bucket())).locationConstraintAsString())
                .isEqualTo("eu-central-1");
        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }
}
