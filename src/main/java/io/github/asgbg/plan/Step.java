package io.github.asgbg.plan;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One goal on the way. A step is pure data: it never prints, logs, sleeps, retries, locks or catches; the engine does
 * each of these once, for all steps.
 */
public sealed interface Step
        permits CloseRelease,
                DetachInstances,
                EmptyGroup,
                EnterStandby,
                ExitStandby,
                FillGroup,
                RecordPhase,
                Resize,
                ResumeScaling,
                SuspendScaling,
                TagGroup,
                TerminateInstances {
    /** Which of the five sentences this step is part of. */
    Sentence sentence();

    /** What the step does, as a line of a plan. */
    String title(Release release);

    /** How far are we, and what should be done now? */
    Verdict look(Situation now);

    /** What the next look must fetch besides the groups, given the last one. */
    default Need need(Situation last) {
        return Need.NOTHING;
    }

    default Limits.Budget budget() {
        return Limits.Budget.CHANGE;
    }

    /**
     * What a look must fetch besides the groups.
     *
     * @param failuresSince failed scaling activities since then
     * @param machines instances whose state EC2 is asked for
     */
    record Need(boolean targetHealth, Optional<Instant> failuresSince, List<String> machines) {
        public static final Need NOTHING = new Need(false, Optional.empty(), List.of());
        public static final Need TARGET_HEALTH = new Need(true, Optional.empty(), List.of());

        public Need {
            machines = List.copyOf(machines);
        }
    }
}
