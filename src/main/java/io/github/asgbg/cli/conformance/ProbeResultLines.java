package io.github.asgbg.cli.conformance;

import io.github.asgbg.conformance.Probe;
import io.github.asgbg.conformance.Probe.Uses;
import io.github.asgbg.conformance.ProbeResult;
import io.github.asgbg.conformance.Recording;
import io.github.asgbg.model.Printable;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of a run before it begins, and of each answer. */
final class ProbeResultLines {
    private ProbeResultLines() {}

    /** What is going to happen, how long it takes and what it costs. */
    static List<String> before(List<Probe> probes, String run, Recording.Where where) {
        Duration time = probes.stream().map(Probe::usually).reduce(Duration.ZERO, Duration::plus);
        double cents =
                probes.stream().mapToDouble(probe -> probe.uses().cents()).sum();
        return List.of(
                "account " + where.account() + " · " + where.region() + " · run " + run,
                probes.size() + (probes.size() == 1 ? " probe" : " probes") + ": about " + minutes(time) + " and "
                        + String.format(Locale.ROOT, "%.2f", Math.max(1, Math.ceil(cents)) / 100)
                        + " US dollars on AWS",
                "makes and removes, one after the other: " + made(probes),
                "everything is named asg-bg-probe-" + run
                        + "-…; instances end themselves after three hours in any case");
    }

    private static String minutes(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        return minutes + (minutes == 1 ? " minute" : " minutes");
    }

    private static String made(List<Probe> probes) {
        List<String> parts = new ArrayList<>(List.of("groups and launch templates"));
        for (Uses uses : Uses.values()) {
            if (probes.stream().anyMatch(probe -> probe.uses() == uses)) {
                switch (uses) {
                    case NOTHING -> {}
                    case INSTANCES -> parts.add("up to three instances at a time");
                    case LOAD_BALANCER -> parts.add("load balancers");
                    case BUCKET -> parts.add("buckets");
                }
            }
        }
        return String.join(", ", parts);
    }

    /** One answer; what differs is told in full. */
    static List<Line> of(ProbeResult result, int number, int count) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(String.format(Locale.ROOT, "[%2d/%d] ", number, count), Tone.FAINT)
                .plus(verdict(result), tone(result))
                .plus("  " + result.claim().id())
                .plus("  " + result.took().toSeconds() + " s", Tone.FAINT));
        for (String fact : result.differences()) {
            lines.add(Line.of("          " + fact + ": " + shown(result.facts().get(fact)) + ", expected: "
                    + result.claim().expected().get(fact)));
        }
        result.failure().ifPresent(why -> lines.add(Line.of("          because " + shown(why))));
        return lines;
    }

    private static String shown(@org.jspecify.annotations.Nullable String text) {
        return Printable.of(String.valueOf(text));
    }

    private static String verdict(ProbeResult result) {
        return switch (result.verdict()) {
            case HOLDS -> "holds  ";
            case DIFFERS -> "DIFFERS";
            case UNKNOWN -> "unknown";
        };
    }

    private static Tone tone(ProbeResult result) {
        return switch (result.verdict()) {
            case HOLDS -> Tone.GOOD;
            case DIFFERS -> Tone.BAD;
            case UNKNOWN -> Tone.WAITING;
        };
    }
}
