package io.github.asgbg.cli.conformance;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.CallerAccount;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.cli.setup.Output;
import io.github.asgbg.cli.setup.Prompt;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Unanswered;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Printable;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.report.terminal.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What makes or removes things in an account that was named, and in no other. */
abstract class AccountCommand implements Callable<Integer> {
    @Option(
            names = "--account",
            paramLabel = "ID",
            required = true,
            description = "the id of the account to work in, 12 digits; credentials of another one are refused")
    private String account = "";

    @Option(names = "--region", paramLabel = "REGION", description = "where; otherwise as every AWS tool finds it")
    private @Nullable String region;

    @Option(names = "--profile", paramLabel = "NAME", description = "whose credentials")
    private @Nullable String profile;

    @Option(names = "--yes", description = "do not ask")
    private boolean isConfirmed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private final Shell shell;

    AccountCommand(Shell shell) {
        this.shell = shell;
    }

    /** The command's own work, in the account that was named. */
    abstract Outcome run(AwsClients clients, Screen screen);

    Shell shell() {
        return shell;
    }

    String account() {
        return account;
    }

    Optional<String> region() {
        return Optional.ofNullable(region);
    }

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    /** What is typed to remove what runs have made in the same account, without the program's name. */
    List<String> removal() {
        List<String> words = new ArrayList<>(List.of("conformance", "remove", "--account", account));
        region().ifPresent(name -> words.addAll(List.of("--region", name)));
        profile().ifPresent(name -> words.addAll(List.of("--profile", name)));
        return words;
    }

    /** The same as somebody would type it. */
    String removalTyped() {
        return "'asg-bg " + removal().stream().map(ShellCommand::word).collect(Collectors.joining(" ")) + "'";
    }

    /** What an account still holds, and how to go on. */
    Outcome remains(List<String> left) {
        return Outcome.of(
                Ending.HALF_WAY,
                new Message(
                        "something is left of the probes",
                        "AWS has not removed " + Printable.of(String.join(", ", left)),
                        "it may cost money",
                        removalTyped() + ", or remove it by hand"));
    }

    @Override
    public final Integer call() {
        if (!account.matches("\\d{12}")) {
            throw new ParameterException(
                    spec.commandLine(), "--account is 12 digits, not: " + Printable.brief(account));
        }
        try (Screen screen = new Screen(shell, Output.TEXT)) {
            Outcome outcome = outcome(screen);
            screen.show(name(), outcome);
            return shell.interrupts().ending(outcome.ending()).exitCode();
        }
    }

    private String name() {
        return "conformance " + spec.name();
    }

    private Outcome outcome(Screen screen) {
        try (AwsClients clients = shell.outside().clients(new Connection(profile(), region(), Optional.empty()))) {
            requireAccount(clients);
            return run(clients, screen);
        } catch (EarlyEnding early) {
            return early.outcome();
        } catch (CloudException refused) {
            return Unanswered.outcome(name(), refused);
        }
    }

    private void requireAccount(AwsClients clients) {
        String present = CallerAccount.id(clients);
        if (!present.equals(account)) {
            throw refused(
                    "the credentials are for account " + Printable.of(present) + ", and " + account + " was named",
                    "nothing was changed",
                    "--profile with a profile of that account, or its own credentials");
        }
    }

    /** Asks for the account's id, unless that was answered beforehand. */
    void confirm(Screen screen, List<String> question) {
        screen.aside(question.stream().map(Line::of).toList());
        if (isConfirmed) {
            return;
        }
        if (!shell.isInteractive().getAsBoolean()) {
            throw refused("nobody can be asked here", "nothing was changed", "the same with --yes");
        }
        Optional<String> answer = Prompt.ask(shell, "Type the account's id to go on: ");
        if (answer.map(String::strip).filter(account::equals).isEmpty()) {
            throw refused("the answer was not the account's id", "nothing was changed", "it again when you are sure");
        }
    }

    EarlyEnding refused(String because, String soNow, String next) {
        return new EarlyEnding(Outcome.of(Ending.REFUSED, new Message(name() + " was refused", because, soNow, next)));
    }
}
