package io.github.asgbg.aws.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Problem;
import io.github.asgbg.policies.Documents;
import io.github.asgbg.sandbox.iam.policy.AccessRequest;
import io.github.asgbg.sandbox.iam.policy.Caller;
import io.github.asgbg.sandbox.iam.policy.Policies;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PermissionQuestionsTest {
    private static final String ENTER = "autoscaling:EnterStandby";
    private static final String TAG = "autoscaling:CreateOrUpdateTags";
    private static final String TERMINATE = "ec2:TerminateInstances";
    private static final String SIMULATE = "SimulatePrincipalPolicy";
    private static final String GROUP =
            "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:u:autoScalingGroupName/";
    private static final List<String> GROUPS = List.of(GROUP + "shop-blue", GROUP + "shop-green");
    private static final PermissionQuestions.Pair PAIR =
            new PermissionQuestions.Pair(GROUPS, Map.of("service", "shop"));
    private static final String ROLE = "arn:aws:sts::123456789012:assumed-role/deploy/ci";

    private final FakeAws fake = new FakeAws();
    private final AwsClients clients = FakeAws.clients(fake);
    private final PermissionQuestions questions =
            new PermissionQuestions(clients, new Asking(clients), "image-version");

    @Test
    void aRolesSessionIsAskedAboutTheRoleAndTheVeryGroups() {
        caller(ROLE);
        simulates(result(ENTER, GROUPS.get(0), "allowed"), result(ENTER, GROUPS.get(1), "allowed"));
        assertThat(check(ENTER)).isEqualTo(PermissionCheck.NONE);
        assertThat(fake.last(SIMULATE).parameters())
                .containsEntry("PolicySourceArn", "arn:aws:iam::123456789012:role/deploy")
                .containsEntry("ActionNames.member.1", ENTER)
                .containsAllEntriesOf(
                        Map.of("ResourceArns.member.1", GROUPS.get(0), "ResourceArns.member.2", GROUPS.get(1)));
    }

    @Test
    void whatIsDeniedNamesTheStatementThatWouldPermitIt() {
        caller(ROLE);
        simulates(result(ENTER, GROUPS.get(0), "implicitDeny"), result(ENTER, GROUPS.get(1), "allowed"));
        assertThat(check(ENTER).denied())
                .containsExactly(new Problem(
                        "IAM would deny autoscaling:EnterStandby on " + GROUPS.get(0),
                        "allow it with this policy statement: {\"Effect\":\"Allow\",\"Action\":"
                                + "[\"autoscaling:EnterStandby\"],\"Resource\":[\"" + GROUPS.get(0) + "\"]}"));
    }

    /** IAM may tell of several resources within one result. */
    @Test
    void resultsOfSingleResourcesCount() {
        caller(ROLE);
        simulates("<member><EvalActionName>" + ENTER + "</EvalActionName><EvalResourceName>*</EvalResourceName>"
                + "<EvalDecision>allowed</EvalDecision><ResourceSpecificResults>"
                + specific(GROUPS.get(0), "allowed") + specific(GROUPS.get(1), "explicitDeny")
                + "</ResourceSpecificResults></member>");
        assertThat(check(ENTER).denied()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).endsWith(GROUPS.get(1));
            assertThat(problem.remedy()).startsWith("an explicit deny of autoscaling:EnterStandby");
        });
    }

    /** The policy for operators permits tags by their keys; IAM answers it with what was asked, read as IAM reads it. */
    @Test
    void whetherTheTagMayBeSetIsAskedWithItsKey() {
        caller("arn:aws:iam::123456789012:user/sandbox");
        simulates(result(TAG, GROUPS.get(0), "allowed"), result(TAG, GROUPS.get(1), "allowed"));
        assertThat(check(TAG)).isEqualTo(PermissionCheck.NONE);
        Map<String, List<String>> context = context(fake.last(SIMULATE).parameters());
        assertThat(context)
                .containsEntry("aws:TagKeys", List.of("image-version"))
                .containsEntry("aws:RequestedRegion", List.of("eu-west-1"))
                .containsEntry("aws:SecureTransport", List.of("true"));
        String group = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:u:autoScalingGroupName/shop-blue";
        Policies operators = new Policies(List.of(Documents.operator()), List.of());
        AccessRequest plain = AccessRequest.of(new Caller("arn:aws:iam::123456789012:user/sandbox"), TAG, group);
        assertThat(operators.decide(plain).isAllowed()).isFalse();
        AccessRequest asAsked = plain;
        for (Map.Entry<String, List<String>> entry : context.entrySet()) {
            asAsked = asAsked.with(entry.getKey(), entry.getValue());
        }
        assertThat(operators.decide(asAsked).isAllowed()).isTrue();
    }

    @Test
    void callsThatSetNoTagAreAskedAboutWithoutOne() {
        caller(ROLE);
        simulates(
                result(ENTER, GROUPS.get(0), "allowed"),
                result(ENTER, GROUPS.get(1), "allowed"),
                result(TAG, GROUPS.get(0), "allowed"),
                result(TAG, GROUPS.get(1), "implicitDeny"));
        assertThat(check(ENTER, TAG).denied()).singleElement().satisfies(problem -> assertThat(problem.what())
                .isEqualTo("IAM would deny " + TAG + " on " + GROUPS.get(1)));
        assertThat(fake.count(SIMULATE)).isEqualTo(2);
        fake.asked.stream()
                .filter(asked -> asked.parameters().containsValue(ENTER))
                .forEach(asked -> assertThat(context(asked.parameters())).doesNotContainKey("aws:TagKeys"));
    }

    private static Map<String, List<String>> context(Map<String, String> parameters) {
        Map<String, List<String>> context = new TreeMap<>();
        for (int i = 1; parameters.containsKey("ContextEntries.member." + i + ".ContextKeyName"); i++) {
            String entry = "ContextEntries.member." + i + ".ContextKey";
            context.put(parameters.get(entry + "Name"), List.of(parameters.get(entry + "Values.member.1")));
        }
        return context;
    }

    @Test
    void whatDependsOnUnknownConditionsIsNotCalledDenied() {
        caller(ROLE);
        String missing = "<MissingContextValues><member>aws:ResourceTag/team</member></MissingContextValues>";
        simulates(
                result(ENTER, GROUPS.get(0), "implicitDeny").replace("</member>", missing + "</member>"),
                result(ENTER, GROUPS.get(1), "allowed"));
        assertThat(check(ENTER)).isEqualTo(unasked(ENTER));
    }

    @Test
    void whatTheOrganizationDeniesIsNotMendedByAStatement() {
        caller(ROLE);
        String organization = "<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations>"
                + "</OrganizationsDecisionDetail></member>";
        simulates(
                result(ENTER, GROUPS.get(0), "implicitDeny").replace("</member>", organization),
                result(ENTER, GROUPS.get(1), "allowed"));
        assertThat(check(ENTER).denied())
                .singleElement()
                .extracting(Problem::remedy)
                .asString()
                .startsWith("an explicit deny");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:root",
                "arn:aws:sts::123456789012:federated-user/ada",
                "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_0a1b2c/ada@example.com"
            })
    void callersWithoutPoliciesOfTheirOwnAreNotAskedAbout(String arn) {
        caller(arn);
        assertThat(check(ENTER)).isEqualTo(unasked(ENTER));
        assertThat(fake.count(SIMULATE)).isZero();
    }

    @Test
    void whereIamDoesNotLetOneAskNothingIsSaid() {
        caller(ROLE);
        fake.error(SIMULATE, 403, "AccessDenied", "no");
        assertThat(check(ENTER)).isEqualTo(unasked(ENTER));
    }

    /** The role has a path, which the ARN of its session does not tell. */
    @Test
    void aRoleThatIsNotFoundSaysNothing() {
        caller(ROLE);
        fake.error(SIMULATE, 404, "NoSuchEntity", "The role with name deploy cannot be found.");
        assertThat(check(ENTER)).isEqualTo(unasked(ENTER));
    }

    @Test
    void anImitationThatKnowsNoneOfThisSaysNothing() {
        fake.broken("GetCallerIdentity", new IOException("Connection reset"))
                .ec2Error("TerminateInstances", "InvalidAction", "?");
        assertThat(questions.check(List.of(ENTER, TERMINATE), List.of("i-01"), PAIR))
                .isEqualTo(unasked(TERMINATE, ENTER));
    }

    @Test
    void ec2IsAskedByADryRunOfTheVeryInstances() {
        fake.ec2Error("TerminateInstances", "DryRunOperation", "Request would have succeeded");
        assertThat(questions.check(List.of(TERMINATE), List.of("i-01"), PAIR)).isEqualTo(PermissionCheck.NONE);
        assertThat(fake.operations()).containsExactly("TerminateInstances");
        assertThat(fake.last("TerminateInstances").parameters())
                .containsEntry("DryRun", "true")
                .containsEntry("InstanceId.1", "i-01");
    }

    @Test
    void aDryRunThatIsDeniedNamesTheStatement() {
        fake.ec2Error("TerminateInstances", "UnauthorizedOperation", "You are not authorized");
        assertThat(questions.check(List.of(TERMINATE), List.of("i-01"), PAIR).denied())
                .singleElement()
                .extracting(Problem::remedy)
                .asString()
                .contains("\"Action\":\"ec2:TerminateInstances\"");
    }

    /** One id that a policy's condition on a tag does not match has the whole call denied. */
    @Test
    void instancesThatLackATagOfTheirGroupAreNamedWithTheCommandThatGivesItToThem() {
        fake.ec2Error("TerminateInstances", "UnauthorizedOperation", "You are not authorized")
                .ec2Error("TerminateInstances", "DryRunOperation", "Request would have succeeded")
                .answer("DescribeInstances", described("i-01", "shop"));
        PermissionCheck check = questions.check(List.of(TERMINATE), List.of("i-01", "i-02"), PAIR);
        assertThat(check.denied()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).endsWith(", for i-02");
            assertThat(problem.remedy())
                    .contains("'aws ec2 create-tags --tags Key=service,Value=shop --resources i-02'")
                    .contains("\"Action\":\"ec2:TerminateInstances\"");
        });
        assertThat(fake.last("TerminateInstances").parameters())
                .containsEntry("InstanceId.1", "i-01")
                .doesNotContainKey("InstanceId.2");
    }

    @Test
    void deniedInstancesThatLackNoTagAreFoundByHalves() {
        fake.ec2Error("TerminateInstances", "UnauthorizedOperation", "You are not authorized")
                .ec2Error("TerminateInstances", "DryRunOperation", "Request would have succeeded")
                .ec2Error("TerminateInstances", "UnauthorizedOperation", "You are not authorized");
        PermissionQuestions.Pair withoutTags = new PermissionQuestions.Pair(GROUPS, Map.of());
        PermissionCheck check = questions.check(List.of(TERMINATE), List.of("i-01", "i-02"), withoutTags);
        assertThat(check.denied()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).endsWith(", for i-02");
            assertThat(problem.remedy()).doesNotContain("create-tags");
        });
    }

    @Test
    void tellingThemApartTakesAFewCallsOnly() {
        fake.ec2Error("TerminateInstances", "UnauthorizedOperation", "You are not authorized");
        List<String> many = IntStream.range(10, 60).mapToObj(i -> "i-" + i).toList();
        PermissionQuestions.Pair withoutTags = new PermissionQuestions.Pair(GROUPS, Map.of());
        assertThat(questions.check(List.of(TERMINATE), many, withoutTags).denied())
                .hasSize(1);
        assertThat(fake.count("TerminateInstances")).isLessThanOrEqualTo(12);
    }

    private static String described(String tagged, String service) {
        String tag = "<tagSet><item><key>service</key><value>" + service + "</value></item></tagSet>";
        return "<DescribeInstancesResponse><reservationSet><item><instancesSet><item><instanceId>" + tagged
                + "</instanceId>" + tag + "</item><item><instanceId>i-02</instanceId></item></instancesSet></item>"
                + "</reservationSet></DescribeInstancesResponse>";
    }

    @Test
    void aDenialOfAPatternSaysNothingOfTheVeryResources() {
        caller(ROLE);
        simulates(result("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:eu-west-1:*:alarm:*", "implicitDeny"));
        assertThat(check("cloudwatch:PutMetricAlarm")).isEqualTo(unasked("cloudwatch:PutMetricAlarm"));
    }

    @Test
    void nothingIsAskedAboutNothing() {
        assertThat(check()).isEqualTo(PermissionCheck.NONE);
        assertThat(check("s3:PutObject")).isEqualTo(unasked("s3:PutObject"));
        assertThat(fake.asked).isEmpty();
    }

    private PermissionCheck check(String... operations) {
        return questions.check(List.of(operations), List.of(), PAIR);
    }

    private static PermissionCheck unasked(String... operations) {
        return new PermissionCheck(List.of(), List.of(operations));
    }

    private void caller(String arn) {
        fake.result("GetCallerIdentity", "<Arn>" + arn + "</Arn><Account>123456789012</Account>");
    }

    private void simulates(String... results) {
        fake.result(SIMULATE, "<EvaluationResults>" + String.join("", results) + "</EvaluationResults>");
    }

    private static String result(String action, String resource, String decision) {
        return "<member><EvalActionName>" + action + "</EvalActionName><EvalResourceName>" + resource
                + "</EvalResourceName><EvalDecision>" + decision + "</EvalDecision></member>";
    }

    private static String specific(String resource, String decision) {
        return "<member><EvalResourceName>" + resource + "</EvalResourceName><EvalResourceDecision>" + decision
                + "</EvalResourceDecision></member>";
    }
}
