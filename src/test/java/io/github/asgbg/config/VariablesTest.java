package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest extends SettingsGiven {
    private static final Pattern VARIABLE = Pattern.compile("\\bASG_BG_[A-Z0-9_]*[A-Z0-9]");

    @ParameterizedTest
    @CsvSource({
        "ASG_BG_SERVCE,ASG_BG_SERVICE",
        "ASG_BG_LAESE,ASG_BG_LEASE",
        "ASG_BG_BUDGETS_LAUNCH,ASG_BG_BUDGET_LAUNCH",
        "ASG_BG_GROUPS_BLUE,ASG_BG_BLUE",
        "ASG_BG_SCALING_GROUP_DIMENSIONS,ASG_BG_GROUP_DIMENSIONS",
        "ASG_BG_REGION,AWS_REGION",
        "ASG_BG_PROFILE,AWS_PROFILE",
        "ASG_BG_CONFIGG,ASG_BG_CONFIG"
    })
    void anUnknownVariableSuggestsTheNearest(String written, String meant) {
        environment.put(written, "x");
        assertThat(refused(FILE))
                .containsExactly(new Problem(written + ": there is no such variable", "did you mean " + meant + "?"));
    }

    @Test
    void aVariableLikeNoOtherSuggestsNothing() {
        environment.put("ASG_BG_COLOUR\u001b", "x");
        assertThat(refused(FILE))
                .containsExactly(new Problem(
                        "ASG_BG_COLOUR\ufffd: there is no such variable",
                        "unset it; asg-bg.example.yaml explains every setting"));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        environment.put("ASG_BG_SERVCE", "");
        environment.put("ASG_BG_LAESE", " ");
        assertThat(accepted(FILE).service()).isEqualTo("shop");
    }

    @Test
    void variablesOfOthersAreNotJudged() {
        environment.put("ASG_BGX", "x");
        environment.put("MY_ASG_BG_SERVCE", "x");
        assertThat(accepted(FILE).service()).isEqualTo("shop");
    }

    @Test
    void everyVariableThatAProgramOfOursMentionsIsKnown() throws IOException {
        Set<String> mentioned = new TreeSet<>();
        for (String folder : new String[] {"bin", "bootstrap", ".ci", "src/main/java"}) {
            mentioned.addAll(mentionedIn(Path.of(folder)));
        }
        assertThat(mentioned).contains("ASG_BG_NO_BUILD", "ASG_BG_SANDBOX_URL", "ASG_BG_CONSOLE");

        mentioned.forEach(name -> environment.put(name, "1m"));
        assertThat(Variables.unknown(new Sources(flags, environment, directory, config)))
                .isEmpty();
    }

    private static Set<String> mentionedIn(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                VARIABLE.matcher(text).results().map(MatchResult::group).forEach(names::add);
            }
        }
        return names;
    }
}
