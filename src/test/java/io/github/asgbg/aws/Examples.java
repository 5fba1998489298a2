package io.github.asgbg.aws;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Documents to write and read back. */
final class Examples {
    private Examples() {}

    static final LeaseNote LEASE = new LeaseNote(
            "ada@build-7 (4711) deploy", "5f0c", 3, 17, Duration.ofSeconds(30), Instant.parse("2026-03-01T12:00:05Z"));

    static Release release() {
        return new Release(
                "20260301T120000Z-v2",
                "shop",
                "image-version",
                Phase.SOAKING,
                Colour.GREEN,
                "v2",
                Optional.of("v1"),
                new Release.Before("shop-blue", new Sizes(2, 4, 8), List.of("AZRebalance"), Optional.of("v1")),
                new Release.Before("shop-green", Sizes.ZERO, List.of(), Optional.of("v0")),
                Optional.empty(),
                4,
                List.of("i-0a", "i-0b"),
                Instant.parse("2026-03-01T12:00:00.123Z"),
                Optional.of(Instant.parse("2026-03-01T12:04:00Z")),
                Optional.empty());
    }

    static Release firstRelease() {
        return new Release(
                "20260301T110000Z-v1",
                "shop",
                "image-version",
                Phase.FINALIZED,
                Colour.BLUE,
                "v1",
                Optional.empty(),
                new Release.Before("shop-green", Sizes.ZERO, List.of(), Optional.empty()),
                new Release.Before("shop-blue", Sizes.ZERO, List.of(), Optional.empty()),
                Optional.of(new Sizes(1, 2, 4)),
                0,
                List.of(),
                Instant.parse("2026-03-01T11:00:00Z"),
                Optional.empty(),
                Optional.of(Instant.parse("2026-03-01T11:09:00Z")));
    }

    static LedgerDocument document() {
        return new LedgerDocument(Optional.of(LEASE), Optional.of(release()), Optional.of(firstRelease()));
    }
}
