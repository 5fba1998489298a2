package io.github.asgbg.sandbox.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.asgbg.sandbox.sts.Sts;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.Permissions.Decision;
import io.github.asgbg.sandbox.world.World;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * API SimulatePrincipalPolicy and EvaluationResult; the texts of InvalidInput as GitHub aws-containers/amazon-ecs-exec-checker#10
 * and #35 show them.
 */
class IamTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/ci/deployer";

    private final World world = World.virtual(1);
    private final Permissions permissions = new Permissions(Sts.CALLER);
    private final Gateway gateway = new Gateway(world, permissions, List.of(new Iam(permissions), new Sts(world)));
    private final IamClient iam = client(IamClient.builder(), Region.AWS_GLOBAL);

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends AwsClient> C client(
            B builder, Region region) {
        return builder.httpClient(new InProcessHttpClient(gateway))
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    private List<EvaluationResult> simulated(String principal, String... actions) {
        return iam.simulatePrincipalPolicy(it -> it.policySourceArn(principal).actionNames(actions))
                .evaluationResults();
    }

    private static void refused(
            String code, String message, IamClient iam, Consumer<SimulatePrincipalPolicyRequest.Builder> request) {
        IamException error = catchThrowableOfType(IamException.class, () -> iam.simulatePrincipalPolicy(request));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
    }

    @Test
    void theCallerThatStsNamesMayDoEverything() {
        String caller = client(StsClient.builder(), Region.US_EAST_1)
                .getCallerIdentity()
                .arn();
        assertThat(simulated(caller, "ec2:TerminateInstances", "autoscaling:EnterStandby"))
                .extracting(EvaluationResult::evalDecisionAsString)
                .containsExactly("allowed", "allowed");
        assertThat(simulated(caller, "s3:GetObject").get(0).evalResourceName()).isEqualTo("*");
    }

    @Test
    void tellsTheTwoKindsOfDenialApart() {
        permissions.decide("ec2:Terminate*", Decision.IMPLICIT_DENY);
        permissions.decide("s3:PutObject", Decision.EXPLICIT_DENY);
        List<EvaluationResult> results =
                simulated(ROLE, "ec2:TerminateInstances", "S3:putobject", "ec2:DescribeInstances");
        assertThat(results)
                .extracting(EvaluationResult::evalDecisionAsString)
                .containsExactly("implicitDeny", "explicitDeny", "allowed");
        assertThat(results.get(0).matchedStatements()).isEmpty();
        assertThat(results.get(1).matchedStatements()).hasSize(1);
    }

    @Test
    void everyActionIsEvaluatedForEveryResource() {
        List<EvaluationResult> results = iam.simulatePrincipalPolicy(it -> it.policySourceArn(ROLE)
                        .actionNames("s3:GetObject", "s3:PutObject")
                        .resourceArns("arn:aws:s3:::b/x", "arn:aws:s3:::b/y"))
                .evaluationResults();
        assertThat(results)
                .extracting(EvaluationResult::evalResourceName)
                .containsExactly("arn:aws:s3:::b/x", "arn:aws:s3:::b/y", "arn:aws:s3:::b/x", "arn:aws:s3:::b/y");
    }

    @Test
    void theSessionOfARoleIsNoPrincipal() {
        String session = "arn:aws:sts::123456789012:assumed-role/deployer/ci";
        refused(
                "InvalidInput",
                "Invalid Entity Arn: " + session + " does not clearly define entity type and name.",
                iam,
                it -> it.policySourceArn(session).actionNames("s3:GetObject"));
    }

    @Test
    void whoIsNotThereIsNotFound() {
        NoSuchEntityException error = catchThrowableOfType(
                NoSuchEntityException.class, () -> simulated("arn:aws:iam::123456789012:user/nobody", "s3:GetObject"));
        assertThat(error.statusCode()).isEqualTo(404);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("The user with name nobody cannot be found.");
    }

    @Test
    void resourcesAreArns() {
        refused("InvalidInput", "ResourceNames are not in a valid ARN format: 14a050d4.", iam, it -> it.policySourceArn(
                        ROLE)
                .actionNames("kms:Decrypt")
                .resourceArns("14a050d4"));
    }

    @Test
    void policiesThatItWouldHaveToReadAreRefused() {
        IamException error = catchThrowableOfType(
                IamException.class,
                () -> iam.simulatePrincipalPolicy(it ->
                        it.policySourceArn(ROLE).actionNames("s3:GetObject").policyInputList("{}")));
        assertThat(error.awsErrorDetails().errorMessage())
                .contains("The sandbox does not")
                .contains("PolicyInputList");
    }

    @Test
    void manyResultsComeInPages() {
        String[] actions = IntStream.range(0, 130)
                .mapToObj(index -> "ec2:Describe" + index)
                .toArray(String[]::new);
        List<EvaluationResult> all =
                iam
                        .simulatePrincipalPolicyPaginator(
                                it -> it.policySourceArn(ROLE).actionNames(actions))
                        .stream()
                        .flatMap(page -> page.evaluationResults().stream())
                        .toList();
        assertThat(simulated(ROLE, actions)).hasSize(100);
        assertThat(all).extracting(EvaluationResult::evalActionName).containsExactly(actions);
    }

    @Test
    void askingCanItselfBeDenied() {
        permissions.decide("iam:SimulatePrincipalPolicy", Decision.IMPLICIT_DENY);
        refused(
                "AccessDenied",
                "User: arn:aws:iam::123456789012:user/sandbox is not authorized to perform: iam:SimulatePrincipalPolicy on "
                        + "resource: " + ROLE
                        + " because no identity-based policy allows the iam:SimulatePrincipalPolicy action",
                iam,
                it -> it.policySourceArn(ROLE).actionNames("s3:GetObject"));
    }

    @Test
    void aContextIsReadAndChecked() { // ContextEntry
        iam.simulatePrincipalPolicy(it -> it.policySourceArn(ROLE)
                .actionNames("autoscaling:CreateOrUpdateTags")
                .contextEntries(entry("aws:TagKeys", "stringList", "a", "b")));
        refused(
                "InvalidInput",
                "The context key aws:RequestedRegion of type string takes one value, not 2.",
                iam,
                it -> it.policySourceArn(ROLE)
                        .actionNames("autoscaling:DeleteTags")
                        .contextEntries(entry("aws:RequestedRegion", "string", "a", "b")));
        IamException kind = catchThrowableOfType(
                IamException.class,
                () -> iam.simulatePrincipalPolicy(it -> it.policySourceArn(ROLE)
                        .actionNames("autoscaling:DeleteTags")
                        .contextEntries(entry("aws:TagKeys", "texts", "a"))));
        assertThat(kind.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
    }

    private static ContextEntry entry(String key, String type, String... values) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(type)
                .contextKeyValues(values)
                .build();
    }
}
