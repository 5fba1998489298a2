package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Sources: the IAM user guide, "Troubleshoot access denied error messages"; GitHub hashicorp/nomad-autoscaler#952; EC2 API,
 * "Common errors"; S3 API, GetObject and DeleteObject.
 */
class DeniedTest {
    private static final String USER = "User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: ";

    private final Sandbox sandbox = Sandbox.builder().instances(2).start();
    private final SandboxClients aws = new SandboxClients(sandbox);
    private final S3Client s3 = aws.client(S3Client.builder());
    private final String blue = sandbox.blueGroup();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static void refused(int status, String code, String message, ThrowingCallable call) {
        AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(error.statusCode()).isEqualTo(status);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
    }

    @Test
    void autoScalingNamesActionAndGroupAndChangesNothing() {
        List<String> ids = aws.ids(blue);
        Instant before = sandbox.world().now();
        sandbox.deny("autoscaling:EnterStandby");
        refused(
                403,
                "AccessDenied",
                USER + "autoscaling:EnterStandby on resource: "
                        + "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/shop-blue "
                        + "because no identity-based policy allows the autoscaling:EnterStandby action",
                () -> aws.enterStandby(blue, ids));
        assertThat(aws.states(blue)).containsExactly("InService");
        assertThat(aws.group(blue).desiredCapacity()).isEqualTo(2);
        assertThat(sandbox.world().now()).isEqualTo(before);
        sandbox.allow("autoscaling:EnterStandby");
        aws.enterStandby(blue, ids);
        assertThat(aws.states(blue)).containsExactly("EnteringStandby");
    }

    @Test
    void readingNamesNoResource() {
        sandbox.deny("autoscaling:DescribeAutoScalingGroups");
        refused(
                403,
                "AccessDenied",
                USER + "autoscaling:DescribeAutoScalingGroups because no identity-based policy allows the "
                        + "autoscaling:DescribeAutoScalingGroups action",
                () -> aws.group(blue));
    }

    @Test
    void aDenialBeatsEveryOtherRefusal() {
        sandbox.deny("autoscaling:DeleteAutoScalingGroup");
        assertThatThrownBy(() -> aws.autoScaling.deleteAutoScalingGroup(it -> it.autoScalingGroupName("no-such")))
                .hasMessageContaining("not authorized");
    }

    @Test
    void anExplicitDenialSaysSo() {
        sandbox.denyExplicitly("elasticloadbalancing:DescribeTargetHealth");
        refused(
                403,
                "AccessDenied",
                USER + "elasticloadbalancing:DescribeTargetHealth with an explicit deny in an identity-based policy",
                () -> aws.health(aws.ids(blue)));
    }

    @Test
    void loadBalancingNamesWhatWouldBeChanged() {
        TargetDescription target =
                TargetDescription.builder().id(aws.ids(blue).get(0)).build();
        sandbox.deny("elasticloadbalancing:RegisterTargets");
        refused(
                403,
                "AccessDenied",
                USER + "elasticloadbalancing:RegisterTargets on resource: " + sandbox.targetGroupArn()
                        + " because no identity-based policy allows the elasticloadbalancing:RegisterTargets action",
                () -> aws.balancing.registerTargets(
                        it -> it.targetGroupArn(sandbox.targetGroupArn()).targets(target)));
    }

    @Test
    void ec2HasACodeOfItsOwnAndAnEncodedMessage() {
        String id = aws.ids(blue).get(0);
        sandbox.deny("ec2:*");
        refused(
                403,
                "UnauthorizedOperation",
                "You are not authorized to perform this operation. " + USER
                        + "ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action",
                () -> aws.ec2.describeInstances());
        assertThatThrownBy(() -> aws.ec2.terminateInstances(it -> it.instanceIds(id)))
                .hasMessageContaining(
                        "ec2:TerminateInstances on resource: arn:aws:ec2:us-east-1:123456789012:instance/" + id)
                .hasMessageContaining("Encoded authorization failure message: ");
        sandbox.allow("ec2:Describe*");
        assertThat(aws.machineState(id)).isEqualTo("running");
    }

