package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingValuesTest extends SettingsGiven {
    @Test
    void aBadPatternIsToldWithThePlaceWhereItIsBad() {
        flags.put(Setting.VERSION_PATTERN, "v[0-9");
        assertThat(refused(FILE).stream().map(Problem::what))
                .containsExactly("--version-pattern: version-pattern: 'v[0-9' is no regular expression at character 5:"
                        + " Unclosed character class");
    }

    @Test
    void aBadPatternOfTheFileIsToldWithItsLine() {
        assertThat(refused(FILE + "version-pattern: '(v'\n")).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("asg-bg.yaml:4:18: version-pattern: '(v' is no regular expression")
                .endsWith(": Unclosed group"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501, 8_000})
    void aPatternThatIsEmptyOrTooLongIsNotTried(int length) {
        flags.put(Setting.VERSION_PATTERN, "(".repeat(length));
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.what())
                .endsWith("it has " + length + " characters, not 1 to 500"));
    }

    @ParameterizedTest
    @CsvSource({"put-back,PUT_BACK", "leave,LEAVE"})
    void anInterruptionPutsBackOrLeaves(String word, Settings.OnInterrupt meant) {
        environment.put("ASG_BG_ON_INTERRUPT", word);
        assertThat(accepted(FILE).onInterrupt()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"stay,STAY", "move,MOVE"})
    void watchingAlarmsStayOrMove(String word, Settings.WatchingAlarms meant) {
        flags.put(Setting.WATCHING_ALARMS, word);
        assertThat(accepted(FILE).scaling().watchingAlarms()).isEqualTo(meant);
    }

    @Test
    void anotherWordThanTheKnownOnesIsRefusedWithThem() {
        flags.put(Setting.ON_INTERRUPT, "putback");
        flags.put(Setting.WATCHING_ALARMS, "MOVE");
        assertThat(refused(FILE))
                .containsExactly(
                        new Problem(
                                "--on-interrupt: on-interrupt: 'putback' is neither put-back nor leave",
                                "write put-back or leave"),
                        new Problem(
                                "--watching-alarms: scaling.watching-alarms: 'MOVE' is neither stay nor move",
                                "write stay or move"));
    }

    @Test
    void aLeaseIsWaitedForUpToADay() {
        flags.put(Setting.LEASE_WAIT, "1d");
        assertThat(accepted(FILE).lease().longestWait()).isEqualTo(Duration.ofDays(1));

        flags.put(Setting.LEASE_WAIT, "25h");
        assertThat(refused(FILE).stream().map(Problem::what))
                .containsExactly("--lease-wait: lease-wait: '25h' is no duration from 0s to 1d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "1234567890123", "arn:aws:iam::1", "12345678901x"})
    void theOwnerOfTheBucketIsAnAccountId(String owner) {
        environment.put("ASG_BG_BUCKET_OWNER", owner);
        assertThat(refused(FILE))
                .containsExactly(new Problem(
                        "ASG_BG_BUCKET_OWNER: bucket-owner: '" + owner + "' is no AWS account id",
                        "write its 12 digits, as in 123456789012"));
    }

    @Test
    void aKeyAloneMeansKms() {
        flags.put(Setting.BUCKET_KMS_KEY, "1234abcd-12ab-34cd-56ef-1234567890ab");
        assertThat(accepted(FILE).ledger().encryption())
                .contains(
                        new Settings.BucketEncryption("aws:kms", Optional.of("1234abcd-12ab-34cd-56ef-1234567890ab")));
    }

    @Test
    void anEncryptionIsOneThatS3Knows() {
        environment.put("ASG_BG_BUCKET_ENCRYPTION", "kms");
        assertThat(refused(FILE))
                .containsExactly(new Problem(
                        "ASG_BG_BUCKET_ENCRYPTION: bucket-encryption: 'kms' is no encryption that S3 knows",
                        "write AES256, aws:kms or aws:kms:dsse"));
    }

    @Test
    void aKeyContradictsAnEncryptionThatHasNone() {
        flags.put(Setting.BUCKET_ENCRYPTION, "AES256");
        flags.put(Setting.BUCKET_KMS_KEY, "alias/ledger");
        assertThat(refused(FILE).stream().map(Problem::what))
                .containsExactly("--bucket-kms-key: bucket-kms-key names a key, and bucket-encryption is AES256,"
                        + " which uses none");
    }

    @Test
    void dimensionsAreSeparatedByCommas() {
        environment.put("ASG_BG_GROUP_DIMENSIONS", "AutoScalingGroupName, Service Group");
        assertThat(dimensions(FILE)).containsExactly("AutoScalingGroupName", "Service Group");
        environment.clear();

        assertThat(dimensions(FILE + "scaling: { group-dimensions: Group }\n")).containsExactly("Group");
    }

    @Test
    void aDimensionOfAListMayHoldACommaItself() {
        assertThat(dimensions(FILE + "scaling:\n  group-dimensions:\n  - a,b\n  - c\n"))
                .containsExactly("a,b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group,Group", "Group,,Name", ":Group", "Gröup", ","})
    void dimensionsThatCloudWatchCannotHaveAreRefused(String names) {
        flags.put(Setting.GROUP_DIMENSIONS, names);
        assertThat(refused(FILE))
                .containsExactly(new Problem(
                        "--group-dimensions: scaling.group-dimensions: '" + names
                                + "' is no list of 1 to 30 different CloudWatch dimension names",
                        "write it like AutoScalingGroupName,Group"));
    }

    @Test
    void aListOfDimensionsHoldsNothingButWords() {
        assertThat(refused(FILE + "scaling: { group-dimensions: [] }\n").get(0).what())
                .isEqualTo("asg-bg.yaml:4:30: scaling.group-dimensions has no value");
        assertThat(refused(FILE + "scaling: { group-dimensions: [a, [b]] }\n")
                        .get(0)
                        .what())
                .isEqualTo("asg-bg.yaml:4:34: scaling.group-dimensions must be a list of words");
        assertThat(refused(FILE + "scaling: { group-dimensions: { a: b } }\n")
                        .get(0)
                        .what())
                .isEqualTo("asg-bg.yaml:4:30: scaling.group-dimensions must be a list of words");
    }

    @Test
    void aProfileIsExplicitWhereAFlagOrTheFileNamesIt() {
        assertThat(accepted(FILE + "profile: filed\n").aws().isProfileExplicit())
                .isTrue();

        environment.put("AWS_PROFILE", "of-the-shell");
        flags.put(Setting.PROFILE, "flagged");
        assertThat(accepted(FILE).aws().profile()).contains("flagged");
        assertThat(accepted(FILE).aws().isProfileExplicit()).isTrue();
    }

    @Test
    void aProfileThatOnlyTheEnvironmentNamesIsNotExplicitAndOutranksTheFile() {
        environment.put("AWS_PROFILE", "of-the-shell");
        Settings.AwsSettings aws = accepted(FILE + "profile: filed\n").aws();
        assertThat(aws.profile()).contains("of-the-shell");
        assertThat(aws.isProfileExplicit()).isFalse();
    }

    @Test
    void anEmptyProfileIsNone() {
        flags.put(Setting.PROFILE, "");
        assertThat(refused(FILE))
                .containsExactly(new Problem("--profile: profile: '' is no profile", "name one of ~/.aws/config"));
    }

    private List<String> dimensions(String yaml) {
        return accepted(yaml).scaling().groupDimensions().orElseThrow();
    }
}
