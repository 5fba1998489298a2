package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies for the service at hand, as somebody types it. */
class IamShowTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] ALL = {
        "--operator",
        "deployer",
        "--alarm-prefix",
        "shop-",
        "--alarm-topic",
        "alerts",
        "--bootstrap",
        "s3://scripts/boot",
        "--github-repository",
        "octo-org/shop",
        "--github-branch",
        "main"
    };

    private final User user = User.withService();

    @AfterEach
    void closes() {
        user.close();
    }

    private User.Said show(String document, String... more) {
        List<String> words = new ArrayList<>(List.of("iam", "show", document));
        words.addAll(List.of(more));
        return user.types(words.toArray(String[]::new));
    }

    @Test
    void withoutANameTheDocumentsAreListedAndNobodyIsAsked() {
        User.Said said = user.types("iam", "show").endsWith(0);
        assertThat(said.out().lines())
                .contains("operator           whoever runs asg-bg: a role or user of its own, for one service")
                .allSatisfy(line -> assertThat(line).matches("[a-z-]+ {2,}\\S.*"));
        assertThat(said.err()).isEmpty();
        assertThat(user.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"operator", "observer", "adopt", "instance", "bucket-policy", "ci-uploader", "github-oidc-trust"
            })
    void standardOutputIsThePolicyForThisServiceAndNothingElse(String document) throws IOException {
        User.Said said = show(document, ALL).endsWith(0);
        JsonNode policy = JSON.readTree(said.out());
        assertThat(policy.get("Version").asText()).isEqualTo("2012-10-17");
        assertThat(policy.get("Statement")).isNotEmpty();
        assertThat(said.out()).doesNotContainPattern("[A-Z]_[A-Z]").doesNotContain("\\:");
        assertThat(said.err())
                .contains("account 123456789012 · us-east-1 · service " + user.sandbox.service())
                .contains("settings from asg-bg.yaml: ledger s3://" + user.sandbox.bucket() + "/asg-bg");
    }

    @Test
    void theSettingsAndTheAccountOfTheCredentialsStandInIt() {
        String policy = show("operator", ALL).endsWith(0).out();
        assertThat(user.crossing.asked()).containsExactly("GetCallerIdentity");
        assertThat(policy)
                .contains("autoScalingGroup:*:autoScalingGroupName/" + user.sandbox.blueGroup())
                .contains(
                        "arn:aws:s3:::" + user.sandbox.bucket() + "/asg-bg/" + user.sandbox.service() + "/release.json")
                .contains("arn:aws:iam::123456789012:role/deployer")
                .contains("arn:aws:sns:us-east-1:123456789012:alerts")
                .contains("arn:aws:s3:::scripts/boot/*");
    }

    @Test
    void nobodyIsAskedWhereAccountAndRegionAreGiven() {
        String policy = show("observer", "--account", "999999999999", "--region", "cn-north-1")
                .endsWith(0)
                .out();
        assertThat(policy).contains("arn:aws-cn:cloudwatch:cn-north-1:999999999999:alarm:*");
        assertThat(user.connections()).isZero();
    }

    @Test
    void theRegionMayComeFromTheEnvironment() throws IOException {
        user.environment.put("AWS_REGION", "eu-west-1");
        assertThat(show("observer", "--account", "999999999999").endsWith(0).out())
                .contains("arn:aws:cloudwatch:eu-west-1:999999999999:alarm:*");
    }

    @Test
    void theLedgersBucketMayBeAnotherAccounts() {
        assertThat(show("observer", "--account", "123456789012", "--bucket-owner", "210987654321")
                        .endsWith(0)
                        .out())
                .contains("\"aws:ResourceAccount\": \"210987654321\"")
                .contains("us-east-1:123456789012:alarm:*");
    }

    @Test
    void aRoleIsTrustedToTheJobsOfOneBranchOrOfOneEnvironment() {
        assertThat(show("github-oidc-trust", ALL).endsWith(0).out())
                .contains("sub\": \"repo:octo-org/shop:ref:refs/heads/main\"", "aud\": \"sts.amazonaws.com\"");
        assertThat(show("github-oidc-trust", "--github-repository", "o/n", "--github-environment", "production")
                        .endsWith(0)
                        .out())
                .contains("sub\": \"repo:o/n:environment:production\"");
    }

    @Test
    void whatIsMissingIsNamedWithItsOptionAndNothingIsPrinted() {
        User.Said said = show("operator", "--account", "123456789012").endsWith(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .contains("operator cannot be filled in")
                .contains("--operator is missing: the role or user that runs asg-bg")
                .contains("give --alarm-prefix, or --no-alarms")
                .contains("give --alarm-topic, or --no-alarm-topic")
                .contains("give --bootstrap, or --no-bootstrap");
        assertThat(user.connections()).isZero();
    }

    @Test
    void whatIsWrongWithTheAccountIsNotToldOfTheBucketsOwnerAsWell() {
        User.Said said = show("observer", "--account", "1234").endsWith(2);
        assertThat(said.err())
                .contains("because one value is missing or wrong", "--account: '1234' is not what it has to be")
                .doesNotContain("bucket-owner");
    }

    @Test
    void aServiceWithoutAlarmsAndScriptsNeedsTheOperatorAlone() {
        String policy = show("operator", "--operator", "deployer", "--no-alarms", "--no-bootstrap")
                .endsWith(0)
                .out();
        assertThat(policy).doesNotContain("PutMetricAlarm", "NeverWriteWhatInstancesRun");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--blue * | groups.blue: '*' has '*' in it",
                "--green shop${a} | groups.green: 'shop${a}' has '$' in it",
                "--ledger s3://bucket/a*b | ledger: 'a*b' has '*' in it",
                "--operator dep* | --operator: 'dep*' has '*' in it",
                "--account 1234 | --account: '1234' is not what it has to be",
                "--region us-east-1\"x | 'us-east-1\"x' is no AWS Region"
            })
    void aHostileValueIsRefusedByName(String given, String complaint) {
        List<String> words = new ArrayList<>(List.of(ALL));
        List<String> more = List.of(given.split(" "));
        int before = words.indexOf(more.get(0));
        if (before >= 0) {
            words.set(before + 1, more.get(1));
        } else {
            words.addAll(more);
        }
        if (!words.contains("--account")) {
            words.addAll(List.of("--account", "123456789012"));
        }
        User.Said said = show("operator", words.toArray(String[]::new)).endsWith(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operater | did you mean operator?",
                "operator --no-alarms --alarm-prefix x | --alarm-prefix contradicts --no-alarms",
                "operator --no-alarm-topic --alarm-topic x | --alarm-topic contradicts --no-alarm-topic",
                "operator --no-bootstrap --bootstrap s3://scripts/x | --bootstrap contradicts --no-bootstrap",
                "instance --bootstrap scripts/boot | --bootstrap: 'scripts/boot' is no place in S3",
                "instance --bootstrap s3://scripts/a*b --account 123456789012 | '*' in it",
                "instance --no-bootstrap --account 123456789012 | --bootstrap is missing",
                "github-oidc-trust --github-branch a --github-environment b | --github-branch contradicts --github-environment",
                "github-oidc-trust --github-repository o/n --account 123456789012 | give --github-branch or --github-environment",
                "github-oidc-trust --github-repository o/* --github-branch m --account 123456789012 | 'o/*' has '*' in it",
                "observer --servise x | '--servise' is not an option"
            })
    void whatIsTypedWronglyIsRefusedBeforeAnybodyIsAsked(String typed, String complaint) {
        List<String> words = new ArrayList<>(List.of("iam", "show"));
        words.addAll(List.of(typed.split(" ")));
        User.Said said = user.types(words.toArray(String[]::new)).endsWith(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains(complaint);
        assertThat(user.connections()).isZero();
    }

    /** Its standard output would go into a policy. */
    @Test
    void thatNoAccountIsToldIsSaidOnStandardError() {
        user.crossing.deny("GetCallerIdentity");
        User.Said said = show("observer").endsWith(3);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("nothing was printed").contains("or --account and --region");
    }

    /** A tag key may hold what the log of a CI system takes for a command; the policy means the same. */
    @Test
    void aKeyThatALogWouldTakeForACommandIsWrittenOtherwiseAndMeansTheSame() throws IOException {
        User.Said said = show("adopt", "--account", "123456789012", "--service-tag", "::add-mask::é")
                .endsWith(0);
        assertThat(said.out()).doesNotContain("::add-mask::").matches("[\\n -~]*");
        assertThat(JSON.readTree(said.out()).findValuesAsText("aws:TagKeys")).isNotNull();
        assertThat(JSON.readTree(said.out()).findValue("StringEqualsIfExists").fieldNames())
                .toIterable()
                .containsExactly("aws:RequestTag/::add-mask::é");
    }

    @Test
    void theFamilyShowsItsHelp() throws IOException {
        assertThat(user.types("iam").endsWith(0).out()).contains("asg-bg iam show");
        Files.delete(user.directory.resolve("asg-bg.yaml"));
        assertThat(user.types("iam", "show", "observer").endsWith(2).err()).contains("groups.blue is not set");
    }
}
