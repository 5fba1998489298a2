package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever command a message suggests can be typed as it stands, and is not refused for the way it is typed. */
class SuggestionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern QUOTED = Pattern.compile("'(asg-bg [^']+)'");
    /** Status names commands without quotes, each up to a word that belongs to the sentence. */
    private static final Pattern BARE =
            Pattern.compile("asg-bg (?:deploy \\S+|rollback|finalize|status(?: --watch)?)(?= |,|$)");

    /** Something that leads to an ending, in words: commands with '; ' between them, the last of which is looked at. */
    static Stream<String> situations() {
        return Stream.of(
                "deploy v2",
                "deploy v2; rollback",
                "deploy v2; rollback; rollback",
                "deploy v2; finalize --yes",
                "deploy v2; finalize --yes; rollback",
                "deploy v2; finalize --yes; finalize --yes",
                "deploy v2; deploy v3",
                "deploy v2; finalize",
                "deploy v1",
                "deploy v2-sick",
                "deploy v2 --budget-standby 3s --poll-max 3s",
                "rollback",
                "finalize --yes",
                "status",
                "deploy v2; status",
                "deploy v2 --budget-standby 3s --poll-max 3s; status",
                "deploy v2; finalize --yes; status",
                "deploj v2",
                "deploy",
                "deploy rollback",
                "plan deply v2",
                "deploy v2 --forse",
                "deploy v2 --force=maybe");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everySuggestedCommandCanBeTyped(String situation) throws Exception {
        List<String> suggestions = suggestions(situation);
        for (String suggestion : suggestions) {
            try (User user = User.withService()) {
                types(user, situation);
                // The placeholder stands for the reader's own word.
                String line = suggestion.replace("VERSION", "v9").replace(" --watch", "");
                User.Said said = user.atTerminal("shop\n").types(words(line));
                assertThat(said.code())
                        .as("after '%s', '%s': %s", situation, line, said)
                        .isIn(0, 8, 7)
                        .isNotEqualTo(2);
            }
        }
    }

    @Test
    void everyEndingButThatOfASickVersionSuggestsACommand() throws Exception {
        for (String situation : situations().toList()) {
            if (!situation.contains("sick")) {
                assertThat(suggestions(situation)).as(situation).isNotEmpty();
            }
        }
    }

    private static List<String> suggestions(String situation) throws Exception {
        try (User user = User.withService()) {
            String json = types(user, situation + " --output json").out();
            JsonNode last = JSON.readTree(json.lines().reduce((a, b) -> b).orElseThrow());
            List<String> found = new ArrayList<>();
            Matcher quoted = QUOTED.matcher(last.path("message").path("try").asText());
            while (quoted.find()) {
                found.add(quoted.group(1));
            }
            for (JsonNode next : last.path("next")) {
                if (next.path("problems").isEmpty()) {
                    found.add(next.path("command").asText());
                }
            }
            Matcher bare = BARE.matcher(last.path("next").asText());
            while (bare.find()) {
                found.add(bare.group());
            }
            return found;
        }
    }

    private static User.Said types(User user, String situation) {
        User.Said said = new User.Said(0, "", "");
        for (String line : situation.split("; ", -1)) {
            said = user.types(line.split(" ", -1));
        }
        return said;
    }

    private static String[] words(String line) {
        return line.substring("asg-bg ".length()).split(" ", -1);
    }
}
