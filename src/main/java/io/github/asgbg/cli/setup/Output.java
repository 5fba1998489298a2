package io.github.asgbg.cli.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a command speaks. */
public enum Output {
    /** To people: a live view on a terminal, plain lines elsewhere. */
    TEXT,
    /** To programs: one JSON object a line, on standard output. */
    JSON;

    /** The option that chooses it. */
    public static final String OPTION = "--output";

    /** The output of this name. */
    static Optional<Output> of(String word) {
        return Arrays.stream(values())
                .filter(o -> o.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What a command line asks for that cannot be understood as a whole; text where it does not say. */
    public static Output wanted(String... arguments) {
        Output wanted = TEXT;
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            Optional<Output> said = arguments[i].equals(OPTION) && i + 1 < arguments.length
                    ? of(arguments[i + 1])
                    : attached(arguments[i]);
            wanted = said.orElse(wanted);
        }
        return wanted;
    }

    private static Optional<Output> attached(String argument) {
        String head = OPTION + "=";
        return argument.startsWith(head) ? of(argument.substring(head.length())) : Optional.empty();
    }
}
