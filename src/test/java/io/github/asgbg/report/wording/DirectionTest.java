package io.github.asgbg.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.report.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {
    private final Release release = new Stage(1).release();

    @ParameterizedTest
    @EnumSource(
            names = {"DEPLOYING", "CUTTING_OVER", "SOAKING", "FINALIZING", "FINALIZED"},
            value = Phase.class)
    void aReleaseGoesFromTheOutgoingVersionToTheIncomingOne(Phase phase) {
        Direction direction = Direction.of(release.in(phase));
        assertThat(direction.versions()).isEqualTo("v1 (blue) → v2 (green)");
        assertThat(direction.role(Colour.BLUE)).isEqualTo("outgoing");
        assertThat(direction.role(Colour.GREEN)).isEqualTo("incoming");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"ROLLING_BACK", "ROLLED_BACK"},
            value = Phase.class)
    void aRollbackGoesTheOtherWay(Phase phase) {
        Direction direction = Direction.of(release.in(phase));
        assertThat(direction.versions()).isEqualTo("v2 (green) → v1 (blue)");
        assertThat(direction.role(Colour.BLUE)).isEqualTo("returning");
        assertThat(direction.role(Colour.GREEN)).isEqualTo("leaving");
    }

    @Test
    void aFirstReleaseComesFromNothingAndGoesBackToNothing() {
        Release first = Stage.first();
        assertThat(Direction.of(first).versions()).isEqualTo("first v2 (green)");
        assertThat(Direction.of(first.in(Phase.ROLLING_BACK)).versions()).isEqualTo("v2 (green) → nothing");
    }
}
