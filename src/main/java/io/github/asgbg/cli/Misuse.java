package io.github.asgbg.cli;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Printable;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.model.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that cannot be understood: which word is wrong, how it should look, what was meant. */
final class Misuse {
    private static final int LONGEST = 300;

    private final CommandSpec command;
    private final List<String> typed;

    private Misuse(CommandSpec command, List<String> typed) {
        this.command = command;
        this.typed = typed;
    }

    /** {@code typed}: all words after the program's name. */
    static Outcome outcome(ParameterException wrong, List<String> typed) {
        Misuse misuse = new Misuse(wrong.getCommandLine().getCommandSpec(), typed);
        return wrong instanceof UnmatchedArgumentException unmatched
                ? misuse.unknown(unmatched.getUnmatched().get(0))
                : misuse.wrong(wrong);
    }

    private Outcome unknown(String word) {
        if (isOption(word)) {
            String name = word.split("=", 2)[0];
            return outcome(
                    "'" + Printable.brief(name) + "' is not an option of '" + command.qualifiedName() + "'",
                    nearest(name, command.optionsMap().keySet())
                            .map(near -> mended(word, near + word.substring(name.length()))));
        }
        if (command.subcommands().isEmpty()) {
            return outcome(
                    "'" + Printable.brief(word) + "' is one word too many for '" + command.qualifiedName() + "'",
                    Optional.empty());
        }
        return outcome(
                "'" + Printable.brief(word) + "' is not a command of '" + command.qualifiedName() + "'",
                nearest(word, command.subcommands().keySet()).map(near -> mended(word, near)));
    }

    /** The whole line with another word, or the word alone where the line cannot be pasted. */
    private String mended(String wrong, String right) {
        List<String> words = new ArrayList<>(typed);
        words.replaceAll(word -> word.equals(wrong) ? right : word);
        String line = words.stream().map(ShellCommand::word).collect(Collectors.joining(" "));
        return words.stream().allMatch(Printable::isPrintable)
                ? "'" + Program.NAME + " " + line + "'"
                : "'" + right + "'";
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    /** Of one letter every other one is as near. */
    private static Optional<String> nearest(String word, Collection<String> known) {
        return word.length() <= 2 || word.length() > LONGEST
                ? Optional.empty()
                : Spelling.nearest(word.toLowerCase(Locale.ROOT), known);
    }

    private Outcome wrong(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()
                && missing.getMissing().stream().noneMatch(ArgSpec::isOption)) {
            return outcome(missing.getMissing().get(0).paramLabel() + " is missing", Optional.empty());
        }
        return outcome(Printable.shortened(String.valueOf(wrong.getMessage()), LONGEST), Optional.empty());
    }

    private Outcome outcome(String what, Optional<String> meant) {
        String help = "'" + command.qualifiedName() + " --help'";
        return Outcome.of(
                Ending.USAGE,
                new Message(
                        what,
                        "the usage is: " + usage(),
                        "nothing was changed",
                        meant.map(m -> "did you mean " + m + "? " + help + " tells more")
                                .orElse(help)));
    }

    private String usage() {
        CommandLine.Help help =
                command.commandLine().getHelpFactory().create(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
        return help.synopsis(0).strip().replaceAll("\\s+", " ");
    }
}
