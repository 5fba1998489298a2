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

/** What the instances, an observer, and everybody else at the bucket may do and may not. */
class OtherDocumentsTest {
    private static final PolicyDocument EVERYTHING = PolicyDocument.ofIdentity(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
    private static final Caller INSTANCE = new Caller("arn:aws:sts::123456789012:assumed-role/shop-instance/i-1");
    private static final Caller OPERATOR = new Caller("arn:aws:sts::123456789012:assumed-role/sandbox/job-7");
    private static final Caller ADMINISTRATOR = new Caller("arn:aws:iam::123456789012:user/administrator");
    private static final String BUCKET = "arn:aws:s3:::asg-bg-ledger";
    private static final String LEDGER = BUCKET + "/releases/shop/release.json";
    private static final String HISTORY = BUCKET + "/releases/shop/history/1.json";
    private static final String SCRIPT = BUCKET + "/asg-bg-bootstrap/bootstrap.sh";

    private static AccessRequest request(Caller caller, String action, String resource) {
        return AccessRequest.of(caller, action, resource)
                .with("aws:ResourceAccount", "123456789012")
                .with("aws:SecureTransport", "true");
    }

    private static Effect ofInstance(List<PolicyDocument> documents, String action, String resource) {
        return new Policies(documents, List.of())
                .decide(request(INSTANCE, action, resource))
                .effect();
    }

    @Test
    void anInstanceReadsTheBootstrapAndNothingElse() {
        List<PolicyDocument> own = List.of(Documents.instance());
        assertThat(ofInstance(own, "s3:GetObject", SCRIPT)).isEqualTo(Effect.ALLOW);
        assertThat(ofInstance(own, "autoscaling:DescribeTags", "*")).isEqualTo(Effect.ALLOW);
        assertThat(ofInstance(own, "s3:GetObject", BUCKET + "/secrets/key.pem")).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(ofInstance(own, "s3:ListBucket", BUCKET)).isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(ofInstance(own, "autoscaling:CreateOrUpdateTags", "*")).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void anInstanceAnswersTheLaunchHookOfTheTwoGroupsAndOfNoOther() {
        List<PolicyDocument> own = List.of(Documents.instance());
        assertThat(ofInstance(own, "autoscaling:CompleteLifecycleAction", group("shop-blue")))
                .isEqualTo(Effect.ALLOW);
        assertThat(ofInstance(own, "autoscaling:CompleteLifecycleAction", group("shop-green")))
                .isEqualTo(Effect.ALLOW);
        assertThat(ofInstance(own, "autoscaling:CompleteLifecycleAction", group("till-green")))
                .isEqualTo(Effect.IMPLICIT_DENY);
        assertThat(ofInstance(own, "autoscaling:SetDesiredCapacity", group("shop-green")))
                .isEqualTo(Effect.IMPLICIT_DENY);
    }

    private static String group(String name) {
        return "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/" + name;
    }

    /** The application on it may have policies of its own that are wider. */
    @ParameterizedTest
    @ValueSource(strings = {"s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:DeleteObject"})
    void anInstanceNeverComesNearTheLedger(String action) {
        assertThat(ofInstance(List.of(Documents.instance(), EVERYTHING), action, LEDGER))
                .isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(ofInstance(List.of(Documents.instance()), action, LEDGER)).isEqualTo(Effect.EXPLICIT_DENY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:PutObject", "s3:PutObjectAcl", "s3:DeleteObject", "s3:DeleteObjectVersion"})
    void anInstanceNeverWritesWhatTheOthersRun(String action) {
        assertThat(ofInstance(List.of(Documents.instance(), EVERYTHING), action, SCRIPT))
                .isEqualTo(Effect.EXPLICIT_DENY);
    }

    @Test
    void aBootstrapOfAnotherAccountIsNotFetched() {
        PolicyDocument open = PolicyDocument.ofResource(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                        + "\"Resource\":\"arn:aws:s3:::asg-bg-ledger/*\"}}");
        AccessRequest foreign = request(INSTANCE, "s3:GetObject", SCRIPT).with("aws:ResourceAccount", "999999999999");
        assertThat(new Policies(List.of(Documents.instance()), List.of(open))
                        .decide(foreign)
                        .isAllowed())
                .isFalse();
    }

    /** Every action of the document is one that only looks. */
    @Test
    void anObserverLooksAndNeverWrites() {
        assertThat(Actions.of("observer.json"))
                .isNotEmpty()
                .allMatch(action -> action.matches("[a-z0-9]+:(Describe|Get|List)\\w+"));
        Policies observer = new Policies(List.of(Documents.observer()), List.of());
        assertThat(observer.decide(request(OPERATOR, "s3:GetObject", LEDGER)).isAllowed())
                .isTrue();
        assertThat(observer.decide(request(OPERATOR, "s3:GetObject", SCRIPT)).isAllowed())
                .isFalse();
    }

    private static Effect atBucket(AccessRequest request) {
        return new Policies(List.of(EVERYTHING), List.of(Documents.bucket()))
                .decide(request)
                .effect();
    }

    private static AccessRequest put(Caller caller, String key) {
        return request(caller, "s3:PutObject", key);
    }

    @Test
    void onlyTheOperatorWritesTheLedgerWhateverOthersMayDoElsewhere() {
        assertThat(atBucket(put(OPERATOR, LEDGER).with("s3:if-match", "\"1\""))).isEqualTo(Effect.ALLOW);
        assertThat(atBucket(put(ADMINISTRATOR, LEDGER).with("s3:if-match", "\"1\"")))
                .isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(atBucket(put(INSTANCE, LEDGER).with("s3:if-match", "\"1\""))).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(atBucket(put(ADMINISTRATOR, BUCKET + "/elsewhere"))).isEqualTo(Effect.ALLOW);
    }

    @Test
    void nobodyWritesTheLedgerWithoutACondition() {
        assertThat(atBucket(put(OPERATOR, LEDGER))).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(atBucket(put(OPERATOR, LEDGER).with("s3:if-none-match", "*")))
                .isEqualTo(Effect.ALLOW);
        assertThat(atBucket(put(OPERATOR, HISTORY).with("s3:if-match", "\"1\"")))
                .isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(atBucket(put(OPERATOR, HISTORY).with("s3:if-none-match", "*")))
                .isEqualTo(Effect.ALLOW);
    }

    @Test
    void nobodyDeletesTheLedgerOrStopsKeepingVersions() {
        assertThat(atBucket(request(ADMINISTRATOR, "s3:DeleteObject", LEDGER))).isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(atBucket(request(OPERATOR, "s3:DeleteObjectVersion", HISTORY)))
                .isEqualTo(Effect.EXPLICIT_DENY);
        assertThat(atBucket(request(ADMINISTRATOR, "s3:PutBucketVersioning", BUCKET)))
                .isEqualTo(Effect.EXPLICIT_DENY);
    }

    @Test
    void nobodySpeaksToTheBucketWithoutTls() {
        for (String resource : List.of(BUCKET, LEDGER, BUCKET + "/elsewhere")) {
            assertThat(atBucket(request(ADMINISTRATOR, "s3:GetObject", resource).with("aws:SecureTransport", "false")))
                    .isEqualTo(Effect.EXPLICIT_DENY);
        }
    }

    @Test
    void theBucketsPolicyByItselfPermitsNothing() {
        assertThat(new Policies(List.of(), List.of(Documents.bucket()))
                        .decide(put(OPERATOR, LEDGER).with("s3:if-match", "\"1\""))
                        .effect())
                .isEqualTo(Effect.IMPLICIT_DENY);
    }
}
