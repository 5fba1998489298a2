package io.github.asgbg.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.iam.policy.AccessRequest;
import io.github.asgbg.sandbox.iam.policy.Caller;
import io.github.asgbg.sandbox.iam.policy.Decision.Effect;
import io.github.asgbg.sandbox.iam.policy.Policies;
import io.github.asgbg.sandbox.iam.policy.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could try who got hold of the operator's credentials; the operator's own document is judged alone. */
class OperatorAttacksTest {
    private static final Caller OPERATOR = new Caller("arn:aws:sts::123456789012:assumed-role/sandbox/job-7");
    private static final Policies POLICIES = new Policies(List.of(Documents.operator()), List.of());
    private static final String BLUE = group("shop-blue");
    private static final String BUCKET = "arn:aws:s3:::asg-bg-ledger";
    private static final String LEDGER = BUCKET + "/releases/shop/release.json";
    private static final String INSTANCE = "arn:aws:ec2:us-east-1:123456789012:instance/i-1";
    private static final String POLICY_OF_BLUE = policy("shop-blue");
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:shop-blue-alerts";

    private static String group(String name) {
        return "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:uuid:autoScalingGroupName/" + name;
    }

    private static String policy(String group) {
        return "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:uuid:autoScalingGroupName/" + group
                + ":policyName/steps";
    }

    private static AccessRequest request(String action, String resource) {
        return AccessRequest.of(OPERATOR, action, resource).with("aws:ResourceAccount", "123456789012");
    }

    private static boolean mayDo(AccessRequest request) {
        return POLICIES.decide(request).isAllowed();
    }

    private static boolean mayDo(String action, String resource) {
        return mayDo(request(action, resource));
    }

    private static AccessRequest create(String arn) {
        return request("s3:PutObject", arn).with("s3:if-none-match", "*");
    }

    private static AccessRequest replace(String arn) {
        return request("s3:PutObject", arn).with("s3:if-match", "\"etag\"");
    }

    @Test
    void theScriptThatEveryInstanceRunsCannotBeReplaced() {
        String script = BUCKET + "/asg-bg-bootstrap/bootstrap.sh";
        assertThat(POLICIES.decide(create(script)).effect()).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(POLICIES.decide(replace(script)).effect()).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(POLICIES.decide(request("s3:DeleteObjectVersion", script)).effect())
                .isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(mayDo(create(BUCKET + "/releases/bootstrap/bootstrap.sh"))).isFalse();
    }

    @Test
    void theLedgerOfAnotherServiceCanBeNeitherReadNorWritten() {
        String other = BUCKET + "/releases/payments/release.json";
        assertThat(mayDo(create(other))).isFalse();
        assertThat(mayDo(replace(other))).isFalse();
        assertThat(mayDo("s3:GetObject", other)).isFalse();
        assertThat(mayDo("s3:GetObject", BUCKET + "/releases/shop-two/release.json"))
                .isFalse();
        assertThat(mayDo("s3:GetObject", LEDGER)).isTrue();
    }

    @Test
    void theLedgerIsWrittenOnlyUnderACondition() {
        assertThat(mayDo("s3:PutObject", LEDGER)).isFalse();
        assertThat(mayDo(create(LEDGER))).isTrue();
        assertThat(mayDo(replace(LEDGER))).isTrue();
    }

