package io.github.asgbg.plan;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import java.time.Duration;

/**
 * One goal on the way. A step is pure data: it never prints, logs, sleeps, retries, locks or catches; the engine does
 * each of these once, for all steps.
 */
public interface Step {
    /** Whether this release has anything for the step to do; a pure function of the release, as the plan is. */
    default boolean isNeeded(Release release) {
        return true;
    }

    /** Which of the five sentences this step is part of. */
    Sentence sentence();

    /** What the step does, as a line of a plan. */
    String title(Release release);

    /** How far are we, and what should be done now? */
    Decision decide(Situation now);

    /** What the next look must fetch besides the groups, given the last one. */
    default FetchScope need(Situation last) {
        return FetchScope.GROUPS;
    }

    /** What the look right after the step's actions must fetch; it shows whether AWS has heard. */
    default FetchScope confirmation(Situation last) {
        return need(last);
    }

    /** How much longer than its budget the step may take, because the group that it waits for says so. */
    default Duration granted(Situation now) {
        return Duration.ZERO;
    }

    default TimeLimits.Budget budget() {
        return TimeLimits.Budget.CHANGE;
    }
}
