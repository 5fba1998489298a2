package io.github.asgbg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pasted into a real shell is one word a value. */
class ShellCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1",
                "",
                "v1'; touch x; '",
                "$(touch x)",
                "`touch x`",
                "a b  c",
                "\"",
                "\\",
                "v\\",
                "~root",
                "#vso",
                "*?[a-z]",
                "{a,b}",
                "a|b&c>d<e;f",
                "!!",
                "=ls",
                "-x",
                "--force",
                "::set-env name=PATH::x",
                "\u7248\u672c \u0301\u00a0\ud83d\ude00",
                "arn:aws:iam::123456789012:role/x"
            })
    void aShellTakesAValueAsOneWord(String value) throws Exception {
        assertThat(words(ShellCommand.of("asg-bg deploy").operand("VERSION", value)))
                .startsWith("asg-bg", "deploy")
                .endsWith(value)
                .hasSize(value.startsWith("-") ? 4 : 3);
        List<String> words = words(ShellCommand.of("aws autoscaling delete-policy")
                .option("--policy-name", value)
                .option("--region", "eu-west-1"));
        assertThat(words.size() == 7 ? words.get(4) : words.get(3))
                .isEqualTo(words.size() == 7 ? value : "--policy-name=" + value);
    }

    /** Inside the quotes, and with both of them: then it is no command or unfinished, but nothing of it is run. */
    @ParameterizedTest
    @ValueSource(strings = {"v1'; echo RUN; '", "a' 'b`echo RUN`", "$(echo RUN)'", "'", "'''; echo RUN #"})
    void nothingIsRunIfTheQuotesArePastedAlong(String value) throws Exception {
        ShellCommand command = ShellCommand.of("asg-bg deploy").operand("VERSION", value);
        assertThat(sh(command.quoted() + "\n")).doesNotContain("RUN");
    }

    @Test
    void plainWordsStayBare() {
        assertThat(ShellCommand.of("asg-bg deploy")
                        .operand("VERSION", "v1.2_3+x")
                        .quoted())
                .isEqualTo("'asg-bg deploy v1.2_3+x'");
        assertThat(ShellCommand.of("aws x")
                        .option("--ids", List.of("i-1", "i-2"))
                        .and("--wait")
                        .text())
                .isEqualTo("aws x --ids i-1 i-2 --wait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1\u001b[2J", "v\n1", "v1\u202e", "v\u200b1", "\ud800"})
    void whatCannotBePastedIsNamed(String value) {
        ShellCommand command = ShellCommand.of("asg-bg deploy").operand("VERSION", value);
        assertThat(command.text()).isEqualTo("asg-bg deploy VERSION");
        assertThat(command.quoted()).contains("(VERSION stands for ", ", which cannot be pasted)");
        assertThat(Printable.isPrintable(command.quoted())).isTrue();
        assertThat(ShellCommand.of("aws x").option("--policy-name", value).text())
                .isEqualTo("aws x --policy-name NAME");
    }

    @Test
    void whatIsTooLongForATerminalsLineIsNamed() {
        assertThat(ShellCommand.of("asg-bg deploy")
                        .operand("VERSION", "v".repeat(1001))
                        .quoted())
                .startsWith("'asg-bg deploy VERSION' (VERSION stands for vvv")
                .hasSizeLessThan(200);
    }

    @Test
    void whatTheAwsCliWouldReadFromAFileIsNamed() {
        assertThat(ShellCommand.of("aws x")
                        .option("--alarm-names", "file:///etc/passwd")
                        .text())
                .isEqualTo("aws x --alarm-names NAMES");
        assertThat(ShellCommand.of("aws x")
                        .option("--ids", List.of("--all", "i-1"))
                        .text())
                .isEqualTo("aws x --ids IDS i-1");
    }

    private static List<String> words(ShellCommand command) throws IOException, InterruptedException {
        assertThat(command.note()).isEmpty();
        return sh("set -- " + command.text() + "\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\n")
                .lines()
                .toList();
    }

    private static String sh(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-s").redirectErrorStream(false);
        builder.environment().keySet().retainAll(List.of("LANG", "LC_ALL"));
        builder.environment().put("PATH", "/nowhere");
        Process shell = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        shell.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return out;
    }
}
