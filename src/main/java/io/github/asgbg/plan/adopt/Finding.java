package io.github.asgbg.plan.adopt;

import io.github.asgbg.model.Problem;
import io.github.asgbg.plan.Action;
import java.util.List;

/**
 * One thing that a release needs, and whether it is so.
 *
 * @param what a sentence without a full stop
 * @param because why a release needs it; empty where it is so
 * @param remedy what mends it, with the command; empty where it is so
 * @param actions the same as calls; empty where only a person can decide, or where it is nothing that a tag or an attribute mends
 */
public record Finding(State state, String what, String because, String remedy, List<Action> actions) {
    /** How a thing is. */
    public enum State {
        /** As a release needs it. */
        FULFILLED,
        MISSING,
        /** Two sources say different things, and nobody but a person knows which one is right. */
        CONTRADICTED
    }

    public Finding {
        actions = List.copyOf(actions);
    }

    static Finding fulfilled(String what) {
        return new Finding(State.FULFILLED, what, "", "", List.of());
    }

    static Finding missing(String what, String because, String remedy, List<Action> actions) {
        return new Finding(State.MISSING, what, because, remedy, actions);
    }

    static Finding contradicted(String what, String because, String remedy) {
        return new Finding(State.CONTRADICTED, what, because, remedy, List.of());
    }

    public boolean isFulfilled() {
        return state == State.FULFILLED;
    }

    /** The same as a reason to refuse. */
    public Problem problem() {
        return new Problem(because.isEmpty() ? what : what + ", because " + because, remedy);
    }
}