    @Test
    void cloudWatchIsCalledCloudwatchInPolicies() {
        sandbox.deny("cloudwatch:DescribeAlarms");
        CloudWatchClient client = aws.client(CloudWatchClient.builder());
        refused(
                403,
                "AccessDenied",
                USER + "cloudwatch:DescribeAlarms because no identity-based policy allows the "
                        + "cloudwatch:DescribeAlarms action",
                () -> client.describeAlarms());
    }

    @Test
    void everybodyMayAskWhoTheyAre() { // API GetCallerIdentity
        sandbox.denyExplicitly("sts:*");
        StsClient client = aws.client(StsClient.builder());
        assertThat(client.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/sandbox");
        assertThatThrownBy(() -> client.assumeRole(
                        it -> it.roleArn("arn:aws:iam::123456789012:role/x").roleSessionName("ci")))
                .hasMessageContaining("sts:AssumeRole on resource: arn:aws:iam::123456789012:role/x");
    }

    @Test
    void s3QuotesTheObject() {
        sandbox.deny("s3:PutObject");
        refused(
                403,
                "AccessDenied",
                USER + "s3:PutObject on resource: \"arn:aws:s3:::asg-bg-ledger/a/b\" because no identity-based policy "
                        + "allows the s3:PutObject action",
                () -> put("a/b"));
        sandbox.allow("s3:PutObject");
        assertThatThrownBy(() -> s3.headObject(it -> it.bucket(sandbox.bucket()).key("a/b")))
                .hasMessageContaining("404");
    }

    private void put(String key) {
        s3.putObject(it -> it.bucket(sandbox.bucket()).key(key), RequestBody.fromString("x"));
    }

    @Test
    void whoMayNotListDoesNotLearnThatAKeyIsMissing() { // API GetObject
        sandbox.deny("s3:ListBucket");
        refused(
                403,
                "AccessDenied",
                USER
                        + "s3:ListBucket on resource: \"arn:aws:s3:::asg-bg-ledger\" because no identity-based policy allows "
                        + "the s3:ListBucket action",
                () -> s3.getObjectAsBytes(it -> it.bucket(sandbox.bucket()).key("none")));
        put("there");
        assertThat(s3.getObjectAsBytes(it -> it.bucket(sandbox.bucket()).key("there"))
                        .asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void anAnswerToHeadHasNoWords() {
        sandbox.deny("s3:ListBucket");
        AwsServiceException error =
                catchThrowableOfType(AwsServiceException.class, () -> s3.headBucket(it -> it.bucket(sandbox.bucket())));
        assertThat(error.statusCode()).isEqualTo(403);
        assertThat(error.getMessage()).doesNotContain("not authorized");
    }

    @Test
    void deletingOnConditionTakesTheRightToRead() { // API DeleteObject, If-Match
        put("a");
        String etag = s3.headObject(it -> it.bucket(sandbox.bucket()).key("a")).eTag();
        sandbox.deny("s3:GetObject");
        assertThatThrownBy(() -> s3.deleteObject(
                        it -> it.bucket(sandbox.bucket()).key("a").ifMatch(etag)))
                .hasMessageContaining("s3:GetObject");
        s3.deleteObject(it -> it.bucket(sandbox.bucket()).key("a"));
    }

    @Test
    void manyDeletesAreJudgedOneByOne() { // API DeleteObjects
        put("a");
        sandbox.deny("s3:DeleteObject");
        List<S3Error> errors = s3.deleteObjects(it -> it.bucket(sandbox.bucket())
                        .delete(what ->
                                what.objects(ObjectIdentifier.builder().key("a").build())))
                .errors();
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("AccessDenied");
            assertThat(error.key()).isEqualTo("a");
        });
    }

    @Test
    void whatIsNoActionIsRefusedWhereItIsWritten() {
        assertThatThrownBy(() -> sandbox.deny("EnterStandby")).isInstanceOf(IllegalArgumentException.class);
    }
}
