package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be deployed is judged before anything else. */
class VersionArgumentTest {
    private final User user = User.withService();

    @AfterEach
    void closes() {
        assertThat(user.connections()).as("asked of AWS").isZero();
        user.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "rollback", "finalize", "status", "plan", "sandbox", "help"})
    void aCommandIsNoVersion(String word) {
        List<String> lines = refusal("deploy", word);
        assertThat(lines.get(1)).contains("'" + word + "' is a command of asg-bg, not a version");
    }

    @Test
    void aPlanIsRefusedLikeTheDeployItself() {
        assertThat(refusal("plan", "deploy", "rollback")).isEqualTo(refusal("deploy", "rollback"));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aVersionThatCannotBeMeantIsRefusedInFourLines(String version, String because) {
        assertThat(refusal("deploy", version).get(1)).contains(because);
    }

    static Stream<Arguments> versions() {
        return Stream.of(
                Arguments.of("  ", "blank"),
                Arguments.of("", "empty"),
                Arguments.of("v2\n", "line break"),
                Arguments.of("v2\u001b[2J", "cannot be seen"),
                Arguments.of("aws:v2", "AWS reserves"),
                Arguments.of(" v2", "begins with a blank"),
                Arguments.of("v".repeat(257), "257 characters"));
    }

    @Test
    void severalThingsThatAreWrongAreListed() {
        User.Said said = user.types("deploy", "aws:v2 ").endsWith(2);
        assertThat(said.err()).contains("2 things are wrong with it", "- the version ends", "- the version begins");
    }

    @Test
    void noFileIsReadForAVersionThatCannotBeMeant() throws IOException {
        Files.writeString(user.directory.resolve("asg-bg.yaml"), "nonsense: [");
        assertThat(refusal("deploy", "rollback").get(0)).contains("the version cannot be used");
    }

    @Test
    void theSettingVersionPatternHolds() {
        List<String> lines = refusal("deploy", "2", "--version-pattern", "v[0-9]+");
        assertThat(lines.get(1)).contains("'2' does not match version-pattern", "'v[0-9]+'");
        user.environment.put("ASG_BG_VERSION_PATTERN", "v[0-9]+");
        assertThat(refusal("plan", "deploy", "2").get(1)).contains("does not match version-pattern");
    }

    @Test
    void programsAreToldInTheirFormat() {
        User.Said said = user.types("deploy", "rollback", "--output", "json").endsWith(2);
        assertThat(said.out()).contains("\"command\":\"deploy\"", "\"exitCode\":2", "is a command of asg-bg");
    }

    private List<String> refusal(String... words) {
        return user.types(words).endsWith(2).complaint();
    }
}
