package io.github.asgbg.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The table in the document is what the probes claim and what accounts answered; {@code -Dgolden.update=true} writes it anew.
 */
class ConformanceDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/CONFORMANCE.md");
    private static final String BEGIN = "<!-- made of the probes: begin -->\n";
    private static final String END = "<!-- made of the probes: end -->\n";

    @Test
    void theDocumentTellsEachClaimAndHowItIsKnown() throws IOException {
        String text = Files.readString(DOCUMENT);
        String made =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, made);
        }
        assertThat(made).isEqualTo(Files.readString(DOCUMENT));
    }

    private static String table() throws IOException {
        List<Recording> recorded = RecordedAnswersTest.ofAws(RecordedAnswersTest.FOLDER);
        List<String> lines = new ArrayList<>(List.of(
                "", "| probe | claim | known how | a release relies on it, because |", "| --- | --- | --- | --- |"));
        for (Probe probe : Suite.probes()) {
            Claim claim = probe.claim();
            lines.add(String.join(
                    " | ",
                    "| `" + claim.id() + "`",
                    claim.says() + (SuiteTest.NOT_SIMULATED.contains(claim.id()) ? " (not simulated)" : ""),
                    known(claim, recorded),
                    claim.matters() + " |"));
        }
        return String.join("\n", lines) + "\n\n";
    }

    private static String known(Claim claim, List<Recording> recorded) {
        Optional<Recording> newest = recorded.stream()
                .filter(one -> one.claim().equals(claim.id()))
                .reduce((a, b) -> a.on().compareTo(b.on()) > 0 ? a : b);
        String basis = claim.basis().toString().toLowerCase(Locale.ROOT) + ": " + claim.source();
        return newest.map(one -> "**recorded** on " + one.on() + " in " + one.region() + "; before, ")
                        .orElse("")
                + basis;
    }
}
