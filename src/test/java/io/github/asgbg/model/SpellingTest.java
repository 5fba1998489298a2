package io.github.asgbg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "shop,shop,0",
        "shop,shp,1",
        "shop,shopp,1",
        "shop,shap,1",
        "shop,hsop,1",
        "'',shop,4",
        "kitten,sitting,3",
        "ca,abc,3"
    })
    void theDistanceCountsLettersPutInTakenOutChangedOrSwapped(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
        assertThat(Spelling.distance(b, a)).as("the other way round").isEqualTo(distance);
    }

    @Test
    void theNearestOfTheKnownWordsIsFound() {
        assertThat(Spelling.nearest("ledgr", List.of("lease", "ledger", "service")))
                .contains("ledger");
    }

    @Test
    void ofTwoEquallyNearWordsTheFirstOfTheAlphabetIsFound() {
        assertThat(Spelling.nearest("shop-c", List.of("shop-b", "shop-a"))).contains("shop-a");
    }

    @Test
    void aWordLikeNoneOfTheKnownOnesHasNoNearest() {
        assertThat(Spelling.nearest("colour", List.of("lease", "ledger"))).isEmpty();
        assertThat(Spelling.nearest("colour", List.of())).isEmpty();
    }
}
