package io.github.asgbg.aws;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents to write and read back. */
public final class Examples {
    private Examples() {}

    static final LeaseNote LEASE = new LeaseNote(
            new Holder("ada", "build-7", "deploy v2", Optional.of("https://ci.example/42")),
            "5f0c",
            3,
            17,
            Duration.ofSeconds(30),
            Instant.parse("2026-03-01T12:00:05Z"));

    public static Release release() {
        return new Release(
                "20260301T120000Z-v2",
                Release.STANDBY,
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
                Optional.empty(),
                Optional.of(Instant.parse("2026-03-01T12:04:00Z")),
                Optional.empty());
    }

    public static Release firstRelease() {
        return new Release(
                "20260301T110000Z-v1",
                Release.STANDBY,
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
                Optional.empty(),
                Optional.of(Instant.parse("2026-03-01T11:09:00Z")));
    }

    /** A release whose outgoing group was scaled by something of every kind, with settings of every shape. */
    public static Release movingRelease() {
        Members step =
                Members.of(Map.of("MetricIntervalLowerBound", Value.of("0.0"), "ScalingAdjustment", Value.of("2")));
        Members policy = Members.of(Map.of(
                "StepAdjustments",
                new Items(List.of(step, Members.NONE)),
                "Nested",
                Members.of(Map.of("Lists", new Items(List.of(new Items(List.of(Value.of("a")))))))));
        Members alarm = Members.of(Map.of(
                "Empty", new Items(List.of()), "None", Members.NONE, "Blank", Value.of(""), "Text", Value.of("ü\n")));
        Members action = Members.of(Map.of("Recurrence", Value.of("0 8 * * *")));
        Release release = release();
        return new Release(
                release.id(),
                release.strategy(),
                release.service(),
                release.tagKey(),
                release.phase(),
                release.incoming(),
                release.incomingVersion(),
                release.outgoingVersion(),
                new Release.Before(
                        "shop-blue",
                        new Sizes(2, 4, 8),
                        List.of(),
                        Optional.of("v1"),
                        new TreeMap<>(Map.of(
                                Item.policy("cpu"), policy,
                                Item.alarm("high"), alarm,
                                Item.scheduledAction("morning"), action))),
                release.incomingBefore(),
                release.firstCapacity(),
                release.needed(),
                release.detaching(),
                release.startedAt(),
                release.bothServeSince(),
                release.cutOverAt(),
                release.endedAt());
    }

    public static LedgerDocument document() {
        return new LedgerDocument(Optional.of(LEASE), Optional.of(release()), Optional.of(firstRelease()));
    }
}
