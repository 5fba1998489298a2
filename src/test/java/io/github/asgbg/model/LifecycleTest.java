package io.github.asgbg.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** AWS's words for an instance's state, by the Auto Scaling API reference, type LifecycleState. */
class LifecycleTest {
    private static final List<String> ALL = List.of(
            "Pending",
            "Pending:Wait",
            "Pending:Proceed",
            "Quarantined",
            "InService",
            "Terminating",
            "Terminating:Wait",
            "Terminating:Proceed",
            "Terminating:Retained",
            "Terminated",
            "Detaching",
            "Detached",
            "EnteringStandby",
            "Standby");

    @Test
    void waitingAndProceedingAreStillTheStateThatWaits() {
        assertThat(Lifecycle.of("Pending:Wait")).isEqualTo(Lifecycle.PENDING);
        assertThat(Lifecycle.of("Pending:Proceed")).isEqualTo(Lifecycle.PENDING);
        assertThat(Lifecycle.of("Terminating:Wait")).isEqualTo(Lifecycle.TERMINATING);
    }

    @Test
    void whatIsRetainedIsNeitherTerminatingNorCapacity() {
        assertThat(Lifecycle.of("Terminating:Retained")).isEqualTo(Lifecycle.RETAINED);
        assertThat(Lifecycle.RETAINED.isActive()).isFalse();
        assertThat(Lifecycle.RETAINED.isLeaving()).isTrue();
    }

    @Test
    void aWordThatIsNotKnownYetIsNoCapacityAndNotGone() {
        assertThat(Lifecycle.of("Hibernating")).isEqualTo(Lifecycle.OTHER);
        assertThat(Lifecycle.OTHER.isActive()).isFalse();
        assertThat(Lifecycle.OTHER.isLeaving()).isFalse();
    }

    @Test
    void capacityIsWhatIsPendingOrInService() {
        assertThat(ALL.stream().filter(s -> Lifecycle.of(s).isActive()))
                .containsExactly("Pending", "Pending:Wait", "Pending:Proceed", "InService");
    }

    @Test
    void noStateIsBothCapacityAndLeaving() {
        assertThat(Lifecycle.values()).noneMatch(l -> l.isActive() && l.isLeaving());
    }
}
