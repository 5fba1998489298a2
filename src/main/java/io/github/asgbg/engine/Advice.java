package io.github.asgbg.engine;

import static java.util.stream.Collectors.joining;

import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.preflight.Preconditions;
import java.util.List;
import java.util.Optional;

/** What to do next, judged by what the advised command would judge by itself. */
final class Advice {
    private final Standing standing;

    private Advice(Standing standing) {
        this.standing = standing;
    }

    /** The commands that come into question, those that would be refused now with the reasons. */
    static List<NextCommand> commands(Standing standing) {
        return new Advice(standing).commands();
    }

    /** The same in one sentence. */
    static String of(Standing standing) {
        List<NextCommand> all = commands(standing);
        String open = all.stream()
                .filter(c -> c.problems().isEmpty())
                .map(Advice::words)
                .collect(joining(", or "));
        String blocked = all.stream()
                .filter(c -> !c.problems().isEmpty())
                .map(c -> "'" + c.command() + "' has to wait: "
                        + c.problems().get(0).what())
                .collect(joining("; "));
        return open + (open.isEmpty() || blocked.isEmpty() ? "" : "; ") + blocked;
    }

    private static String words(NextCommand command) {
        String purpose = command.purpose().isEmpty() ? "for the next release" : command.purpose();
        return "'" + command.command() + "' " + purpose;
    }

    private List<NextCommand> commands() {
        Optional<Release> open = standing.release().filter(r -> !r.phase().isEnded());
        if (open.isEmpty() && standing.serving() == 0 && standing.needed() > 0) {
            return List.of(new NextCommand(
                    "asg-bg deploy VERSION --capacity MIN/DESIRED/MAX",
                    "when both groups are empty, to begin anew",
                    List.of()));
        }
        return NextCommand.after(open).stream().map(c -> judged(c, open)).toList();
    }

    private NextCommand judged(NextCommand command, Optional<Release> open) {
        if (open.isEmpty()) {
            return command;
        }
        return switch (command.command()) {
            case "asg-bg finalize" -> command.judged(Preconditions.toFinalize(standing.seen(), open.get()));
            case "asg-bg rollback" -> launching(command, open.get());
            default -> command;
        };
    }

    /** What cannot come back is launched anew, which takes minutes and not seconds. */
    private NextCommand launching(NextCommand rollback, Release release) {
        int missing = release.cutOverAt().isPresent() ? release.needed() - standing.returnable() : 0;
        List<Problem> none = List.of();
        return missing <= 0
                ? rollback
                : new NextCommand(
                        rollback.command(),
                        rollback.purpose() + " (" + missing + " of its instances are launched anew)",
                        none);
    }
}
