package io.github.asgbg.cli;

import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only has commands below it; called without one of them it shows its help. */
@Command
final class Family implements Runnable {
    private final String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private final String description;
    private final String[] examples;

    Family(String name, String description, String... examples) {
        this.name = name;
        this.description = description;
        this.examples = examples.clone();
    }

    @Spec
    void describe(CommandSpec described) {
        String[] footer = Stream.concat(
                        Stream.of("", "Examples:"), Arrays.stream(examples).map(e -> "  " + Program.NAME + " " + e))
                .toArray(String[]::new);
        described.name(name);
        described
                .usageMessage()
                .description(description)
                .synopsisSubcommandLabel("COMMAND")
                .footer(footer);
    }

    /** A command's words without the program's name, as in {@code plan deploy}; of the program itself its name. */
    static String nameOf(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^" + Program.NAME + " ", "");
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
