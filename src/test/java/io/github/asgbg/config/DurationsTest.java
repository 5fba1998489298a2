package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "90s,PT1M30S",
        "10m,PT10M",
        "1h30m,PT1H30M",
        "1h 30m,PT1H30M",
        "2.5s,PT2.5S",
        "500ms,PT0.5S",
        "2d,PT48H",
        "0s,PT0S",
        "PT90S,PT1M30S",
        "10M,PT10M"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration meant) {
        assertThat(Durations.parse(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "60", "soon", "-5s", "PT-5S", "5 minutes", "30m1h", "1s1s", "p", "99999999999s"})
    void whatIsNoDurationIsNotGuessedAt(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void durationsAreShownAsTheyAreRead() {
        assertThat(Durations.show(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(Durations.show(Duration.ofMillis(2500))).isEqualTo("2s500ms");
        assertThat(Durations.show(Duration.ZERO)).isEqualTo("0s");
    }
}
