package io.github.asgbg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated AWS does all that is claimed of the real one. */
class SuiteTest {
    /** What the simulation says that it has not. */
    static final Set<String> NOT_SIMULATED = Set.of("target.network-initial");

    static List<Named> probes() {
        return Suite.probes().stream().map(Named::new).toList();
    }

    /** A probe that is reported by its id. */
    record Named(Probe probe) {
        @Override
        public String toString() {
            return probe.claim().id();
        }
    }

    @ParameterizedTest
    @MethodSource("probes")
    void theSimulationDoesWhatIsClaimedAndNothingIsLeftBehind(Named named) {
        Probe probe = named.probe();
        try (SimulatedAccount account = new SimulatedAccount()) {
            ProbeResult result = account.suite().ask(probe);
            if (NOT_SIMULATED.contains(probe.claim().id())) {
                assertThat(result.verdict()).isEqualTo(ProbeResult.Verdict.UNKNOWN);
                assertThat(result.failure())
                        .hasValueSatisfying(why -> assertThat(why).contains("The sandbox simulates"));
            } else {
                assertThat(result.verdict())
                        .as("%s %s %s", named, result.facts(), result.failure())
                        .isEqualTo(ProbeResult.Verdict.HOLDS);
            }
            assertThat(new Leftovers(account.clients, account.timer).remove()).isEmpty();
            assertThat(new Leftovers(account.clients, account.timer).find()).isEmpty();
        }
    }

    @Test
    void everyClaimHasAnIdOfItsOwnAndExpectsSomething() {
        assertThat(Suite.probes()).extracting(probe -> probe.claim().id()).doesNotHaveDuplicates();
        assertThat(Suite.probes()).allSatisfy(probe -> {
            assertThat(probe.claim().expected()).isNotEmpty();
            assertThat(probe.claim().id()).matches("[a-z]+\\.[a-z-]+");
        });
    }
}
