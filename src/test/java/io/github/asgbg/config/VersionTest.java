package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    private static final Set<String> COMMANDS = Set.of("deploy", "rollback", "status");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2",
                "1.2.3-rc.1+build.7",
                "1:2.3~rc1",
                "sha256:9f86d081",
                "registry.example/shop@v2",
                "a b",
                "größer",
                "v2 (hot fix #3)",
                "deploy-2",
                "🚀"
            })
    void whatATagCanHoldAndAPersonCanReadIsAVersion(String text) {
        assertThat(problems(text)).isEmpty();
    }

    @Test
    void aVersionHasUpTo256CharactersHoweverManyBytesTheyTake() {
        assertThat(problems("🚀".repeat(256))).isEmpty();
        assertThat(problems("v".repeat(257)))
                .containsExactly(new Problem(
                        "the version has 257 characters", "use up to 256 characters, which is what a tag holds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2\r\n", "v2\r"})
    void aWindowsLineEndIsNamed(String text) {
        assertThat(problems(text))
                .containsExactly(new Problem(
                        "the version ends with a carriage return, as from a file with Windows line ends",
                        "remove it, as with tr -d '\\r'"));
    }

    @Test
    void aVersionIsOneLine() {
        assertThat(whats("v2\n")).containsExactly("the version ends with a line break");
        assertThat(whats("v2\nv3")).containsExactly("the version has a line break at character 3");
        assertThat(whats("v2\u2028v3")).containsExactly("the version has a line break at character 3");
    }

    @ParameterizedTest
    @CsvSource({
        "'v\u001b[2J', U+001B, 2",
        "'v2\u0000', U+0000, 3",
        "'🚀\u200b2', U+200B, 2",
        "'v\u202e2', U+202E, 2",
        "'v\ud83d', U+D83D, 2",
        "'v\t2', U+0009, 2"
    })
    void aCharacterThatCannotBeSeenIsNamedWithItsPlace(String text, String code, int place) {
        assertThat(whats(text))
                .containsExactly("the version has a character that cannot be seen, " + code + " at character " + place);
    }

    @Test
    void blanksAtTheEndsAreRefused() {
        assertThat(whats(" v2")).containsExactly("the version begins with a blank");
        assertThat(whats("v2\u00a0")).containsExactly("the version ends with a blank");
        assertThat(whats(" v2 ")).hasSize(2);
    }

    @Test
    void nothingIsNoVersion() {
        assertThat(whats("")).containsExactly("the version is empty");
        assertThat(whats(" \n")).containsExactly("the version is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "rollback", "status"})
    void aCommandIsNoVersion(String word) {
        assertThat(whats(word)).containsExactly("'" + word + "' is a command of asg-bg, not a version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:v2", "AWS:v2"})
    void whatAwsReservesIsRefused(String text) {
        assertThat(whats(text)).containsExactly("the version begins with 'aws:', which AWS reserves");
    }

    @Test
    void thePatternHoldsForTheVersionAsAWhole() {
        assertThat(matching("v\\d+", "v2")).isEmpty();
        assertThat(matching("v\\d+", "v2-rc"))
                .containsExactly(new Problem(
                        "the version 'v2-rc' does not match version-pattern, which is 'v\\d+'",
                        "name a version that matches it as a whole, or change version-pattern"));
    }

    @Test
    void noPatternIsTriedOnATextThatIsTooLong() {
        assertThat(matching("(a|b)*", "a".repeat(1_000_000))).hasSize(1);
    }

    @Test
    void aLineEndIsNotToldTwice() {
        assertThat(matching("v\\d+", "v2\r\n")).hasSize(1);
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndFitToBeShown() {
        assertThat(matching("v\\d+", " \u001b[31mred\n").stream().map(Problem::what))
                .containsExactly(
                        "the version ends with a line break",
                        "the version has a character that cannot be seen, U+001B at character 2",
                        "the version begins with a blank",
                        "the version '\ufffdred' does not match version-pattern, which is 'v\\d+'");
    }

    private static List<String> whats(String text) {
        return problems(text).stream().map(Problem::what).toList();
    }

    private static List<Problem> problems(String text) {
        return Version.problems(text, COMMANDS, Optional.empty());
    }

    private static List<Problem> matching(String pattern, String text) {
        return Version.problems(text, COMMANDS, Optional.of(Pattern.compile(pattern)));
    }
}
