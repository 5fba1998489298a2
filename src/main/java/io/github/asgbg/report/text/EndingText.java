package io.github.asgbg.report.text;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Loss;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Summary;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.wording.Times;
import io.github.asgbg.report.wording.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a command ended, for people: what, because, so now, try; every problem; the evidence; what it cost. */
public final class EndingText {
    /** No limit to the width: for files and pipes, where a search should find whole sentences. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int MOVES_SHOWN = 8;

    private EndingText() {}

    /** All lines, broken between words where they would be wider; the last one ends with the time. */
    public static List<Line> of(Outcome outcome, Instant endedAt, int width) {
        List<Line> lines = new ArrayList<>(message(outcome.ending(), outcome.message(), width));
        outcome.problems().forEach(p -> lines.addAll(problem(p, width)));
        if (!outcome.evidence().isEmpty()) {
            lines.add(Line.of("what AWS says:", Tone.STRONG));
            outcome.evidence().forEach(e -> lines.addAll(evidence(e, width)));
        }
        outcome.summary().ifPresent(s -> lines.addAll(MovesText.done(s.moves(), MOVES_SHOWN, width)));
        outcome.summary().ifPresent(s -> s.lost().forEach(loss -> lines.addAll(lost(loss, width))));
        // What was typed wrongly has no place in time.
        if (outcome.ending() != Ending.USAGE && outcome.ending() != Ending.DEFECT) {
            String cost = outcome.summary().map(s -> summary(s) + " · ").orElse("ended ");
            lines.addAll(Wrap.hanging(Line.EMPTY, cost + Times.utc(endedAt), Tone.FAINT, width));
        }
        return lines;
    }

    /** The four lines; those that have nothing to say are left out. */
    private static List<Line> message(Ending ending, Message message, int width) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(Wrap.hanging(Line.of(sign(ending) + " ", tone(ending)), message.what(), Tone.STRONG, width));
        part(lines, "  because ", message.because(), width);
        part(lines, "  so now  ", message.soNow(), width);
        part(lines, "  try     ", message.tryNext(), width);
        return lines;
    }

    private static void part(List<Line> lines, String head, String text, int width) {
        if (!text.isBlank()) {
            lines.addAll(Wrap.hanging(Line.of(head, Tone.FAINT), text, Tone.PLAIN, width));
        }
    }

    /** Indented as it is given, also where it is broken. */
    private static List<Line> evidence(String line, int width) {
        int indent = line.length() - line.stripLeading().length();
        return Wrap.hanging(Line.of("  " + " ".repeat(indent)), line.strip(), Tone.PLAIN, width);
    }

    private static List<Line> lost(Loss loss, int width) {
        return Wrap.hanging(Line.of("lost: ", Tone.FAINT), loss.sentence("was written"), Tone.WAITING, width);
    }

    private static List<Line> problem(Problem problem, int width) {
        List<Line> lines = new ArrayList<>(Wrap.hanging(Line.of("- ", Tone.BAD), problem.what(), Tone.PLAIN, width));
        if (!problem.remedy().isBlank()) {
            lines.addAll(Wrap.hanging(Line.of("  → ", Tone.FAINT), problem.remedy(), Tone.PLAIN, width));
        }
        return lines;
    }

    /** What it cost, in one line. */
    static String summary(Summary summary) {
        String overlap = summary.overlap()
                .map(d -> " · both versions served " + Times.took(d))
                .orElse("");
        return "took " + Times.took(summary.took()) + ", of which asg-bg added at most " + Times.took(summary.added())
                + overlap + " · " + Words.count(summary.totalCalls(), "API call") + services(summary.calls());
    }

    private static String services(Map<String, Integer> calls) {
        Map<String, Integer> services = new TreeMap<>();
        calls.forEach((operation, n) -> services.merge(service(operation), n, Integer::sum));
        String list = services.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : " (" + list + ")";
    }

    private static String service(String operation) {
        int colon = operation.indexOf(':');
        return colon < 0 ? operation : operation.substring(0, colon);
    }

    private static String sign(Ending ending) {
        return switch (ending) {
            case DONE, IN_SOAK -> "✓";
            case DEFECT, USAGE, REFUSED, LEASE_HELD, ROLLED_BACK, HALF_WAY -> "✗";
            case CONTINUE, INTERRUPTED, TERMINATED -> "▸";
        };
    }

    private static Tone tone(Ending ending) {
        return switch (ending) {
            case DONE, IN_SOAK -> Tone.GOOD;
            case DEFECT, USAGE, REFUSED, LEASE_HELD, ROLLED_BACK, HALF_WAY -> Tone.BAD;
            case CONTINUE, INTERRUPTED, TERMINATED -> Tone.WAITING;
        };
    }
}
