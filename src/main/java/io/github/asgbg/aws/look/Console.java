package io.github.asgbg.aws.look;

import io.github.asgbg.model.Printable;
import java.util.List;

/** Console output, which was written for a terminal, as lines to quote from. */
final class Console {
    private static final int LONGEST = 500;

    private Console() {}

    /** The lines that say something. */
    static List<String> lines(String output) {
        return output.lines()
                .map(Printable::withoutSequences)
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .map(line -> Printable.shortened(line, LONGEST))
                .toList();
    }
}
