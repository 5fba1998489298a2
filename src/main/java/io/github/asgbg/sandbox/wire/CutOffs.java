package io.github.asgbg.sandbox.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which answers are going to be cut off. */
final class CutOffs {
    private final List<Expected> expected = new ArrayList<>();

    private static final class Expected {
        private final String action;
        private int answers;

        Expected(String action, int answers) {
            this.action = action;
            this.answers = answers;
        }
    }

    synchronized void expect(String action, int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("answers are counted from 1, not " + nth);
        }
        expected.add(new Expected(action, nth));
    }

    /** The answer, or the first half of it; what has no body cannot be cut off and does not count. */
    synchronized WireResponse applied(String action, WireResponse response) {
        boolean isDue = false;
        if (response.body().length > 0) {
            for (Iterator<Expected> all = expected.iterator(); all.hasNext(); ) {
                Expected one = all.next();
                if (one.action.equalsIgnoreCase(action) && --one.answers == 0) {
                    all.remove();
                    isDue = true;
                }
            }
        }
        return isDue ? response.cutOff(response.body().length / 2) : response;
    }
}
