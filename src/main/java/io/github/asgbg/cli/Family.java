package io.github.asgbg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands below it. */
@Command
final class Family implements Runnable {
    private final String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private final String description;

    Family(String name, String description) {
        this.name = name;
        this.description = description;
    }

    @Spec
    void describe(CommandSpec described) {
        described.name(name);
        described.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to " + name + " is missing");
    }
}
