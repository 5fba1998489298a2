package io.github.asgbg.engine;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.port.Ledger;
import java.util.List;
import java.util.Optional;

/** The words of commands that end before they change anything: refused, or nothing left to do. */
final class Refused {
    private Refused() {}

    static Outcome because(String what, String because, Standing standing, String next) {
        return because(what, because, standing, next, List.of());
    }

    /** With every reason. */
    static Outcome because(String what, String because, Standing standing, String next, List<Problem> problems) {
        Message message = new Message(what, because, "nothing was changed; " + standing.sentence(), next);
        return new Outcome(Ending.REFUSED, message, problems, List.of(), Optional.empty());
    }

    /** The same refusal, for what was typed. */
    static Outcome misuse(Outcome refusal) {
        return new Outcome(Ending.USAGE, refusal.message(), refusal.problems(), refusal.evidence(), refusal.summary());
    }

    static String count(List<Problem> problems) {
        return problems.size() == 1 ? "there is one obstacle" : "there are " + problems.size() + " obstacles";
    }

    /** The goal is reached already, if what serves says so, too. */
    static Outcome alreadyDone(String what, String because, Standing standing) {
        boolean isShort = standing.shortage().isPresent();
        String reason = standing.shortage().map(s -> because + "; but " + s).orElse(because);
        return Outcome.of(
                isShort ? Ending.HALF_WAY : Ending.DONE,
                new Message(what, reason, "nothing was changed; " + standing.sentence(), Advice.of(standing)));
    }

    static Outcome leaseHeld(Ledger.Entry entry, String service) {
        String holder = entry.document().lease().map(l -> l.holder().toString()).orElse("somebody");
        String job = entry.document()
                .lease()
                .flatMap(l -> l.holder().job())
                .map(url -> "; to take the service over at once, stop the job first: " + url)
                .orElse("; to take the service over at once, stop that command first");
        return Outcome.of(
                Ending.LEASE_HELD,
                new Message(
                        "another command is at work on " + service,
                        holder + " holds the lease, renewed " + entry.age().toSeconds() + " s ago",
                        "nothing was changed by this command",
                        "'asg-bg status --watch' to follow it, or --lease-wait 10m to wait for it" + job));
    }

    /** Why a release that ended cannot be rolled back, or that it is already. */
    static Outcome nothingToRollBack(Optional<Release> last, Standing standing) {
        Optional<Release> ended = last.filter(r -> r.phase().isEnded());
        if (ended.isEmpty()) {
            return because(
                    "there is nothing to roll back",
                    "no release is in progress or in soak",
                    standing,
                    Advice.of(standing));
        }
        Release release = ended.get();
        String when = release.endedAt().map(Object::toString).orElse("earlier");
        if (release.phase() == Phase.ROLLED_BACK) {
            return alreadyDone(
                    release.incomingVersion() + " is rolled back already", "its release ended " + when, standing);
        }
        return because(
                release.incomingVersion() + " cannot be rolled back",
                "it was finalized " + when + ": the old instances are terminated",
                standing,
                release.outgoingVersion()
                        .map(v -> ShellCommand.of("asg-bg deploy")
                                        .operand("VERSION", v)
                                        .quoted()
                                + " to put the earlier version into service again")
                        .orElse("'asg-bg deploy VERSION' with an earlier version"));
    }

    /** Why nothing can be finalized, or that it is already. */
    static Outcome nothingToFinalize(Optional<Release> last, Standing standing) {
        Optional<Release> done = last.filter(r -> r.phase() == Phase.FINALIZED);
        return done.map(r -> alreadyDone(
                        r.incomingVersion() + " is final already",
                        "its release ended " + r.endedAt().map(Object::toString).orElse("earlier"),
                        standing))
                .orElseGet(() -> because(
                        "there is nothing to finalize", "no release is in soak", standing, Advice.of(standing)));
    }
}
