package io.github.asgbg.cli.conformance;

import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Successor;
import io.github.asgbg.conformance.Leftovers;
import io.github.asgbg.conformance.Probe;
import io.github.asgbg.conformance.ProbeResult;
import io.github.asgbg.conformance.ProbeResult.Verdict;
import io.github.asgbg.conformance.Recording;
import io.github.asgbg.conformance.Suite;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run: each probe is asked, recorded and cleared up after, under the eyes of a process that would do that instead. */
final class Session {
    private final Suite suite;
    private final Leftovers leftovers;
    private final Timer timer;
    private final Screen screen;
    private final List<ProbeResult> results = new ArrayList<>();

    Session(Suite suite, Leftovers leftovers, Timer timer, Screen screen) {
        this.suite = suite;
        this.leftovers = leftovers;
        this.timer = timer;
        this.screen = screen;
    }

    /** Asks all of them, or as many as it is let. */
    Outcome ask(List<Probe> probes, Recording.Where where, Path folder, ConformanceRunCommand command) {
        try {
            Files.createDirectories(folder);
            Successor successor = successor(folder, command);
            List<String> left = ask(probes, where, folder);
            if (!left.isEmpty()) {
                return command.remains(left);
            }
            successor.dismiss();
            return outcome(probes.size(), folder, where.isAws());
        } catch (IOException unwritable) {
            throw command.refused(
                    "answers cannot be recorded in " + folder + ", or no second process be started: "
                            + unwritable.getMessage(),
                    results.isEmpty() ? "nothing was changed" : "what was made is being removed",
                    "--record with a folder that can be written");
        }
    }

    private static Successor successor(Path folder, ConformanceRunCommand command) throws IOException {
        List<String> arguments = Stream.concat(
                        command.removal().stream(), Stream.of("--yes", ConformanceRemoveCommand.WHEN_INPUT_ENDS))
                .toList();
        return command.shell().outside().successor(arguments, folder.resolve("removal.log"));
    }

    /** Returns what could not be removed, at which it stops. */
    private List<String> ask(List<Probe> probes, Recording.Where where, Path folder) throws IOException {
        for (Probe probe : probes) {
            ProbeResult result = suite.ask(probe);
            results.add(result);
            screen.print(ProbeResultLines.of(result, results.size(), probes.size()));
            List<String> left = leftovers.remove();
            Recording.write(result, where, folder);
            if (!left.isEmpty() || timer.interruptions() > 0) {
                return left;
            }
        }
        return List.of();
    }

    private Outcome outcome(int asked, Path folder, boolean isAws) {
        if (results.size() < asked) {
            return Outcome.of(
                    Ending.INTERRUPTED,
                    message("conformance run was interrupted", "you asked it to stop", folder, isAws));
        }
        String because = count(Verdict.HOLDS) + " of " + asked + " claims hold, " + differ(count(Verdict.DIFFERS))
                + ", " + count(Verdict.UNKNOWN) + " could not be asked";
        return count(Verdict.HOLDS) == asked
                ? Outcome.of(Ending.DONE, message("all that was asked holds", because, folder, isAws))
                : Outcome.of(Ending.ROLLED_BACK, message("not all that was asked holds", because, folder, isAws));
    }

    private static String differ(long count) {
        return count + (count == 1 ? " differs" : " differ");
    }

    private long count(Verdict verdict) {
        return results.stream().filter(one -> one.verdict() == verdict).count();
    }

    private static Message message(String what, String because, Path folder, boolean isAws) {
        return new Message(
                what,
                because,
                "nothing of it is left in the account; the raw answers are in " + folder,
                isAws
                        ? "offering the folder to the project: docs/CONFORMANCE.md says how"
                        : "the same in an account of AWS: this server only stands in for it");
    }
}
