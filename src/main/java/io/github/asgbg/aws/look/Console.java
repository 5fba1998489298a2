package io.github.asgbg.aws.look;

import java.util.List;
import java.util.regex.Pattern;

/** Console output as text that cannot disturb a terminal. */
final class Console {
    private static final Pattern ESCAPE_SEQUENCE = Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|[@-Z\\\\-_])");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    private Console() {}

    /** The lines that say something. */
    static List<String> lines(String output) {
        return output.lines()
                .map(line -> ESCAPE_SEQUENCE.matcher(line).replaceAll(""))
                .map(line -> CONTROL.matcher(line).replaceAll(""))
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
