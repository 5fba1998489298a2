package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asgbg.model.Printable;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that cannot be understood: refused before anything is asked of anybody. */
class MisuseTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final User user = User.withService();

    @AfterEach
    void closes() {
        assertThat(user.connections()).as("asked of AWS").isZero();
        user.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deploj v2 | 'deploj' is not a command of 'asg-bg' | did you mean 'asg-bg deploy v2'?",
                "Status | 'Status' is not a command of 'asg-bg' | did you mean 'asg-bg status'?",
                "xyzzy | 'xyzzy' is not a command of 'asg-bg' | 'asg-bg --help'",
                "plan deply v2 | 'deply' is not a command of 'asg-bg plan' | did you mean 'asg-bg plan deploy v2'?",
                "help plan deply | 'deply' is not a command of 'asg-bg plan' | did you mean 'asg-bg help plan deploy'?",
                "help xyzzy | 'xyzzy' is not a command of 'asg-bg' | 'asg-bg --help'",
                "deploy --forse v2 | '--forse' is not an option of 'asg-bg deploy' | did you mean 'asg-bg deploy"
                        + " --force v2'?",
                "deploy v2 --regoin=eu-west-1 | '--regoin' is not an option of 'asg-bg deploy' | did you mean"
                        + " 'asg-bg deploy v2 --region=eu-west-1'?",
                "finalize -y | '-y' is not an option of 'asg-bg finalize' | try     'asg-bg finalize --help'",
                "deploy v2 v3 | 'v3' is one word too many for 'asg-bg deploy' | 'asg-bg deploy --help'",
                "rollback now | 'now' is one word too many for 'asg-bg rollback' | 'asg-bg rollback --help'",
                "deploy | VERSION is missing | 'asg-bg deploy --help'",
                "deploy v2 --output yaml | 'yaml' is neither text nor json | 'asg-bg deploy --help'",
                "deploy v2 --output | '--output' | 'asg-bg deploy --help'",
                "deploy v2 --service a --service b | '--service' | 'asg-bg deploy --help'",
                "deploy v2 --capacity 4 | '4' is not min/desired/max | 'asg-bg deploy --help'",
                "deploy v2 --capacity 4/2/8 | '4/2/8' is not min/desired/max | 'asg-bg deploy --help'",
                "deploj 'v 2' | 'deploj' is not a command of 'asg-bg' | did you mean 'asg-bg deploy \\'v 2\\''?",
                "sandbox upp | 'upp' is not a command of 'asg-bg sandbox' | did you mean 'asg-bg sandbox up'?"
            })
    void theWrongWordTheUsageAndWhatWasMeantAreNamed(String line, String what, String meant) {
        User.Said said = user.types(line.split(" ", -1)).endsWith(2);
        List<String> lines = said.complaint();
        assertThat(lines.get(0)).contains(what);
        assertThat(lines.get(1)).startsWith("  because the usage is: asg-bg");
        assertThat(lines.get(2)).isEqualTo("  so now  nothing was changed");
        assertThat(lines.get(3)).startsWith("  try     ").contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy --forse v2 --output json",
                "deploy --forse v2 --output=JSON",
                "--output json deploy v2",
                "deploj --output json",
                "help deploj --output json",
                "deploy --output json",
                "deploy rollback --output json"
            })
    void programsAreToldInTheirOwnFormatWhereverItIsAskedFor(String line) throws Exception {
        User.Said said = user.types(line.split(" ", -1)).endsWith(2);
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines()).hasSize(1);
        JsonNode ended = JSON.readTree(said.out());
        assertThat(ended.path("event").asText()).isEqualTo("ended");
        assertThat(ended.path("ending").asText()).isEqualTo("usage");
        assertThat(ended.path("exitCode").asInt()).isEqualTo(2);
        assertThat(ended.path("message").path("what").asText()).isNotEmpty();
    }

    @Test
    void aWordAfterTheEndOfOptionsChoosesNoFormat() {
        assertThat(user.types("deploy", "v2", "--", "--output", "json")
                        .endsWith(2)
                        .out())
                .isEmpty();
    }

    @Test
    void whatWasTypedSteersNoTerminal() {
        assertThat(user.types("\u001b[2Jdeploy").endsWith(2).err()).doesNotContain("\u001b");
        assertThat(user.types("deploy", "v2", "--output", "\u001b[2J")
                        .endsWith(2)
                        .err())
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void theHelpOfTheProgramIsNoMistake(String line) {
        User.Said said = (line.isEmpty() ? user.types() : user.types(line)).endsWith(0);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("Usage: asg-bg").contains("deploy", "rollback", "finalize", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help deploy",
                "deploy --help",
                "deploy -h",
                "deploy v2 --help",
                "deploy --forse --help",
                "deploy --help --output yaml"
            })
    void theHelpOfACommandIsShownWhateverElseIsTyped(String line) {
        User.Said said = user.types(line.split(" ", -1)).endsWith(0);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).startsWith("Usage: asg-bg deploy [OPTIONS] VERSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "sandbox", "help plan", "plan --help"})
    void aFamilyOfCommandsListsThem(String line) {
        User.Said said = user.types(line.split(" ", -1)).endsWith(0);
        assertThat(said.out()).startsWith("Usage: asg-bg ").contains("Commands:", "Examples:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy",
                "rollback",
                "finalize",
                "status",
                "plan deploy",
                "plan rollback",
                "plan finalize",
                "sandbox up",
                "sandbox demo",
                "sandbox benchmark",
                "help"
            })
    void everyCommandEndsItsHelpWithTwoExamples(String command) {
        List<String> lines = user.types(("help " + command).split(" ", -1))
                .endsWith(0)
                .out()
                .lines()
                .toList();
        assertThat(lines.get(lines.size() - 3)).isEqualTo("Examples:");
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .allSatisfy(line -> assertThat(line).startsWith("  asg-bg " + command));
    }

    @Test
    void aCommandsOwnOptionsStandBeforeTheSettings() {
        String help = user.types("deploy", "--help").out();
        assertThat(help.indexOf("--force")).isPositive().isLessThan(help.indexOf("Settings (also in asg-bg.yaml"));
        assertThat(help.indexOf("--output=")).isLessThan(help.indexOf("Settings (also in asg-bg.yaml"));
        assertThat(help.substring(help.indexOf("Settings (also in asg-bg.yaml")))
                .contains(
                        "--lease-wait=DURATION",
                        "--on-interrupt=",
                        "--version-pattern=",
                        "--watching-alarms=",
                        "--group-dimensions=",
                        "--budget-change=DURATION",
                        "--budget-interrupt=DURATION");
    }

    @Test
    void theVersionOfTheProgramIsTold() {
        assertThat(user.types("--version").endsWith(0).out()).startsWith("asg-bg ");
    }

    @Test
    void whatIsTypedNeitherSteersATerminalNorCommandsACiSystem() {
        for (String word : List.of("\u001b[2J::error::x", "--\u202e##vso[x]y", "--output=\n##[group]", "v1 \u009b2J")) {
            for (String command : List.of("deploy", "status", "plan", "--output=json", "deploj")) {
                User.Said said = user.types(command, word, "x");
                String all = said.out() + said.err();
                assertThat(all).as(word).isNotEmpty().doesNotContain("::", "##");
                assertThat(all.lines()).as(word).allMatch(Printable::isPrintable);
            }
        }
    }

    @Test
    void aWordThatBeginsWithAnAtIsNoFileOfArguments() throws Exception {
        Files.writeString(user.directory.resolve("words"), "--help");
        User.Said said = user.types("status", "@" + user.directory.resolve("words"));
        assertThat(said.endsWith(2).err()).contains("is one word too many");
        Files.delete(user.directory.resolve("words"));
    }
}
