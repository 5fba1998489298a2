package io.github.asgbg.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Place;
import io.github.asgbg.plan.Action;
import io.github.asgbg.report.Actions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void everyActionBeginsWithTheNameOfItsOperation() {
        assertThat(Actions.ALL).allSatisfy(action -> assertThat(Words.of(action))
                .startsWith(action.getClass().getSimpleName() + " ")
                .hasSizeGreaterThan(Words.operation(action).length() + 3));
    }

    @Test
    void theFixturesHoldEveryKindOfAction() {
        assertThat(Actions.ALL.stream().map(Object::getClass).distinct()).hasSize(leaves(Action.class));
    }

    @Test
    void aRecordSaysWhatBecomesOfTheLease() {
        assertThat(Actions.ALL.stream()
                        .filter(Words::isNote)
                        .map(Words::of)
                        .map(words -> words.replaceFirst(".*: ", "")))
                .containsExactly("deploying", "in soak, giving up the lease", "finalized, closing the release");
    }

    @Test
    void whatIsNotKnownOfAPlaceIsLeftOut() {
        Place whole =
                new Place(Optional.of("123456789012"), Optional.of("eu-central-1"), "shop", "shop-blue", "shop-green");
        assertThat(Words.of(whole))
                .isEqualTo("account 123456789012 · eu-central-1 · service shop · blue shop-blue · green shop-green");
        assertThat(Words.of(new Place(Optional.empty(), Optional.empty(), "shop", "shop-blue", "")))
                .isEqualTo("service shop · blue shop-blue");
    }

    @Test
    void timesInSentencesHaveTheirUnitApart() {
        assertThat(Times.span(Duration.ofSeconds(12))).isEqualTo("12 s");
        assertThat(Times.span(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(Times.span(Duration.ofHours(30))).isEqualTo("30 h");
        assertThat(Times.span(Duration.ofDays(3))).isEqualTo("3 d");
        assertThat(Times.utc(Instant.parse("2026-11-21T06:20:39.725Z"))).isEqualTo("2026-11-21T06:20:39Z");
    }

    private static int leaves(Class<?> sealed) {
        int leaves = 0;
        for (Class<?> sub : sealed.getPermittedSubclasses()) {
            leaves += sub.isSealed() ? leaves(sub) : 1;
        }
        return leaves;
    }
}
