package io.github.asgbg.engine;

import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.plan.TimeLimits.Budget;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long a command has taken, how much of that AWS took, and what is left of its limits. */
final class Stopwatch {
    private final Timer timer;
    private final TimeLimits limits;
    private final Duration began;
    private final Map<Budget, Duration> budgets = new EnumMap<>(Budget.class);
    private final Map<Budget, Duration> granted = new EnumMap<>(Budget.class);
    private Duration awsTook = Duration.ZERO;
    private Duration mark;

    Stopwatch(Timer timer, TimeLimits limits, Duration began) {
        this.timer = timer;
        this.limits = limits;
        this.began = began;
        this.mark = timer.elapsed();
    }

    /** AWS accepted something: from now on it is AWS that takes time. */
    void awsBegins() {
        mark = timer.elapsed();
    }

    /** It was looked, and AWS is not there yet. */
    void awsIsSlow() {
        awsTook = awsTook.plus(timer.elapsed().minus(mark));
        mark = timer.elapsed();
    }

    /** Of the time since, AWS needed at least so much, whatever the next look shows. */
    void awsNeeded(Duration known) {
        Duration since = timer.elapsed().minus(mark);
        Duration needed = known.compareTo(since) < 0 ? known : since;
        awsTook = awsTook.plus(needed);
        mark = mark.plus(needed);
    }

    Duration took() {
        return timer.elapsed().minus(began);
    }

    /** An upper bound of what the command added, since between two looks nobody knows. */
    Duration added() {
        return took().minus(awsTook);
    }

    /** A budget runs from when it is first drawn on; a single change has one of its own each time. */
    void drawOn(Budget budget) {
        if (budget == Budget.CHANGE) {
            budgets.put(budget, timer.elapsed());
        } else {
            budgets.putIfAbsent(budget, timer.elapsed());
        }
    }

    /** So much time has gone in which nothing could be asked: no budget had it. */
    void passOver(Duration time) {
        budgets.replaceAll((budget, since) -> since.plus(time));
    }

    /** What a group grants its instances is no part of the budget; the longest that was seen counts. */
    void grant(Budget budget, Duration time) {
        granted.merge(budget, time, (some, other) -> some.compareTo(other) > 0 ? some : other);
    }

    /** How much of the limit is not the budget's. */
    Duration granted(Budget budget) {
        return granted.getOrDefault(budget, Duration.ZERO);
    }

    /** The limit of the budget and of what was granted besides, if it is used up. */
    Optional<Duration> exceeded(Budget budget) {
        Duration since = budgets.getOrDefault(budget, timer.elapsed());
        Duration limit = limits.of(budget).plus(granted(budget));
        return timer.elapsed().minus(since).compareTo(limit) > 0 ? Optional.of(limit) : Optional.empty();
    }
}
