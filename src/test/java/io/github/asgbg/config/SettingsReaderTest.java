package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final String FILE = """
            service: shop
            groups: { blue: shop-blue, green: shop-green }
            ledger: s3://my-bucket/asg-bg
            """;

    @TempDir
    private Path directory;

    private final Map<Setting, String> flags = new EnumMap<>(Setting.class);
    private final Map<String, String> environment = new HashMap<>();
    private Optional<String> config = Optional.empty();

    @Test
    void whatNobodySetsHasItsDefault() {
        Settings settings = accepted(FILE);
        assertThat(settings.tagKey()).isEqualTo("image-version");
        assertThat(settings.failedLaunches()).isEqualTo(3);
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.budgets()).isEqualTo(Settings.Budgets.DEFAULT);
        assertThat(settings.poll()).isEqualTo(Settings.Poll.DEFAULT);
        assertThat(settings.profile()).isEmpty();
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
                budgets: { launch: 1m, healthy: 2m, unhealthy: 3m, standby: 4m, rollback: 5m, finalize: 6m }
                failed-launches: 7
                poll: { min: 200ms, max: 8s }
                lease: 9s
                profile: prod
                region: us-gov-west-1
                endpoint-url: https://aws.example
                """);
        assertThat(settings.budgets()).isEqualTo(new Settings.Budgets(min(1), min(2), min(3), min(4), min(5), min(6)));
        assertThat(settings.poll()).isEqualTo(new Settings.Poll(Duration.ofMillis(200), Duration.ofSeconds(8)));
        assertThat(settings.failedLaunches()).isEqualTo(7);
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.tagKey()).isEqualTo("app:version");
        assertThat(settings.profile()).contains("prod");
        assertThat(settings.region()).contains("us-gov-west-1");
        assertThat(settings.endpointUrl()).hasToString("Optional[https://aws.example]");
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
    void aFileThatIsNamedMustExist() {
        config = Optional.of("other.yaml");
        assertThat(refused().get(0).what()).startsWith("--config: there is no file ");

        config = Optional.empty();
        environment.put("ASG_BG_CONFIG", "third.yaml");
        assertThat(refused().get(0).what()).startsWith("ASG_BG_CONFIG: there is no file ");
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
        assertThat(settings.region()).isEmpty();
        assertThat(settings.profile()).contains("prod");
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
                        "asg-bg.yaml:1:10: service: 'my shop' is no service name",
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
        assertThat(refused(FILE)).hasSize(1);

        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
        assertThat(accepted(FILE).lease()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertThat(refused("service: shop\n  blue: [\n").get(0).what())
                .startsWith("asg-bg.yaml:2:")
                .contains("not YAML");
        assertThat(refused("- service\n").get(0).what())
                .isEqualTo("asg-bg.yaml:1:1: the file must hold keys with values");
        assertThat(refused("service: &a [*a]\n").get(0).what()).contains("service must be a single value");
    }

    @Test
    void aFileThatIsNotTextIsToldAsSuch() throws IOException {
        Files.write(directory.resolve("asg-bg.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(refused().get(0).what()).isEqualTo("asg-bg.yaml: the file is not UTF-8 text");
    }

    @Test
    void aDirectoryIsNoFile() {
        config = Optional.of(".");
        assertThat(refused().get(0).what()).contains("it is a directory");
    }

    @Test
    void controlCharactersOfAValueDoNotReachTheTerminal() {
        flags.put(Setting.REGION, "\u001b[2Jx");
        assertThat(refused(FILE).get(0).what()).isEqualTo("--region: region: '?[2Jx' is no AWS Region");
    }

    private static Duration min(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private Settings accepted(String yaml) {
        write("asg-bg.yaml", yaml);
        Reading reading = read();
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).settings();
    }

    private List<Problem> refused(String yaml) {
        write("asg-bg.yaml", yaml);
        return refused();
    }

    private List<Problem> refused() {
        Reading reading = read();
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }

    private Reading read() {
        return SettingsReader.read(new Sources(flags, environment, directory, config));
    }

    private void write(String name, String yaml) {
        try {
            Files.write(directory.resolve(name), yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
