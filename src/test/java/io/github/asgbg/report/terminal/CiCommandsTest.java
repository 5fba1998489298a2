package io.github.asgbg.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiCommandsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "::set-env name=PATH::x|:\\:set-env name=PATH:\\:x",
                "  ::add-mask::x|  :\\:add-mask:\\:x",
                "00:01 v1::group::x|00:01 v1:\\:group:\\:x",
                "::::x::|:\\:\\:\\:x:\\:",
                "::beef::|:\\:beef:\\:",
                "x ##[group]y|x #\\#[group]y",
                "a##vso[task.setvariable variable=x]y|a#\\#vso[task.setvariable variable=x]y",
                "##teamcity[buildStop comment='x']|#\\#teamcity[buildStop comment='x']",
                "###[x]|#\\#\\#[x]",
                "--- x|--\\- x",
                "+++ x|++\\+ x",
                "~~~ x|~~\\~ x",
                "^^^ +++|^^\\^ ++\\+",
                "00:01 --- x|00:01 --\\- x",
                "x ---|x --\\-",
                "arn:aws:iam::1::add-mask::x|arn:aws:iam::1:\\:add-mask:\\:x"
            })
    void aCommandIsBrokenWhereverItStands(String line, String expected) {
        assertThat(CiCommands.broken(line)).isEqualTo(expected);
        assertThat(CiCommands.broken(expected)).as("once is enough").isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00:12:34",
                "arn:aws:iam::123456789012:role/x",
                "arn:aws:s3:::bucket/key",
                "arn:aws-cn:s3:::bucket and arn:aws:iam::aws:policy/ReadOnlyAccess",
                "\"arn:aws:ec2:eu-west-1::image/ami-1\"",
                "cannot reach [fe80::1]:4566",
                "::1",
                "2001:db8::ff00:42:8329, ::ffff:10.0.0.1",
                "issue #7",
                "a---b",
                "---- x",
                "-- x",
                "--force",
                "C++"
            })
    void whatIsNoCommandStaysAsItIs(String line) {
        assertThat(CiCommands.broken(line)).isEqualTo(line);
    }

    @Test
    void aColourBeforeARuleHidesItFromNobody() {
        assertThat(CiCommands.broken("\u001b[1;31m--- x")).isEqualTo("\u001b[1;31m--\\- x");
    }

    @Test
    void whatMoreOfTheLineMightMakeACommandCounts() {
        assertThat(CiCommands.breaks("::1", true)).isEmpty();
        assertThat(CiCommands.breaks("::1", false)).containsExactly(1);
        assertThat(CiCommands.breaks("---", false)).containsExactly(2);
    }

    @Test
    void aLineOfSeveralPiecesHoldsNone() {
        Line line = Line.of("a:", Tone.BAD)
                .plus(":b::", Tone.GOOD)
                .plus("c --", Tone.BAD)
                .plus("- d");
        assertThat(line.render(Style.PLAIN)).isEqualTo("a:\\:b:\\:c --\\- d");
        assertThat(line.width()).isEqualTo("a:\\:b:\\:c --\\- d".length());
    }
}
