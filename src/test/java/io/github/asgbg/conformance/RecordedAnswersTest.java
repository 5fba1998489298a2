package io.github.asgbg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an account once answered, the simulated AWS answers too: in all that a claim expects. */
class RecordedAnswersTest {
    static final Path FOLDER = Path.of("src/test/resources/conformance/recorded");

    /** What real accounts answered, oldest first. */
    static List<Recording> ofAws(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Recording> all = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                all.add(Recording.read(file));
            }
            return all.stream().filter(one -> one.server().equals("aws")).toList();
        }
    }

    /** In which facts the simulation answers otherwise than an account did. */
    private static Set<String> differences(Recording recorded) {
        Probe probe = Suite.probes().stream()
                .filter(one -> one.claim().id().equals(recorded.claim()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no probe is named " + recorded.claim()));
        Set<String> differ = new TreeSet<>();
        try (SimulatedAccount account = new SimulatedAccount()) {
            Map<String, String> simulated = account.suite().ask(probe).facts();
            for (String fact : probe.claim().expected().keySet()) {
                String answered = recorded.facts().get(fact);
                if (answered != null && !answered.equals(simulated.get(fact))) {
                    differ.add(fact + ": " + answered + " on AWS, " + simulated.get(fact) + " here");
                }
            }
        }
        return differ;
    }

    @Test
    void theSimulationFollowsWhatAccountsAnswered() throws IOException {
        for (Recording recorded : ofAws(FOLDER)) {
            if (!SuiteTest.NOT_SIMULATED.contains(recorded.claim())) {
                assertThat(differences(recorded)).as(recorded.claim()).isEmpty();
            }
        }
    }

    @Test
    void anAnswerThatTheSimulationDoesNotGiveIsFound(@TempDir Path folder) throws IOException {
        Claim claim = Suite.probes().stream()
                .map(Probe::claim)
                .filter(one -> one.id().equals("standby.one-bad-id"))
                .findFirst()
                .orElseThrow();
        ProbeResult otherwise = new ProbeResult(
                claim,
                Map.of("answer", "ValidationError", "moved", "2 of 2"),
                Optional.empty(),
                List.of(),
                Duration.ZERO);
        Recording.write(otherwise, new Recording.Where("444455556666", true, "eu-central-1", "2026-11-22"), folder);
        List<Recording> recorded = ofAws(folder);
        assertThat(recorded).hasSize(1);
        assertThat(differences(recorded.get(0))).containsExactly("moved: 2 of 2 on AWS, 0 of 2 here");
    }

    @Test
    void whatAnImitationAnsweredBindsNobody(@TempDir Path folder) throws IOException {
        ProbeResult some = new ProbeResult(
                Suite.probes().get(0).claim(), Map.of(), Optional.of("refused"), List.of(), Duration.ZERO);
        Recording.write(some, new Recording.Where("444455556666", false, "us-east-1", "2026-11-22"), folder);
        assertThat(ofAws(folder)).isEmpty();
    }
}
