package io.github.asgbg.plan;

import io.github.asgbg.model.Progress;
import java.time.Duration;
import java.util.List;

/** A step's answer to "how far are we, and what should be done now?". */
public sealed interface Decision {
    Progress progress();

    /** The goal is seen to hold. */
    record Reached(Progress progress) implements Decision {}

    /**
     * These actions, in this order; then look again.
     *
     * @param expected the soonest that their effect is likely to be seen; zero to look at once
     */
    record Act(List<Action> actions, Progress progress, Duration expected) implements Decision {
        public Act {
            actions = List.copyOf(actions);
        }

        public Act(List<Action> actions, Progress progress) {
            this(actions, progress, Duration.ZERO);
        }
    }

    /**
     * Nothing to do but wait.
     *
     * @param expected the soonest that something is likely to happen; zero when it may be any moment
     */
    record Wait(Progress progress, Duration expected) implements Decision {}

    /**
     * The goal cannot be reached, and waiting does not help.
     *
     * @param because one sentence, without a full stop
     * @param instances the ids to tell more about
     */
    record GiveUp(Progress progress, String because, List<String> instances) implements Decision {
        public GiveUp {
            instances = List.copyOf(instances);
        }
    }

    static Decision reached(String words) {
        return new Reached(Progress.of(words));
    }

    static Decision act(String words, Action... actions) {
        return new Act(List.of(actions), Progress.of(words));
    }

    static Decision waiting(String words) {
        return new Wait(Progress.of(words), Duration.ZERO);
    }
}
