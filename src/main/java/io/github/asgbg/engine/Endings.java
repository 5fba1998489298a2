package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.util.List;
import java.util.Optional;

/** The last words of every command: what, because, so now, try. */
final class Endings {
    private Endings() {}

    static Outcome deployed(Run run) {
        Release release = run.release();
        String incoming = release.incomingBefore().group();
        if (release.isFirst()) {
            return done(
                    run,
                    release.incomingVersion() + " is in service in " + incoming,
                    "it is the first release of " + release.service() + ", so there is nothing to stand by",
                    "asg-bg status");
        }
        return done(
                run,
                release.incomingVersion() + " is in service in " + incoming,
                "its instances are healthy behind the load balancer, and the old ones stand by",
                "'asg-bg finalize' to keep it, or 'asg-bg rollback' to take it back");
    }

    static Outcome rolledBack(Run run) {
        Release release = run.release();
        return done(
                run,
                release.incomingVersion() + " is rolled back",
                release.outgoingBefore().group() + " is back in service and "
                        + release.incomingBefore().group() + " is at zero",
                "'asg-bg deploy VERSION' when there is something better");
    }

    static Outcome finalized(Run run) {
        Release release = run.release();
        return done(
                run,
                release.incomingVersion() + " is final",
                "the " + release.detaching().size() + " old instances of "
                        + release.outgoingBefore().group() + " are detached and terminated",
                "'asg-bg deploy VERSION' for the next release");
    }

    private static Outcome done(Run run, String what, String because, String next) {
        return new Outcome(
                Ending.DONE,
                new Message(what, because, soNow(run), next),
                List.of(),
                List.of(),
                Optional.of(run.summary()));
    }

    /** A deploy that failed before its cut-over, after everything was put back. */
    static Outcome putBack(Run run, StepFailed failed, List<String> evidence, boolean hadChanged) {
        Release release = run.release();
        String remedy =
                failed.remedy().isEmpty() ? "mend " + release.incomingVersion() + " and deploy again" : failed.remedy();
        Message message = new Message(
                release.incomingVersion() + " was not put into service",
                "'" + failed.title() + "' failed: " + failed.because(),
                (hadChanged ? "everything was put back; " : "nothing was changed; ") + soNow(run),
                remedy);
        Ending ending = hadChanged ? Ending.ROLLED_BACK : Ending.REFUSED;
        return new Outcome(ending, message, List.of(), evidence, Optional.of(run.summary()));
    }

    /** A command that stopped in the middle and can be continued or must be mended. */
    static Outcome stuck(Run run, String command, StepFailed failed, List<String> evidence) {
        Ending ending = failed.kind() == StepFailed.Kind.TIMED_OUT ? Ending.CONTINUE : Ending.HALF_WAY;
        String remedy = failed.remedy().isEmpty() ? "" : failed.remedy() + "; then ";
        Message message = new Message(
                command + " stopped half-way",
                "'" + failed.title() + "' failed: " + failed.because(),
                soNow(run),
                remedy + goOn(run.release()));
        return new Outcome(ending, message, List.of(), evidence, Optional.of(run.summary()));
    }

    static Outcome interrupted(Run run, String command) {
        Message message = new Message(
                command + " was interrupted",
                "you asked it to stop; the action in hand was finished and the lease given up",
                soNow(run),
                goOn(run.release()));
        return new Outcome(Ending.INTERRUPTED, message, List.of(), List.of(), Optional.of(run.summary()));
    }

    static Outcome leaseLost(Run run, String command, LeaseLost lost) {
        Message message = new Message(
                command + " stopped acting",
                String.valueOf(lost.getMessage()),
                soNow(run),
                "'asg-bg status' to see who acts; the same command again to continue");
        return new Outcome(Ending.CONTINUE, message, List.of(), List.of(), Optional.of(run.summary()));
    }

    static Outcome leaseHeld(LeaseNote note, String service) {
        return Outcome.of(
                Ending.LEASE_HELD,
                new Message(
                        "another command is at work on " + service,
                        note.holder() + " holds the lease, renewed " + note.renewedAt(),
                        "nothing was changed",
                        "'asg-bg status --watch' to follow it, and again when it is done"));
    }

    /** How to go on from where a release is. */
    static String goOn(Release release) {
        String deploy = "'asg-bg deploy " + release.incomingVersion() + "'";
        return switch (release.phase()) {
            case DEPLOYING, CUTTING_OVER -> deploy + " to continue, or 'asg-bg rollback' to take it back";
            case SOAKING -> "'asg-bg finalize' to keep it, or 'asg-bg rollback' to take it back";
            case ROLLING_BACK -> "'asg-bg rollback' to continue";
            case FINALIZING -> "'asg-bg finalize' to continue";
            case ROLLED_BACK, FINALIZED -> "'asg-bg status'";
        };
    }

    static String soNow(Run run) {
        return run.seen()
                .map(o -> Serving.sentence(o, run.release()))
                .orElse("what serves is unknown: run 'asg-bg status'");
    }

    /** Why a release that ended cannot be rolled back, and what to do instead. */
    static Message nothingToRollBack(Optional<Release> last, Observation seen, String tagKey) {
        String soNow = Serving.sentence(seen, tagKey);
        Optional<Release> finalized = last.filter(r -> r.phase() == Phase.FINALIZED);
        if (finalized.isEmpty()) {
            return new Message(
                    "there is nothing to roll back",
                    "no release is in progress or in soak",
                    soNow,
                    "'asg-bg deploy VERSION' to put a version into service");
        }
        Release release = finalized.get();
        return new Message(
                release.incomingVersion() + " cannot be rolled back",
                "it was finalized " + release.endedAt().map(Object::toString).orElse("earlier")
                        + ": the old instances are terminated",
                soNow,
                release.outgoingVersion()
                        .map(v -> "'asg-bg deploy " + v + "' to put the earlier version into service again")
                        .orElse("'asg-bg deploy VERSION' with an earlier version"));
    }

    /** Why nothing can be finalized. */
    static Message nothingToFinalize(Optional<Release> last, Observation seen, String tagKey) {
        String because = last.filter(r -> r.phase() == Phase.FINALIZED)
                .map(r -> r.incomingVersion() + " is final already, and no other release is in soak")
                .orElse("no release is in soak");
        return new Message(
                "there is nothing to finalize",
                because,
                "nothing was changed; " + Serving.sentence(seen, tagKey),
                "'asg-bg deploy VERSION' to put a version into service");
    }

    /** The group that a first deploy fills. */
    static Colour firstIncoming() {
        return Colour.BLUE;
    }
}
