package io.github.asgbg.plan.scaling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recurrence of a scheduled action: five fields of Unix cron (minute, hour, day of month, month, day of week) in a time
 * zone of the IANA database, UTC unless one is named. Source: Auto Scaling user guide, "Scheduled scaling", "Recurring
 * schedules".
 */
final class Cron {
    private static final Pattern RANGE = Pattern.compile("(\\*|\\w+)(?:-(\\w+))?(?:/(\\d{1,3}))?");
    private static final List<String> MONTHS =
            List.of("", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** The 29th of February comes back after eight years at the latest. */
    private static final int DAYS_AHEAD = 8 * 366;

    private final List<BitSet> fields;
    private final boolean isEitherDay;
    private final ZoneId zone;

    private Cron(List<BitSet> fields, boolean isEitherDay, ZoneId zone) {
        this.fields = fields;
        this.isEitherDay = isEitherDay;
        this.zone = zone;
    }

    /** Empty for what is not understood; AWS may take more than the user guide tells of. */
    static Optional<Cron> of(String expression, Optional<String> timeZone) {
        String[] words = expression.strip().split("\\s+", -1);
        String zone = timeZone.orElse("UTC");
        if (words.length != 5
                || areDaysAmbiguous(words[2], words[4])
                || !ZoneId.getAvailableZoneIds().contains(zone)) {
            return Optional.empty();
        }
        BitSet weekdays = field(words[4], 0, 7, DAYS);
        weekdays.set(0, weekdays.get(0) || weekdays.get(7));
        List<BitSet> fields = List.of(
                field(words[0], 0, 59, List.of()),
                field(words[1], 0, 23, List.of()),
                field(words[2], 1, 31, List.of()),
                field(words[3], 1, 12, MONTHS),
                weekdays);
        // Where both kinds of day are given, either is enough.
        boolean isEitherDay = !words[2].equals("*") && !words[4].equals("*");
        return fields.stream().anyMatch(BitSet::isEmpty)
                ? Optional.empty()
                : Optional.of(new Cron(fields, isEitherDay, ZoneId.of(zone)));
    }

    /** Implementations do not agree on whether a star with a step counts as given. */
    private static boolean areDaysAmbiguous(String days, String weekdays) {
        return (days.startsWith("*/") && !weekdays.equals("*")) || (weekdays.startsWith("*/") && !days.equals("*"));
    }

    /** The numbers that one field stands for; none if any part of it is not understood. */
    private static BitSet field(String text, int least, int most, List<String> words) {
        BitSet all = new BitSet();
        for (String part : text.split(",", -1)) {
            BitSet some = part(part, least, most, words);
            if (some.isEmpty()) {
                return some;
            }
            all.or(some);
        }
        return all;
    }

    private static BitSet part(String text, int least, int most, List<String> words) {
        BitSet some = new BitSet();
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return some;
        }
        boolean isAll = range.group(1).equals("*");
        int from = isAll ? least : number(range.group(1), words);
        Optional<Integer> end = Optional.ofNullable(range.group(2)).map(w -> number(w, words));
        Optional<Integer> step = Optional.ofNullable(range.group(3)).map(Integer::valueOf);
        int to = end.orElse(isAll || step.isPresent() ? most : from);
        if (from >= least && to <= most) {
            for (int n = from; n <= to; n += Math.max(1, step.orElse(1))) {
                some.set(n);
            }
        }
        return some;
    }

    /** Less than any field may have for what is neither a number nor a name. */
    private static int number(String word, List<String> words) {
        return word.matches("\\d{1,2}") ? Integer.parseInt(word) : words.indexOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * The next time, later than this one; empty for a day that no calendar has. Of a time that clocks show twice it is the
     * first; one that they skip is left out.
     */
    Optional<Instant> after(Instant time) {
        LocalDate first = time.atZone(zone).toLocalDate();
        for (int n = 0; n < DAYS_AHEAD; n++) {
            LocalDate day = first.plusDays(n);
            Optional<Instant> found = isOn(day) ? after(time, day) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isOn(LocalDate day) {
        boolean isDay = fields.get(2).get(day.getDayOfMonth());
        boolean isWeekday = fields.get(4).get(day.getDayOfWeek().getValue() % DAYS.size());
        return fields.get(3).get(day.getMonthValue()) && (isEitherDay ? isDay || isWeekday : isDay && isWeekday);
    }

    private Optional<Instant> after(Instant time, LocalDate day) {
        return fields.get(1).stream()
                .boxed()
                .flatMap(hour -> fields.get(0).stream().mapToObj(minute -> day.atTime(hour, minute)))
                .filter(this::exists)
                .map(local -> local.atZone(zone).toInstant())
                .filter(instant -> instant.isAfter(time))
                .findFirst();
    }

    private boolean exists(LocalDateTime local) {
        return !zone.getRules().getValidOffsets(local).isEmpty();
    }
}
