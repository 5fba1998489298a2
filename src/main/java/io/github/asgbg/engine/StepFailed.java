package io.github.asgbg.engine;

import java.util.List;

/** A step's goal was not reached. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it was not. */
    enum Kind {
        /** It is known that it cannot be. */
        HOPELESS,
        /** Its time is up. */
        TIMED_OUT,
        /** AWS refuses for a reason that waiting does not change. */
        REFUSED,
        /** AWS takes no calls with these credentials: nothing can be asked any more, neither to go on nor to go back. */
        LOCKED_OUT,
        /** It would have taken away what is needed. */
        WITHHELD
    }

    private final Kind kind;
    private final String title;
    private final String remedy;
    private final transient List<String> instances;

    StepFailed(Kind kind, String title, String because, String remedy, List<String> instances) {
        super(because, null, false, false);
        this.kind = kind;
        this.title = title;
        this.remedy = remedy;
        this.instances = List.copyOf(instances);
    }

    /** The same after another failure, of which this one was to be the remedy. */
    StepFailed onTheWayBackFrom(StepFailed first) {
        String because =
                because() + " (on the way back, after '" + first.title() + "' had failed: " + first.because() + ")";
        return new StepFailed(kind, title, because, remedy, instances);
    }

    Kind kind() {
        return kind;
    }

    /** The step, in the words of the plan. */
    String title() {
        return title;
    }

    String because() {
        return String.valueOf(getMessage());
    }

    /** What AWS's answer suggests to do; may be empty. */
    String remedy() {
        return remedy;
    }

    /** The instances to tell more about. */
    List<String> instances() {
        return instances;
    }
}
