package io.github.asgbg.aws.look;

import io.github.asgbg.model.Printable;
import java.util.ArrayList;
import java.util.List;

/** Console output, which was written for a terminal, as lines to quote from. */
final class Console {
    private static final int LONGEST = 500;

    /** How {@code bootstrap/bootstrap.sh} says why it has started no version. */
    private static final String REASON = "asg-bg: FAILED: ";

    private Console() {}

    /**
     * The last lines that say something. The last reason why no version was started is one of them, however much came after it:
     * cloud-init writes more lines when the user data have ended, such as the keys of the machine.
     */
    static List<String> tail(String output, int most) {
        List<String> all = lines(output);
        List<String> tail = all.subList(Math.max(0, all.size() - most), all.size());
        int reason = lastReason(all);
        if (reason < 0 || reason >= all.size() - most) {
            return tail;
        }
        List<String> withReason = new ArrayList<>(tail);
        withReason.set(0, all.get(reason));
        return List.copyOf(withReason);
    }

    private static int lastReason(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains(REASON)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> lines(String output) {
        return output.lines()
                .map(Printable::withoutSequences)
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .map(line -> Printable.shortened(line, LONGEST))
                .toList();
    }
}
