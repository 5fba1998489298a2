package io.github.asgbg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** README, plan and code say the same five sentences; the plan prints {@link Sentence} itself. */
class FiveSentencesTest {
    @Test
    void theReadmeSaysThemInTheseWords() throws IOException {
        String readme = Files.readString(Path.of("README.md"))
                .replaceAll("[*]{2}", "")
                .replaceAll("[:,]", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        for (Sentence sentence : Sentence.values()) {
            String words = (sentence.verb() + " " + sentence.rest())
                    .replaceAll("[:,.]", "")
                    .toLowerCase(Locale.ROOT);
            assertThat(readme).contains(words);
        }
    }
}
