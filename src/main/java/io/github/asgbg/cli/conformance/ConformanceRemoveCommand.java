package io.github.asgbg.cli.conformance;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Successor;
import io.github.asgbg.conformance.Leftovers;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Clears up after runs that could not do so themselves. */
@Command(
        name = "remove",
        description = "Removes everything in the account that 'conformance run' has made, whichever run it was.",
        footer = {"", "Example:", "  asg-bg conformance remove --account 123456789012"})
public final class ConformanceRemoveCommand extends AccountCommand {
    /** How a successor is told that it is one. */
    static final String WHEN_INPUT_ENDS = "--when-input-ends";

    private static final Duration LONGEST = Duration.ofDays(1);

    @Option(names = WHEN_INPUT_ENDS, hidden = true, description = "wait for the end of standard input first")
    private boolean isSuccessor;

    public ConformanceRemoveCommand(Shell shell) {
        super(shell);
    }

    @Override
    Outcome run(AwsClients clients, Screen screen) {
        if (isSuccessor && !isNeeded()) {
            return done("the run has cleared up itself");
        }
        Leftovers leftovers = new Leftovers(clients, shell().outside().timer(shell().interrupts()));
        List<String> found = leftovers.find();
        if (found.isEmpty()) {
            return done("nothing in account " + account() + " is named as a probe names it");
        }
        confirm(
                screen,
                Stream.concat(
                                Stream.of("this removes from account " + account() + ":"),
                                found.stream().map(one -> "  " + one))
                        .toList());
        List<String> left = leftovers.remove();
        return left.isEmpty() ? done("all " + found.size() + " of them are gone") : remains(left);
    }

    private boolean isNeeded() {
        // Ctrl-C at the terminal reaches this process too; the one that it watches clears up.
        shell().interrupts().allow(LONGEST);
        try {
            return !Successor.isDismissed(shell().in());
        } catch (IOException broken) {
            return true;
        }
    }

    private static Outcome done(String because) {
        return Outcome.of(
                Ending.DONE,
                new Message(
                        "nothing is left of probes", because, "the account is as it was", "'asg-bg conformance list'"));
    }
}
