package io.github.asgbg.plan;

import io.github.asgbg.model.Progress;
import java.time.Duration;
import java.util.List;

/** A step's answer to "how far are we, and what should be done now?". */
public sealed interface Verdict {
    Progress progress();

    /** The goal is seen to hold. */
    record Reached(Progress progress) implements Verdict {}

    /** These actions, in this order; then look again. */
    record Act(List<Action> actions, Progress progress) implements Verdict {
        public Act {
            actions = List.copyOf(actions);
        }
    }

    /**
     * Nothing to do but wait.
     *
     * @param expected the soonest that something is likely to happen; zero when it may be any moment
     */
    record Wait(Progress progress, Duration expected) implements Verdict {}

    /**
     * The goal cannot be reached, and waiting does not help.
     *
     * @param because one sentence, without a full stop
     * @param instances the ids to tell more about
     */
    record GiveUp(Progress progress, String because, List<String> instances) implements Verdict {
        public GiveUp {
            instances = List.copyOf(instances);
        }
    }

    static Verdict reached(String words) {
        return new Reached(Progress.of(words));
    }

    static Verdict act(String words, Action... actions) {
        return new Act(List.of(actions), Progress.of(words));
    }

    static Verdict waiting(String words) {
        return new Wait(Progress.of(words), Duration.ZERO);
    }
}
