package io.github.asgbg.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.sandbox.iam.policy.AccessRequest;
import io.github.asgbg.sandbox.iam.policy.Caller;
import io.github.asgbg.sandbox.iam.policy.Decision.Effect;
import io.github.asgbg.sandbox.iam.policy.Policies;
import io.github.asgbg.sandbox.iam.policy.PolicyDocument;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CI job may do that uploads the scripts of instances, and which jobs may become a role. */
class CiDocumentsTest {
    private static final PolicyDocument EVERYTHING = PolicyDocument.ofIdentity(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
    private static final PolicyDocument UPLOADER =
            PolicyDocument.ofIdentity(Documents.filledIn(PolicyTemplate.CI_UPLOADER));
    private static final Caller JOB = new Caller("arn:aws:sts::123456789012:assumed-role/uploader/job-7");
    private static final String BUCKET = "arn:aws:s3:::asg-bg-ledger";
    private static final String SCRIPT = BUCKET + "/asg-bg-bootstrap/bootstrap.sh";
    private static final String LEDGER = BUCKET + "/releases/shop/release.json";
    private static final String ISSUER = "token.actions.githubusercontent.com";

    private static AccessRequest request(String action, String resource) {
        return AccessRequest.of(JOB, action, resource)
                .with("aws:ResourceAccount", "123456789012")
                .with("aws:SecureTransport", "true");
    }

    private static Effect alone(AccessRequest request) {
        return new Policies(List.of(UPLOADER), List.of()).decide(request).effect();
    }

    /** As 'aws s3 cp --recursive' does it: one PutObject a file. The bucket's own policy does not stand in the way. */
    @Test
    void theUploaderWritesTheScripts() {
        assertThat(new Policies(List.of(UPLOADER), List.of(Documents.bucket()))
                        .decide(request("s3:PutObject", SCRIPT))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void theUploaderWritesNothingElseAndReadsNothing() {
        for (String elsewhere :
                List.of(BUCKET + "/asg-bg-bootstrap-2/x", BUCKET + "/x", "arn:aws:s3:::other/asg-bg-bootstrap/x")) {
            assertThat(alone(request("s3:PutObject", elsewhere))).isEqualTo(Effect.IMPLICIT_DENY);
        }
        for (String action : List.of("s3:GetObject", "s3:PutObjectAcl", "s3:PutObjectTagging")) {
            assertThat(alone(request(action, SCRIPT))).isEqualTo(Effect.IMPLICIT_DENY);
        }
        assertThat(alone(request("s3:ListBucket", BUCKET))).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @Test
    void scriptsAreNotWrittenToABucketOfTheSameNameInAnotherAccount() {
        assertThat(alone(request("s3:PutObject", SCRIPT).with("aws:ResourceAccount", "999999999999")))
                .isEqualTo(Effect.IMPLICIT_DENY);
    }

    /** Whoever may put a script there must not also put it into service, nor hide that it was there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoscaling:CreateOrUpdateTags",
                "autoscaling:UpdateAutoScalingGroup",
                "ec2:TerminateInstances",
                "ec2:CreateTags",
                "iam:PassRole",
                "sts:AssumeRole"
            })
    void theUploaderReleasesNothing(String action) {
        assertThat(alone(request(action, "*"))).isEqualTo(Effect.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:PutObject, " + LEDGER,
        "s3:GetObject, " + LEDGER,
        "s3:DeleteObject, " + LEDGER,
        "s3:DeleteObject, " + SCRIPT,
        "s3:DeleteObjectVersion, " + SCRIPT,
        "s3:PutBucketVersioning, " + BUCKET,
        "s3:PutBucketPolicy, " + BUCKET,
        "s3:PutLifecycleConfiguration, " + BUCKET
    })
    void whateverOtherPoliciesItHasItKeepsEarlierScriptsAndTheRecords(String action, String resource) {
        assertThat(new Policies(List.of(UPLOADER, EVERYTHING), List.of())
                        .decide(request(action, resource))
                        .effect())
                .isEqualTo(Effect.EXPLICIT_DENY);
    }

    /** The provider's part is GitHub's; here it is judged what a token must say. */
    private static boolean isTrusted(AccessRequest token) throws IOException {
        ObjectNode document =
                (ObjectNode) new ObjectMapper().readTree(Documents.filledIn(PolicyTemplate.GITHUB_OIDC_TRUST));
        ObjectNode statement = (ObjectNode) document.get("Statement").get(0);
        statement.put("Principal", "*").put("Resource", "*");
        return new Policies(List.of(), List.of(PolicyDocument.ofResource(document.toString())))
                .decide(token)
                .isAllowed();
    }

    private static AccessRequest token(String subject, String audience) {
        return request("sts:AssumeRoleWithWebIdentity", "arn:aws:iam::123456789012:role/deployer")
                .with(ISSUER + ":sub", subject)
                .with(ISSUER + ":aud", audience);
    }

    @Test
    void onlyGitHubsProviderInThisAccountIsBelieved() throws IOException {
        assertThat(new ObjectMapper()
                        .readTree(Documents.filledIn(PolicyTemplate.GITHUB_OIDC_TRUST))
                        .get("Statement"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.get("Principal").toString())
                        .isEqualTo("{\"Federated\":\"arn:aws:iam::123456789012:oidc-provider/" + ISSUER + "\"}"));
    }

    @Test
    void aJobOfTheRepositoryInTheEnvironmentIsTrusted() throws IOException {
        assertThat(isTrusted(token("repo:octo-org/shop:environment:production", "sts.amazonaws.com")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:octo-org/shop:pull_request",
                "repo:octo-org/shop:ref:refs/heads/main",
                "repo:octo-org/shop:environment:staging",
                "repo:octo-org/shop:environment:production-2",
                "repo:octo-org/shop-2:environment:production",
                "repo:somebody/shop:environment:production",
                "repo:somebody/octo-org/shop:environment:production",
                "*"
            })
    void aJobOfAnotherRepositoryBranchOrEnvironmentIsNot(String subject) throws IOException {
        assertThat(isTrusted(token(subject, "sts.amazonaws.com"))).isFalse();
    }

    @Test
    void aTokenForAnotherAudienceOrWithoutASubjectIsNot() throws IOException {
        String subject = "repo:octo-org/shop:environment:production";
        assertThat(isTrusted(token(subject, "https://github.com/octo-org"))).isFalse();
        assertThat(isTrusted(request("sts:AssumeRoleWithWebIdentity", "arn:aws:iam::123456789012:role/deployer")
                        .with(ISSUER + ":aud", "sts.amazonaws.com")))
                .isFalse();
    }
}
