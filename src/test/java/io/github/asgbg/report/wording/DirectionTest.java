package io.github.asgbg.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.report.Moments;
import io.github.asgbg.simulation.Recordings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionTest {
    private final Release release = Moments.release(Recordings.deploy());

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
        Release first = first();
        assertThat(Direction.of(first).versions()).isEqualTo("first v2 (green)");
        assertThat(Direction.of(first.in(Phase.ROLLING_BACK)).versions()).isEqualTo("v2 (green) → nothing");
    }

    /** The same release, had nothing served before. */
    private Release first() {
        return new Release(
                release.id(),
                release.strategy(),
                release.service(),
                release.tagKey(),
                release.phase(),
                release.incoming(),
                release.incomingVersion(),
                Optional.empty(),
                release.outgoingBefore(),
                release.incomingBefore(),
                Optional.of(new Sizes(1, 2, 4)),
                release.needed(),
                release.detaching(),
                release.startedAt(),
                release.bothServeSince(),
                release.cutOverAt(),
                release.endedAt());
    }
}
