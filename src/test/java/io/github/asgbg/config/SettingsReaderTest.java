package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest extends SettingsGiven {
    @Test
    void whatNobodySetsHasItsDefault() {
        Settings settings = accepted(FILE);
        assertThat(settings.tagKey()).isEqualTo("image-version");
        assertThat(settings.serviceTag()).isEqualTo("service");
        assertThat(settings.failedLaunches()).isEqualTo(3);
        assertThat(settings.lease()).isEqualTo(Settings.LeaseTimes.DEFAULT);
        assertThat(settings.budgets()).isEqualTo(Settings.Budgets.DEFAULT);
        assertThat(settings.poll()).isEqualTo(Settings.Poll.DEFAULT);
        assertThat(settings.onInterrupt()).isEqualTo(Settings.OnInterrupt.PUT_BACK);
        assertThat(settings.scaling()).isEqualTo(Settings.ScalingSettings.DEFAULT);
        assertThat(settings.versionPattern()).isEmpty();
        assertThat(settings.ledger().owner()).isEmpty();
        assertThat(settings.aws().profile()).isEmpty();
        assertThat(settings.aws().isProfileExplicit()).isFalse();
    }

    @Test
    void flagsOutrankTheEnvironmentWhichOutranksTheFile() {
        environment.put("ASG_BG_BLUE", "from-environment");
        environment.put("ASG_BG_GREEN", "from-environment-too");
        flags.put(Setting.BLUE, "from-flag");

        Settings settings = accepted(FILE);
        assertThat(settings.blue()).isEqualTo("from-flag");
        assertThat(settings.green()).isEqualTo("from-environment-too");
        assertThat(settings.service()).isEqualTo("shop");
    }

    @Test
    void everyKeyOfTheFileHasItsEffect() {
        Settings settings = accepted(FILE + """
                tag-key: app:version
                service-tag: app:name
                version-pattern: 'v\\d+'
                bucket-owner: 012345678901
                bucket-encryption: aws:kms:dsse
                bucket-kms-key: alias/ledger
                budgets: { launch: 1m, healthy: 2m, unhealthy: 3m, standby: 4m, rollback: 5m, finalize: 6m, change: 7m, interrupt: 8m }
                failed-launches: 7
                poll: { min: 200ms, max: 3s }
                lease: 9s
                lease-wait: 1h
                on-interrupt: leave
                scaling: { watching-alarms: move, group-dimensions: [Group, AutoScalingGroupName] }
                profile: prod
                region: us-gov-west-1
                endpoint-url: http://127.0.0.1:4566
                """);
        assertThat(settings.budgets())
                .isEqualTo(new Settings.Budgets(min(1), min(2), min(3), min(4), min(7), min(5), min(6), min(8)));
        assertThat(settings.poll()).isEqualTo(new Settings.Poll(Duration.ofMillis(200), Duration.ofSeconds(3)));
        assertThat(settings.failedLaunches()).isEqualTo(7);
        assertThat(settings.lease()).isEqualTo(new Settings.LeaseTimes(Duration.ofSeconds(9), Duration.ofHours(1)));
        assertThat(settings.tagKey()).isEqualTo("app:version");
        assertThat(settings.serviceTag()).isEqualTo("app:name");
        assertThat(settings.versionPattern().map(Pattern::pattern)).contains("v\\d+");
        assertThat(settings.ledger().owner()).contains("012345678901");
        assertThat(settings.ledger().encryption())
                .contains(new Settings.BucketEncryption("aws:kms:dsse", Optional.of("alias/ledger")));
        assertThat(settings.onInterrupt()).isEqualTo(Settings.OnInterrupt.LEAVE);
        assertThat(settings.scaling().watchingAlarms()).isEqualTo(Settings.WatchingAlarms.MOVE);
        assertThat(settings.scaling().groupDimensions()).contains(List.of("Group", "AutoScalingGroupName"));
        assertThat(settings.aws().profile()).contains("prod");
        assertThat(settings.aws().region()).contains("us-gov-west-1");
        assertThat(settings.aws().endpointUrl()).hasToString("Optional[http://127.0.0.1:4566]");
    }

    @Test
    void noFileIsNeededWhenFlagsAndEnvironmentSuffice() {
        environment.put("ASG_BG_SERVICE", "shop");
        environment.put("ASG_BG_LEDGER", "s3://bucket");
        flags.put(Setting.BLUE, "b");
        flags.put(Setting.GREEN, "g");
        assertThat(read()).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void whatIsMissingIsToldAllAtOnceWithEveryWayToSetIt() {
        List<Problem> problems = refused();
        assertThat(problems).hasSize(4);
        assertThat(problems.get(0).what()).contains("service is not set").contains("there is no " + directory);
        assertThat(problems.get(0).remedy()).isEqualTo("set `service` in asg-bg.yaml, ASG_BG_SERVICE or --service");
    }

    @Test
    void theFlagNamesTheFileBeforeTheEnvironmentDoes() {
        write("mine.yaml", FILE);
        environment.put("ASG_BG_CONFIG", "missing.yaml");
        config = Optional.of("mine.yaml");
        assertThat(read()).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void whatTheSdkReadsItselfIsLeftToItAndOutranksTheFile() {
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_PROFILE", "");
        Settings settings = accepted(FILE + "region: eu-central-1\nprofile: prod\n");
        assertThat(settings.aws().region()).isEmpty();
        assertThat(settings.aws().profile()).contains("prod");
    }

    @Test
    void everyProblemNamesLineAndColumnAndAllAreToldAtOnce() {
        List<Problem> problems = refused("""
                service: 'my shop'
                groups:
                  blue: shop
                  green: shop
                  red: shop
                ledgr: s3://my-bucket
                lease: soon
                lease: 60s
                poll: { min: 10s, max: 2s }
                tag-key: aws:version
                budgets: none
                failed-launches: [1]
                region:
                """);
        assertThat(problems.stream().map(Problem::what))
                .contains(
                        "asg-bg.yaml:1:10: service: 'my shop' is no service name: character 3 is ' '",
                        "asg-bg.yaml:4:10: groups.green is the same group as groups.blue: 'shop'",
                        "asg-bg.yaml:5:3: there is no setting `groups.red`",
                        "asg-bg.yaml:6:1: there is no setting `ledgr`",
                        "asg-bg.yaml:7:8: lease: 'soon' is no duration from 6s to 10m",
                        "asg-bg.yaml:8:1: lease is there twice",
                        "asg-bg.yaml:9:14: poll.min (10s) is longer than poll.max (2s)",
                        "asg-bg.yaml:10:10: tag-key: 'aws:version' cannot be a tag key",
                        "asg-bg.yaml:11:10: budgets must hold keys with values",
                        "asg-bg.yaml:12:18: failed-launches must be a single value",
                        "asg-bg.yaml:13:8: region has no value")
                .hasSize(12)
                .anyMatch(w -> w.startsWith("ledger is not set"));
    }

    @ParameterizedTest
    @CsvSource({
        "ledgr,ledger",
        "serivce,service",
        "tagkey,tag-key",
        "blue,groups.blue",
        "launch,budgets.launch",
        "failed_launches,failed-launches"
    })
    void anUnknownKeySuggestsTheNearest(String written, String meant) {
        assertThat(refused(FILE + written + ": x\n"))
                .contains(new Problem(
                        "asg-bg.yaml:4:1: there is no setting `" + written + "`", "did you mean `" + meant + "`?"));
    }

    @Test
    void aKeyLikeNoOtherSuggestsNothing() {
        assertThat(refused(FILE + "colour: x\n").get(0).remedy()).doesNotContain("did you mean");
    }

    @Test
    void badFlagsAndVariablesAreNamedAsTheirSource() {
        flags.put(Setting.POLL_MAX, "later");
        environment.put("ASG_BG_BUDGET_LAUNCH", "60");
        assertThat(refused(FILE).stream().map(Problem::what))
                .containsExactly(
                        "ASG_BG_BUDGET_LAUNCH: budgets.launch: '60' is no duration from 1s to 1d",
                        "--poll-max: poll.max: 'later' is no duration from 10ms to 5m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-bucket/x",
                "s3://",
                "s3://My-Bucket",
                "s3://ab",
                "s3://a..b",
                "s3://192.168.0.1/x",
                "s3://xn--abc",
                "s3://abc-s3alias",
                "s3://abc--x-s3",
                "s3://sthree-abc",
                "s3://my-bucket/a\u001bb",
                "https://my-bucket",
                "s3://my-bucket/a//b",
                "s3://my-bucket/a b",
                "s3://my-bucket/../x",
                "s3://-abc"
            })
    void placesThatS3WouldRefuseAreRefused(String url) {
        flags.put(Setting.LEDGER, url);
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("--ledger: ledger: '"));
    }

    @ParameterizedTest
    @CsvSource({"s3://abc,s3://abc", "s3://abc/,s3://abc", "s3://a.b-c/x/y/,s3://a.b-c/x/y"})
    void slashesAtTheEndsOfThePrefixDoNotMatter(String url, String shown) {
        flags.put(Setting.LEDGER, url);
        assertThat(accepted(FILE).ledger()).hasToString(shown);
    }

    @Test
    void aLeaseOfASecondIsForRehearsals() {
        flags.put(Setting.LEASE, "1s");
        flags.put(Setting.POLL_MIN, "100ms");
        flags.put(Setting.POLL_MAX, "300ms");
        assertThat(refused(FILE)).hasSize(1);

        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        assertThat(accepted(FILE).lease().timeToLive()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void controlCharactersOfAValueDoNotReachTheTerminal() {
        flags.put(Setting.REGION, "\u001b[2Jx");
        assertThat(refused(FILE).get(0).what()).isEqualTo("--region: region: '\ufffdx' is no AWS Region");
    }

    private static Duration min(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