    @Test
    void historyIsWrittenOnce() {
        String entry = BUCKET + "/releases/shop/history/20260101T000000000Z.json";
        assertThat(mayDo(create(entry))).isTrue();
        assertThat(mayDo(replace(entry))).isFalse();
        assertThat(mayDo("s3:PutObject", entry)).isFalse();
        assertThat(mayDo(create(BUCKET + "/releases/shop/anything-else"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:DeleteObject",
                "s3:DeleteObjectVersion",
                "s3:DeleteObjectTagging",
                "s3:PutObjectAcl",
                "s3:PutObjectRetention",
                "s3:BypassGovernanceRetention",
                "s3:PutObjectTagging"
            })
    void neitherTheLedgerNorAVersionOfItCanBeDeletedOrGivenAway(String action) {
        assertThat(mayDo(action, LEDGER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:PutBucketPolicy",
                "s3:DeleteBucketPolicy",
                "s3:PutBucketVersioning",
                "s3:PutLifecycleConfiguration",
                "s3:PutReplicationConfiguration",
                "s3:DeleteBucket",
                "s3:PutBucketAcl"
            })
    void theBucketStaysAsItIs(String action) {
        assertThat(mayDo(action, BUCKET)).isFalse();
    }

    @Test
    void secretsInTheBucketCannotBeRead() {
        assertThat(mayDo("s3:GetObject", BUCKET + "/secrets/key.pem")).isFalse();
        assertThat(mayDo("s3:GetObject", BUCKET + "/releases/secret")).isFalse();
        assertThat(mayDo("s3:GetObjectVersion", BUCKET + "/asg-bg-bootstrap/bootstrap.sh"))
                .isFalse();
        assertThat(mayDo(request("s3:ListBucketVersions", BUCKET))).isFalse();
        assertThat(mayDo(request("s3:ListBucketVersions", BUCKET).with("s3:prefix", "secrets/")))
                .isFalse();
    }

    /** Whoever makes a bucket of that name elsewhere gets nothing. */
    @Test
    void aBucketOfAnotherAccountIsNotWrittenTo() {
        assertThat(mayDo(replace(LEDGER).with("aws:ResourceAccount", "999999999999")))
                .isFalse();
        Policies welcomed = new Policies(List.of(Documents.operator()), List.of(openBucket()));
        assertThat(welcomed.decide(replace(LEDGER).with("aws:ResourceAccount", "999999999999"))
                        .isAllowed())
                .isFalse();
        assertThat(welcomed.decide(request("s3:GetObject", LEDGER).with("aws:ResourceAccount", "999999999999"))
                        .isAllowed())
                .isFalse();
    }

    private static PolicyDocument openBucket() {
        return PolicyDocument.ofResource("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*",
                 "Resource": ["arn:aws:s3:::asg-bg-ledger", "arn:aws:s3:::asg-bg-ledger/*"]}}""");
    }

    @Test
    void noTagButTheVersionIsSetOrTaken() {
        for (String action : List.of("autoscaling:CreateOrUpdateTags", "autoscaling:DeleteTags")) {
            AccessRequest tagging = request(action, BLUE);
            assertThat(mayDo(tagging.with("aws:TagKeys", "image-version"))).isTrue();
            assertThat(mayDo(tagging.with("aws:TagKeys", "service"))).isFalse();
            assertThat(mayDo(tagging.with("aws:TagKeys", List.of("image-version", "team"))))
                    .isFalse();
            assertThat(mayDo(tagging.with("aws:TagKeys", "Image-Version"))).isFalse();
            assertThat(mayDo(tagging)).as("without keys").isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoscaling:CreateOrUpdateTags",
                "autoscaling:UpdateAutoScalingGroup",
                "autoscaling:AttachInstances",
                "autoscaling:DetachInstances",
                "autoscaling:EnterStandby",
                "autoscaling:PutScalingPolicy",
                "autoscaling:SuspendProcesses"
            })
    void noOtherGroupIsTouched(String action) {
        AccessRequest other = request(action, group("payments-blue")).with("aws:TagKeys", "image-version");
        assertThat(mayDo(other)).isFalse();
        assertThat(mayDo(request(action, group("shop-blue-two")).with("aws:TagKeys", "image-version")))
                .isFalse();
        assertThat(mayDo(request(action, BLUE.replace("us-east-1", "eu-west-1")).with("aws:TagKeys", "image-version")))
                .isFalse();
        assertThat(mayDo(request(action, BLUE).with("aws:TagKeys", "image-version")))
                .isTrue();
    }

    @Test
    void aGroupIsResizedAndNothingElseOfItIsUpdated() {
        AccessRequest update = request("autoscaling:UpdateAutoScalingGroup", BLUE)
                .with("autoscaling:MinSize", "1")
                .with("autoscaling:MaxSize", "4");
        assertThat(mayDo(update)).isTrue();
        assertThat(mayDo(update.with("autoscaling:LaunchConfigurationName", "root-everywhere")))
                .isFalse();
        assertThat(mayDo(update.with("autoscaling:LaunchTemplateVersionSpecified", "true")))
                .isFalse();
        assertThat(mayDo(update.with("autoscaling:InstanceTypes", List.of("p5.48xlarge", "p4d.24xlarge"))))
                .isFalse();
        assertThat(mayDo(update.with("autoscaling:VPCZoneIdentifiers", List.of("subnet-1", "subnet-2"))))
                .isFalse();
    }

    /**
     * For any launch template, named with a version or without, AWS asks for the right to run instances as well (Auto Scaling
     * user guide, "Control Amazon EC2 launch template usage in Auto Scaling groups").
     */
    @Test
    void aLaunchTemplateIsNotExchanged() {
        String template = "arn:aws:ec2:us-east-1:123456789012:launch-template/lt-1";
        AccessRequest update = request("autoscaling:UpdateAutoScalingGroup", BLUE)
                .with("autoscaling:LaunchTemplateVersionSpecified", "false");
        List<AccessRequest> call = List.of(
                update,
                request("ec2:RunInstances", template),
                request("iam:PassRole", "arn:aws:iam::123456789012:role/admin"));
        assertThat(POLICIES.decide(call).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoscaling:AttachLoadBalancerTargetGroups",
                "autoscaling:AttachTrafficSources",
                "autoscaling:CompleteLifecycleAction",
                "autoscaling:CreateAutoScalingGroup",
                "autoscaling:CreateLaunchConfiguration",
                "autoscaling:DeleteAutoScalingGroup",
                "autoscaling:DeleteLifecycleHook",
                "autoscaling:DetachLoadBalancerTargetGroups",
                "autoscaling:ExecutePolicy",
                "autoscaling:PutLifecycleHook",
                "autoscaling:PutNotificationConfiguration",
                "autoscaling:StartInstanceRefresh",
                "autoscaling:TerminateInstanceInAutoScalingGroup",
                "cloudwatch:DeleteAlarms",
                "cloudwatch:PutCompositeAlarm",
                "cloudwatch:SetAlarmState",
                "ec2:CreateLaunchTemplateVersion",
                "ec2:CreateTags",
                "ec2:DeleteTags",
                "ec2:ModifyInstanceAttribute",
                "ec2:ModifyLaunchTemplate",
                "ec2:RunInstances",
                "ec2:StopInstances",
                "elasticloadbalancing:DeregisterTargets",
                "elasticloadbalancing:ModifyRule",
                "elasticloadbalancing:ModifyTargetGroup",
                "elasticloadbalancing:RegisterTargets",
                "iam:AttachRolePolicy",
                "iam:CreateAccessKey",
                "iam:PassRole",
                "iam:PutRolePolicy",
                "iam:UpdateAssumeRolePolicy",
                "kms:Decrypt",
                "secretsmanager:GetSecretValue",
                "ssm:GetParameter",
                "ssm:SendCommand",
                "ssm:StartSession",
                "sts:AssumeRole"
            })
    void whatNoReleaseNeedsIsNotGranted(String action) {
        for (String resource : List.of("*", BLUE, LEDGER, INSTANCE, "arn:aws:iam::123456789012:role/sandbox")) {
            assertThat(mayDo(request(action, resource).with("aws:ResourceTag/service", "shop")))
                    .as(resource)
                    .isFalse();
        }
    }

    @Test
    void onlyInstancesOfTheServiceAreTerminatedOrListenedTo() {
        for (String action : List.of("ec2:TerminateInstances", "ec2:GetConsoleOutput")) {
            AccessRequest attack = request(action, INSTANCE);
            assertThat(mayDo(attack.with("aws:ResourceTag/service", "shop"))).isTrue();
            assertThat(mayDo(attack)).as("a database without tags").isFalse();
            assertThat(mayDo(attack.with("aws:ResourceTag/service", "payments")))
                    .isFalse();
            assertThat(mayDo(attack.with("aws:ResourceTag/image-version", "v7")))
                    .as("of any service")
                    .isFalse();
        }
    }

    @Test
    void noAlarmOfOthersIsPut() {
        assertThat(mayDo(alarm("shop-queue-long"))).isTrue();
        assertThat(mayDo(alarm("payments-errors"))).isFalse();
        assertThat(mayDo(alarm("*"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:automate:us-east-1:ec2:terminate",
                "arn:aws:automate:us-east-1:ec2:stop",
                "arn:aws:swf:us-east-1:123456789012:action/actions/AWS_EC2.InstanceId.Terminate/1.0",
                "arn:aws:ssm:us-east-1:123456789012:opsitem:1",
                "arn:aws:lambda:us-east-1:123456789012:function:anything",
                "arn:aws:sns:us-east-1:123456789012:payments-alerts",
                "arn:aws:sns:us-east-1:999999999999:shop-blue-alerts"
            })
    void anAlarmDoesNothingButScaleTheTwoGroupsAndNotify(String action) {
        assertThat(mayDo(alarm("shop-cpu").with("cloudwatch:AlarmActions", action)))
                .isFalse();
        assertThat(mayDo(alarm("shop-cpu").with("cloudwatch:AlarmActions", List.of(POLICY_OF_BLUE, action))))
                .isFalse();
        assertThat(mayDo(alarm("shop-cpu").with("cloudwatch:AlarmActions", List.of(POLICY_OF_BLUE, TOPIC))))
                .isTrue();
    }

    @Test
    void anAlarmDoesNotCallThePoliciesOfAnotherGroup() {
        assertThat(mayDo(alarm("shop-cpu").with("cloudwatch:AlarmActions", policy("payments-blue"))))
                .isFalse();
        assertThat(mayDo(alarm("shop-cpu").with("cloudwatch:AlarmActions", policy("shop-green"))))
                .isTrue();
    }

    private static AccessRequest alarm(String name) {
        return request("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + name);
    }

    @Test
    void nobodyElsesPermissionsAreFoundOut() {
        String action = "iam:SimulatePrincipalPolicy";
        assertThat(mayDo(action, "arn:aws:iam::123456789012:role/sandbox")).isTrue();
        assertThat(mayDo(action, "arn:aws:iam::123456789012:role/admin")).isFalse();
        assertThat(mayDo(action, "arn:aws:iam::123456789012:user/admin")).isFalse();
    }

    /** A limit of the documents, not of the evaluation: whoever fills in a wildcard grants more than two groups. */
    @Test
    void aNameWithAWildcardWouldGrantMoreThanTwoGroups() {
        String careless = Documents.filledIn(PolicyTemplate.OPERATOR).replace("shop-blue", "*");
        Policies policies = new Policies(List.of(PolicyDocument.ofIdentity(careless)), List.of());
        assertThat(policies.decide(request("autoscaling:EnterStandby", group("payments-blue")))
                        .isAllowed())
                .isTrue();
        assertThat(Documents.text("README.md")).contains("`*` or `?`");
    }
}
