package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest extends SettingsGiven {
    @Test
    void aNamedFileThatIsMissingIsTheOnlyProblem() {
        environment.put("ASG_BG_LAUCNH", "1m");
        config = Optional.of("other.yaml");
        assertThat(refused())
                .containsExactly(new Problem(
                        "--config: there is no file " + directory.resolve("other.yaml"), "name one that exists"));

        config = Optional.empty();
        environment.put("ASG_BG_CONFIG", "third.yaml");
        assertThat(refused()).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("ASG_BG_CONFIG: there is no file "));
    }

    @Test
    void aDirectoryIsNoFileAndTheOnlyProblem() {
        config = Optional.of(".");
        assertThat(refused())
                .containsExactly(
                        new Problem(".: cannot be read: it is a directory", "name a settings file with --config"));
    }

    @Test
    void aDefaultFileThatCannotBeReadIsTheOnlyProblem() throws IOException {
        Files.createDirectory(directory.resolve("asg-bg.yaml"));
        assertThat(refused())
                .containsExactly(new Problem(
                        "asg-bg.yaml: cannot be read: it is a directory",
                        "mend the file, or name another one with --config"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceThatNeverEndsIsNotRead() {
        config = Optional.of("/dev/zero");
        assertThat(refused())
                .containsExactly(new Problem(
                        "/dev/zero: cannot be read: it is no regular file", "name a settings file with --config"));
    }

    @Test
    void aNameThatIsNoPathIsToldAsSuch() {
        config = Optional.of("a\0b");
        assertThat(refused()).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("a\ufffdb: the file's name is no path"));
    }

    @Test
    void aFileIsReadUpTo64KibAndNotBeyond() {
        String most = FILE + "#".repeat(64 * 1024 - FILE.length());
        assertThat(accepted(most).service()).isEqualTo("shop");

        assertThat(refused(most + "#"))
                .containsExactly(new Problem(
                        "asg-bg.yaml: the file is larger than 64 KiB",
                        "mend the file, or name another one with --config"));
    }

    @Test
    void aFileThatIsNotTextIsToldAsSuch() throws IOException {
        Files.write(directory.resolve("asg-bg.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(refused()).singleElement().satisfies(p -> assertThat(p.what())
                .isEqualTo("asg-bg.yaml: the file is not UTF-8 text"));
    }

    @Test
    void whatIsNoYamlIsToldWithItsLineAndIsTheOnlyProblem() {
        assertThat(refused("service: shop\n  blue: [\n")).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("asg-bg.yaml:2:")
                .contains("not YAML"));
    }

    @Test
    void whatHoldsNoKeysIsToldWithItsLine() {
        assertThat(refused("- service\n").get(0).what())
                .isEqualTo("asg-bg.yaml:1:1: the file must hold keys with values");
        assertThat(refused("service: &a [*a]\n").get(0).what()).contains("service must be a single value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: "})
    void deepNestingIsRefusedBeforeAnythingFollowsIt(String opening) {
        String deep = "x: " + opening.repeat(60_000 / opening.length());
        assertThat(refused(deep)).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("asg-bg.yaml:1:")
                .endsWith(": the file is nested deeper than 20 levels"));
    }

    @Test
    void twentyLevelsAreNotTooDeep() {
        String yaml = FILE + "x: " + "[".repeat(19) + "]".repeat(19) + "\n";
        assertThat(refused(yaml)).singleElement().satisfies(p -> assertThat(p.what())
                .isEqualTo("asg-bg.yaml:4:1: there is no setting `x`"));
        assertThat(refused(yaml.replace("[]", "[[]]"))).singleElement().satisfies(p -> assertThat(p.what())
                .endsWith("nested deeper than 20 levels"));
    }

    @Test
    @Timeout(20)
    void aliasesOfAliasesAreNotMultipliedOut() {
        StringBuilder yaml = new StringBuilder(FILE + "a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 20; level++) {
            String one = "*a" + (level - 1);
            yaml.append("a" + level + ": &a" + level + " [" + String.join(", ", Collections.nCopies(8, one)) + "]\n");
        }
        yaml.append("scaling: { group-dimensions: *a19 }\n");
        assertThat(refused(yaml.toString())).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("asg-bg.yaml: this is not YAML: Number of aliases"));
    }

    @Test
    void aSectionInsideItselfIsAnUnknownKey() {
        assertThat(refused(FILE + "budgets: &b { budgets: *b }\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).endsWith("there is no setting `budgets.budgets`"));
    }

    @Test
    void aKeyThatIsThereTwiceIsRefusedAlsoWithinASectionAndWhenItIsUnknown() {
        assertThat(refused(FILE + "service: shop\n").get(0).what()).endsWith("service is there twice");
        assertThat(refused(FILE + "poll: { min: 1s, min: 2s }\n").get(0).what()).endsWith("poll.min is there twice");
    }

    @Test
    @Timeout(20)
    void aValueLongerThanAnySettingIsRefusedBeforeAnythingIsTriedOnIt() {
        String endless = "s3://bucket/" + "/".repeat(60_000) + "x";
        Problem problem = new Problem(
                "--ledger: ledger has 60013 characters, more than any setting can mean",
                "give where lease and record are kept, as s3://bucket/prefix");
        flags.put(Setting.LEDGER, endless);
        assertThat(refused(FILE)).containsExactly(problem);
        flags.clear();

        environment.put("ASG_BG_LEDGER", endless);
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("ASG_BG_LEDGER: ledger has 60013"));
        environment.clear();

        assertThat(refused(FILE.replace("s3://my-bucket/asg-bg", endless)))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).startsWith("asg-bg.yaml:3:9: ledger has 60013"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void standardInputIsNoSettingsFile() {
        config = Optional.of("-");
        assertThat(refused()).singleElement().satisfies(p -> assertThat(p.what())
                .startsWith("--config: there is no file"));
    }

    @Test
    void aLinkToAFileIsFollowed() throws IOException {
        Path target = directory.resolve("elsewhere");
        Files.writeString(target, FILE);
        Files.createSymbolicLink(directory.resolve("asg-bg.yaml"), target);
        assertThat(read()).isInstanceOf(Reading.Accepted.class);
    }
}
