package io.github.asgbg.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.asgbg.model.Problem;
import io.github.asgbg.sandbox.iam.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** What comes of a document and of values, good ones and bad ones. */
class FilledPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Placeholder> ALARMS = Set.of(Placeholder.ALARM_PREFIX, Placeholder.ALARM_TOPIC);
    private static final Set<Placeholder> BOOTSTRAP =
            Set.of(Placeholder.BOOTSTRAP_BUCKET, Placeholder.BOOTSTRAP_PREFIX);

    private static List<Problem> problems(PolicyTemplate template, Map<Placeholder, String> values) {
        FilledPolicy policy = FilledPolicy.of(template, values, Set.of());
        return policy instanceof FilledPolicy.Refused refused ? refused.problems() : List.of();
    }

    private static Set<Placeholder> replaceable(PolicyTemplate template) {
        Set<Placeholder> all = EnumSet.of(Placeholder.REGION);
        all.addAll(template.placeholders());
        return all;
    }

    @Test
    void everyDocumentOfTheFolderCanBeShown() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("iam-policies"))) {
            Set<String> documents = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(documents).containsExactlyInAnyOrderElementsOf(PolicyTemplate.ids());
        }
    }

    /** What is tested elsewhere by its file is what is shown. */
    @ParameterizedTest
    @EnumSource
    void theDocumentInTheJarIsThatOfTheFolder(PolicyTemplate template) throws IOException {
        assertThat(template.text()).isEqualTo(JSON.readTree(Documents.text(template.id() + ".json")));
    }

    @ParameterizedTest
    @EnumSource
    void noWordIsLeft(PolicyTemplate template) throws IOException {
        String filled = Documents.filledIn(template);
        assertThat(Placeholder.words(filled).find()).as(filled).isFalse();
        assertThat(JSON.readTree(filled).get("Statement")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingIsNamedAndNothingIsPrinted(PolicyTemplate template) {
        for (Placeholder one : replaceable(template)) {
            Map<Placeholder, String> without = Documents.with(one, "");
            without.remove(one);
            assertThat(problems(template, without))
                    .as(one.name())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.what()).startsWith(one.given() + " is missing: " + one.meaning());
                        assertThat(problem.remedy()).startsWith("give " + one.given());
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "shop-*", "sho?", "${aws:username}", "$", "a\"b", "a\\b", "{", "}", "a\nb", "\u0000"})
    void aValueThatWouldWidenOrBreakAPolicyIsRefusedWhereverItWouldStand(String hostile) {
        for (PolicyTemplate template : PolicyTemplate.values()) {
            for (Placeholder one : replaceable(template)) {
                assertThat(problems(template, Documents.with(one, hostile)))
                        .as(template + " " + one)
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.what())
                                .startsWith(one.given() + ": '")
                                .contains(" in it, which a policy"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT, 12345678901",
        "ACCOUNT, aws",
        "BUCKET_ACCOUNT, ''",
        "REGION, us-east-1:123456789012:x",
        "OPERATOR, two words",
        "OPERATOR, team//deployer",
        "OPERATOR, /deployer",
        "OPERATOR, ''",
        "ALARM_PREFIX, ''",
        "ALARM_PREFIX, '  '",
        "ALARM_TOPIC, a:b",
        "SERVICE, ''",
        "BLUE, two words"
    })
    void aValueOfAnotherFormIsRefused(Placeholder placeholder, String value) {
        assertThat(problems(PolicyTemplate.OPERATOR, Documents.with(placeholder, value)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith(placeholder.given() + ": '" + value));
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB_REPOSITORY, shop",
        "GITHUB_REPOSITORY, octo-org/shop/more",
        "GITHUB_REPOSITORY, octo-org/shop:ref",
        "GITHUB_SUBJECT, pull_request",
        "GITHUB_SUBJECT, 'ref:refs/heads/'",
        "GITHUB_SUBJECT, 'environment:a:b'",
        "GITHUB_AUDIENCE, ''"
    })
    void aSubjectThatIsNoneOfARepositoryIsRefused(Placeholder placeholder, String value) {
        assertThat(problems(PolicyTemplate.GITHUB_OIDC_TRUST, Documents.with(placeholder, value)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith(placeholder.given() + ": '" + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"octo-org/shop", "octo-org-123456/shop-456789", "octo-org@123456/shop@456789", "o/.github"})
    void aRepositoryIsWrittenWithItsNumbersOrWithout(String repository) {
        assertThat(Documents.filledIn(
                        PolicyTemplate.GITHUB_OIDC_TRUST,
                        Documents.with(Placeholder.GITHUB_REPOSITORY, repository),
                        Set.of()))
                .contains("\"repo:" + repository + ":environment:production\"");
    }

    /** A value is put in once and is no word itself. */
    @Test
    void aServiceThatIsCalledLikeAWordStaysWhatItIs() {
        String filled =
                Documents.filledIn(PolicyTemplate.OBSERVER, Documents.with(Placeholder.SERVICE, "ACCOUNT"), Set.of());
        assertThat(filled).contains("arn:aws:s3:::asg-bg-ledger/releases/ACCOUNT/*");
    }

    @Test
    void aRoleWithAPathIsNamedWithIt() {
        assertThat(Documents.filledIn(
                        PolicyTemplate.BUCKET_POLICY, Documents.with(Placeholder.OPERATOR, "team/deployer"), Set.of()))
                .contains("\"arn:aws:iam::123456789012:role/team/deployer\"");
    }

    @Test
    void aLedgerInABucketOfItsOwnHasNoEmptyPartInItsKeys() {
        Map<Placeholder, String> values = Documents.with(Placeholder.PREFIX, "");
        values.put(Placeholder.BOOTSTRAP_BUCKET, "scripts");
        values.put(Placeholder.BOOTSTRAP_PREFIX, "");
        assertThat(Documents.filledIn(PolicyTemplate.INSTANCE, values, Set.of()))
                .contains("\"arn:aws:s3:::asg-bg-ledger/*\"", "\"arn:aws:s3:::scripts/*\"")
                .doesNotContain("//");
        assertThat(Documents.filledIn(PolicyTemplate.OPERATOR, values, Set.of()))
                .contains("\"arn:aws:s3:::asg-bg-ledger/shop/release.json\"", "\"s3:prefix\": \"shop/*\"");
    }

    @ParameterizedTest
    @CsvSource({
        "releases, releases",
        "releases, releases/scripts",
        "releases/a, releases",
        "'', scripts",
        "releases, ''"
    })
    void scriptsWithinTheLedgersPlaceOrAroundItAreRefused(String ledger, String scripts) {
        Map<Placeholder, String> values = Documents.with(Placeholder.PREFIX, ledger);
        values.put(Placeholder.BOOTSTRAP_PREFIX, scripts);
        for (PolicyTemplate template :
                List.of(PolicyTemplate.OPERATOR, PolicyTemplate.INSTANCE, PolicyTemplate.CI_UPLOADER)) {
            assertThat(problems(template, values)).singleElement().satisfies(problem -> assertThat(problem.what())
                    .startsWith("--bootstrap: ")
                    .endsWith("is within the other"));
        }
        values.put(Placeholder.BOOTSTRAP_BUCKET, "another-bucket");
        assertThat(problems(PolicyTemplate.OPERATOR, values)).isEmpty();
    }

    /** Whoever may set the version would make an instance the service's, and end it. */
    @ParameterizedTest
    @ValueSource(strings = {"service", "Service"})
    void theVersionsTagIsNotTheOneThatThePolicyGrantsBy(String versionTag) {
        Map<Placeholder, String> values = Documents.with(Placeholder.VERSION_TAG, versionTag);
        for (PolicyTemplate template : List.of(PolicyTemplate.OPERATOR, PolicyTemplate.ADOPT)) {
            assertThat(problems(template, values)).singleElement().satisfies(problem -> assertThat(problem.what())
                    .startsWith("service-tag: 'service' is to IAM the same tag as tag-key, '" + versionTag));
        }
        assertThat(problems(PolicyTemplate.OBSERVER, values)).isEmpty();
    }

    @Test
    void namesThatOnlyBeginAlikeLieBesideEachOther() {
        assertThat(problems(PolicyTemplate.OPERATOR, Documents.with(Placeholder.BOOTSTRAP_PREFIX, "releases-scripts")))
                .isEmpty();
    }

    @Test
    void aTopicThatThereIsNotIsLeftOutAndTheRestStays() throws IOException {
        String filled = Documents.filledIn(PolicyTemplate.OPERATOR, Documents.VALUES, Set.of(Placeholder.ALARM_TOPIC));
        assertThat(filled).doesNotContain(":sns:").contains("MoveTheAlarmsThatCallTheirPolicies");
        assertThat(JSON.readTree(filled).findValue("cloudwatch:AlarmActions")).hasSize(2);
    }

    @Test
    void withoutAlarmsAndScriptsTheirStatementsAloneAreLeftOut() throws IOException {
        Set<Placeholder> absent = EnumSet.copyOf(ALARMS);
        absent.addAll(BOOTSTRAP);
        assertThat(sids(Documents.filledIn(PolicyTemplate.OPERATOR)))
                .containsAll(sids(Documents.filledIn(PolicyTemplate.OPERATOR, Documents.VALUES, absent)))
                .hasSize(sids(Documents.filledIn(PolicyTemplate.OPERATOR, Documents.VALUES, absent))
                                .size()
                        + 2);
        assertThat(sids(Documents.filledIn(PolicyTemplate.OPERATOR, Documents.VALUES, absent)))
                .doesNotContain("MoveTheAlarmsThatCallTheirPolicies", "NeverWriteWhatInstancesRun");
    }

    private static List<String> sids(String document) throws IOException {
        return JSON.readTree(document).get("Statement").findValuesAsText("Sid");
    }

    /** To leave a statement that denies out would grant. */
    @ParameterizedTest
    @EnumSource
    void nothingElseIsEverLeftOut(PolicyTemplate template) {
        for (Placeholder one : Placeholder.values()) {
            if (template != PolicyTemplate.OPERATOR || !(ALARMS.contains(one) || BOOTSTRAP.contains(one))) {
                assertThat(Documents.filledIn(template, Documents.VALUES, Set.of(one)))
                        .as(one.name())
                        .isEqualTo(Documents.filledIn(template));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "eu-central-1, aws"})
    void everyArnBeginsWithThePartitionOfTheRegion(String region, String partition) {
        for (PolicyTemplate template : PolicyTemplate.values()) {
            String filled = Documents.filledIn(template, Documents.with(Placeholder.REGION, region), Set.of());
            assertThat(filled).contains("\"arn:" + partition + ":");
            assertThat(filled.replace("\"arn:" + partition + ":", "")).doesNotContain("arn:");
        }
    }

    /** A second reading: the SDK knows the Regions, too. */
    @Test
    void thePartitionIsTheOneThatTheSdkKnows() {
        assertThat(Region.regions())
                .filteredOn(region -> !region.isGlobalRegion())
                .isNotEmpty()
                .allSatisfy(region -> assertThat(Partition.of(region.id()))
                        .as(region.id())
                        .isEqualTo(region.metadata().partition().id()));
    }

    @Test
    void theEvaluatorUnderstandsTheOperatorsDocumentWithAndWithoutWhatIsDispensable() {
        for (Set<Placeholder> absent : List.of(Set.<Placeholder>of(), ALARMS, BOOTSTRAP)) {
            assertThat(PolicyDocument.ofIdentity(Documents.filledIn(PolicyTemplate.OPERATOR, Documents.VALUES, absent)))
                    .isNotNull();
        }
    }

    @Test
    void everyDocumentSaysWhoGetsIt() {
        assertThat(Arrays.stream(PolicyTemplate.values()).map(PolicyTemplate::holder))
                .doesNotHaveDuplicates()
                .allSatisfy(holder -> assertThat(holder).isNotBlank());
    }
}
