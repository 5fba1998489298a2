package io.github.asgbg.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2.5s}; and ISO 8601's {@code PT90S}. */
public final class Durations {
    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern SHAPE = Pattern.compile("(?:" + NUMBER + "d)? ?(?:" + NUMBER + "h)? ?(?:" + NUMBER
            + "m)? ?(?:" + NUMBER + "s)? ?(?:" + NUMBER + "ms)?");
    private static final Duration[] UNITS = {
        Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMillis(1)
    };

    private Durations() {}

    /** Reads a duration; empty when the text is none. Zero is one, less than zero is not. */
    public static Optional<Duration> parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return word.startsWith("p") ? iso(word) : units(word);
    }

    /** Writes a duration the way {@link #parse} reads it, as in {@code 1h30m}. */
    public static String show(Duration duration) {
        StringBuilder text = new StringBuilder();
        Duration rest = duration;
        for (int i = 0; i < UNITS.length; i++) {
            long count = rest.dividedBy(UNITS[i]);
            rest = rest.minus(UNITS[i].multipliedBy(count));
            text.append(count == 0 ? "" : count + unit(i));
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static String unit(int i) {
        return i == 4 ? "ms" : String.valueOf("dhms".charAt(i));
    }

    private static Optional<Duration> iso(String word) {
        try {
            return Optional.of(Duration.parse(word)).filter(d -> !d.isNegative());
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> units(String word) {
        Matcher shape = SHAPE.matcher(word);
        if (word.isEmpty() || !shape.matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String number = shape.group(i + 1);
            sum = number == null ? sum : sum.plus(times(UNITS[i], number));
        }
        return Optional.of(sum);
    }

    private static Duration times(Duration unit, String number) {
        BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.toNanos()));
        BigDecimal billion = BigDecimal.valueOf(1_000_000_000L);
        BigDecimal[] parts = nanos.divideAndRemainder(billion);
        return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }
}
