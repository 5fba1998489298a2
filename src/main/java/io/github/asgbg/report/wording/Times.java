package io.github.asgbg.report.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Durations and points in time as people read them. */
public final class Times {
    private Times() {}

    /** Time since the beginning, as in {@code 00:42} or {@code 1:02:03}. */
    public static String elapsed(Duration since) {
        Duration d = since.isNegative() ? Duration.ZERO : since;
        return d.toHours() == 0
                ? String.format(Locale.ROOT, "%02d:%02d", d.toMinutes(), d.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
    }

    /** A measured time, as in {@code 48.2 s}, {@code 9 min 58 s} or {@code 1 h 2 min}. */
    public static String took(Duration d) {
        if (d.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", Math.max(0, d.toMillis()) / 1000.0);
        }
        return d.toHours() == 0
                ? d.toMinutes() + " min " + d.toSecondsPart() + " s"
                : d.toHours() + " h " + d.toMinutesPart() + " min";
    }

    /** An age in at most three characters and a unit, as in {@code 45s}, {@code 12m}, {@code 30h} or {@code 12d}. */
    public static String age(Duration d) {
        if (d.isNegative()) {
            return "0s";
        }
        if (d.toSeconds() < 100) {
            return d.toSeconds() + "s";
        }
        if (d.toMinutes() < 100) {
            return d.toMinutes() + "m";
        }
        return d.toHours() < 48 ? d.toHours() + "h" : d.toDays() + "d";
    }

    /** A time as part of a sentence, as in {@code 45 s}, {@code 12 min}, {@code 30 h} or {@code 12 d}. */
    public static String span(Duration d) {
        String age = age(d);
        String unit = age.substring(age.length() - 1);
        return age.substring(0, age.length() - 1) + " " + (unit.equals("m") ? "min" : unit);
    }

    /** A point in time, in UTC, as in {@code 2026-11-21T06:20:39Z} (ISO 8601). */
    public static String utc(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Seconds with as many decimals as matter, for machines. */
    public static double seconds(Duration d) {
        return Math.round(d.toNanos() / 1e6) / 1e3;
    }
}
