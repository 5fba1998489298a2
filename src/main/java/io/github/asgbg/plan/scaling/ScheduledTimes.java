package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Value.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a scheduled action runs, as far as its settings tell.
 *
 * <p>The start of an action that recurs is a setting only as long as it has never run. From then on AWS shows there when it
 * runs next, and moves it after each run; put again with it, an action would run at that time even if its recurrence were
 * another, and be refused once it has passed (Auto Scaling API reference, ScheduledUpdateGroupAction). The two are told apart
 * by when the recurrence says that it runs next.
 *
 * @param now the time by AWS's clock
 */
record ScheduledTimes(Members settings, Instant now) {
    private static final String START = "StartTime";
    private static final String END = "EndTime";

    /** How much sooner or later than planned AWS may show the start after the next; an action may be two minutes late. */
    private static final Duration INEXACT = Duration.ofMinutes(2);

    static boolean isRecurring(Members settings) {
        return settings.get("Recurrence").isPresent();
    }

    /** Whether the start says something that the recurrence does not; always said of a recurrence that is not understood. */
    static boolean isStartComparable(Members settings) {
        return !isRecurring(settings)
                || (settings.get(START).isPresent() && cron(settings).isPresent());
    }

    /** AWS deletes an action whose end has passed, and one without recurrence once its time has come. */
    boolean isOver() {
        if (!isRecurring(settings)) {
            return time(START).filter(this::hasPassed).isPresent();
        }
        Optional<Instant> end = time(END);
        return end.filter(this::hasPassed).isPresent()
                || end.flatMap(e -> nextRun().filter(next -> next.isAfter(e))).isPresent();
    }

    /** What to ask AWS for, so that the action runs when it would have run. */
    Members toPut() {
        return isRecurring(settings) && !isFirstStart() ? settings.without(START) : settings;
    }

    private Optional<Instant> nextRun() {
        Optional<Instant> recurs = cron(settings).flatMap(c -> c.after(now));
        return isFirstStart() || recurs.isEmpty() ? time(START).filter(t -> !hasPassed(t)) : recurs;
    }

    /** Whether the action has a start that it does not have from its recurrence. */
    private boolean isFirstStart() {
        Optional<Instant> start = time(START).filter(t -> !hasPassed(t));
        Optional<Cron> cron = cron(settings);
        Optional<Instant> next = cron.flatMap(c -> c.after(now));
        boolean isNext = next.isPresent() && next.equals(start);
        boolean isJustOver = next.filter(n -> n.isBefore(now.plus(INEXACT)))
                .flatMap(n -> cron.flatMap(c -> c.after(n)))
                .equals(start);
        return start.isPresent() && !isNext && !isJustOver;
    }

    private static Optional<Cron> cron(Members settings) {
        return settings.text("Recurrence").flatMap(text -> Cron.of(text, settings.text("TimeZone")));
    }

    private Optional<Instant> time(String member) {
        return settings.text(member).map(Instant::parse);
    }

    private boolean hasPassed(Instant time) {
        return !time.isAfter(now);
    }
}
