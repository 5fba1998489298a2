package io.github.asgbg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.client.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of an answer. */
class RecordingTest {
    private static final Claim CLAIM =
            Claim.assumed("standby.enter", "says", "source", "matters", Map.of("answer", "accepted"));
    private static final Recording.Where WHERE =
            new Recording.Where("444455556666", true, "eu-central-1", "2026-11-22");

    @TempDir
    private Path folder;

    private static ProbeResult result(Map<String, String> facts, Optional<String> failure) {
        Exchange call = new Exchange(
                "POST https://autoscaling.eu-central-1.amazonaws.com/",
                "Arn=arn:aws:x:eu-central-1:444455556666:y",
                200,
                "<OwnerId>444455556666</OwnerId>");
        return new ProbeResult(CLAIM, facts, failure, List.of(call), Duration.ofSeconds(70));
    }

    @Test
    void itIsReadAsItWasWrittenAndShowsNoAccount() throws IOException {
        ProbeResult result = result(Map.of("answer", "accepted"), Optional.empty());
        Path file = Recording.write(result, WHERE, folder.resolve("new"));
        assertThat(Files.readString(file)).doesNotContain("444455556666").contains("<OwnerId>123456789012</OwnerId>");
        Recording read = Recording.read(file);
        assertThat(read).isEqualTo(Recording.of(result, WHERE));
        assertThat(read.server()).isEqualTo("aws");
        assertThat(read.verdict()).isEqualTo("HOLDS");
        assertThat(read.seconds()).isEqualTo(70);
    }

    @Test
    void aFactThatIsMissingOrAProbeThatBrokeOffLeavesTheClaimOpen() {
        assertThat(result(Map.of(), Optional.empty()).verdict()).isEqualTo(ProbeResult.Verdict.UNKNOWN);
        assertThat(result(Map.of("answer", "accepted"), Optional.of("timed out"))
                        .verdict())
                .isEqualTo(ProbeResult.Verdict.UNKNOWN);
        assertThat(result(Map.of("answer", "ValidationError"), Optional.of("timed out"))
                        .verdict())
                .isEqualTo(ProbeResult.Verdict.DIFFERS);
        assertThat(result(Map.of("answer", "ValidationError", "other", "x"), Optional.empty())
                        .differences())
                .containsExactly("answer");
    }

    @Test
    void factsHaveNoIdsNamesOrTimesInThem() {
        Facts facts = new Facts("k3x9a1");
        assertThat(facts.plain(
                        "The instance i-0123456789abcdef0 is not part of Auto Scaling group asg-bg-probe-k3x9a1-12."))
                .isEqualTo("The instance <instance> is not part of Auto Scaling group <name>.");
        assertThat(facts.plain(
                        "At 2026-11-22T10:00:00.123Z token 0b7c3b0e-1c7e-4a39-8f0e-0a1b2c3d4e5f of 444455556666"))
                .isEqualTo("At <time> token <token> of <account>");
    }
}
