package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The last words of a command that acted: what, because, so now, try. None of them is fixed: each is a conclusion from a look
 * that was taken after the last action.
 */
final class Endings {
    private final Run run;
    private final Release release;
    private final Optional<Standing> standing;

    private Endings(Run run) {
        this.run = run;
        this.release = run.release();
        this.standing = run.lastLook().map(this::standing);
    }

    /** Takes a last look. */
    static Endings of(Run run) {
        return new Endings(run);
    }

    private Standing standing(Observation seen) {
        return new Standing(seen, Optional.of(release), release.tagKey());
    }

    Outcome deployed() {
        String what = release.incomingVersion() + " is in service in " + incoming();
        return standing.map(s -> deployed(s, what)).orElseGet(() -> unseen("the deploy came to its end"));
    }

    private Outcome deployed(Standing s, String what) {
        int serving = s.serving(release.incoming());
        Optional<String> shortage = serving == 0 ? Optional.of("none of its instances is healthy") : s.shortage();
        if (shortage.isPresent()) {
            return outcome(
                    Ending.HALF_WAY,
                    release.incomingVersion() + " does not serve as it should",
                    shortage.get() + " behind the load balancer",
                    Advice.of(s));
        }
        return outcome(
                Ending.DONE,
                what,
                "its " + serving + " instances are healthy behind the load balancer" + old(s),
                Advice.of(s));
    }

    /** What became of the old instances. */
    private String old(Standing s) {
        if (release.isFirst()) {
            return ", and it is the first release of " + release.service() + ", so there is nothing to go back to";
        }
        int standing = s.standby(release.outgoing()).size();
        int dead = s.dead().size();
        if (standing - dead <= 0) {
            return "; none of the old instances stands by, so there is nothing to go back to within seconds";
        }
        return dead == 0
                ? ", and the " + standing + " old ones stand by"
                : ", and " + (standing - dead) + " of the " + standing + " old ones can come back";
    }

    Outcome rolledBack() {
        return standing.map(this::rolledBack).orElseGet(() -> unseen("the rollback came to its end"));
    }

    private Outcome rolledBack(Standing s) {
        int serving = s.serving(release.outgoing());
        int left = s.seen().group(release.incoming()).staying().size();
        boolean isBack = s.shortage().isEmpty() && left == 0;
        String because = serving + " healthy instances of " + outgoing() + " serve" + anew(s) + ", and " + incoming()
                + (left == 0 ? " is at zero" : " still has " + left + " instances");
        return isBack
                ? outcome(Ending.DONE, release.incomingVersion() + " is rolled back", because, Advice.of(s))
                : outcome(
                        Ending.HALF_WAY,
                        release.incomingVersion() + " is rolled back, but all is not well",
                        s.shortage().map(m -> m + "; ").orElse("") + because,
                        Advice.of(s));
    }

    /** Instances in Standby that EC2 had ended could not come back. */
    private String anew(Standing s) {
        long launched = s.seen().group(release.outgoing()).in(Lifecycle.IN_SERVICE).stream()
                .filter(i -> release.cutOverAt().isPresent()
                        && i.launched()
                                .filter(at -> at.isAfter(release.cutOverAt().get()))
                                .isPresent())
                .count();
        return launched == 0 ? "" : ", " + launched + " of them launched anew";
    }

    Outcome finalized() {
        return standing.map(this::finalized).orElseGet(() -> unseen("the finalize came to its end"));
    }

    private Outcome finalized(Standing s) {
        List<String> left = s.detachedRunning();
        int count = release.detaching().size();
        String because = "the " + count + " old instances of " + outgoing() + " are detached and terminated, and "
                + s.serving(release.incoming()) + " healthy instances of " + incoming() + " serve";
        if (left.isEmpty() && s.shortage().isEmpty()) {
            return outcome(Ending.DONE, release.incomingVersion() + " is final", because, Advice.of(s));
        }
        String trouble =
                left.isEmpty() ? s.shortage().orElse("") : "detached instances still run: " + String.join(", ", left);
        return outcome(
                Ending.HALF_WAY, release.incomingVersion() + " is final, but all is not well", trouble, Advice.of(s));
    }

    /** A deploy that could not be completed, after everything was put back. */
    Outcome putBack(StepFailed failed, List<String> evidence, boolean hadChanged) {
        boolean isShort = standing.isEmpty() || standing.get().shortage().isPresent();
        Ending ending = !hadChanged ? Ending.REFUSED : isShort ? Ending.HALF_WAY : Ending.ROLLED_BACK;
        Message message = new Message(
                release.incomingVersion() + " was not put into service",
                "'" + failed.title() + "' failed: " + failed.because(),
                (hadChanged ? "everything was put back; " : "nothing was changed; ") + soNow(),
                remedy(failed));
        return new Outcome(ending, message, List.of(), evidence, Optional.of(run.summary()));
    }

    /** A version is blamed only where its instances were seen to fail. */
    private String remedy(StepFailed failed) {
        if (!failed.remedy().isEmpty()) {
            return failed.remedy() + "; then the same command again";
        }
        return switch (failed.kind()) {
            case HOPELESS ->
                failed.instances().isEmpty()
                        ? "mend what is said above, then the same command again"
                        : "look at what its instances say, mend it, and deploy again";
            case TIMED_OUT -> "find out what took so long, or give it more time, then the same command again";
            case REFUSED, LOCKED_OUT, WITHHELD -> "mend what is said above, then the same command again";
        };
    }

    /** A command that stopped in the middle and can be continued or must be mended. */
    Outcome stuck(String command, StepFailed failed, List<String> evidence) {
        boolean isPassing = isPassing(failed);
        String remedy = failed.remedy().isEmpty() ? "" : failed.remedy() + "; then ";
        String next = failed.kind() == StepFailed.Kind.LOCKED_OUT ? "the same command again, which goes on" : next();
        Message message = new Message(
                command + " stopped half-way",
                "'" + failed.title() + "' failed: " + failed.because(),
                soNow(),
                remedy + next);
        return new Outcome(
                isPassing ? Ending.CONTINUE : Ending.HALF_WAY,
                message,
                List.of(),
                evidence,
                Optional.of(run.summary()));
    }

    /** Who is locked out sees no more than was seen before. */
    private boolean isPassing(StepFailed failed) {
        return switch (failed.kind()) {
            case TIMED_OUT -> standing.filter(s -> s.shortage().isEmpty()).isPresent();
            case LOCKED_OUT ->
                standing.or(this::before).filter(s -> s.shortage().isEmpty()).isPresent();
            case HOPELESS, REFUSED, WITHHELD -> false;
        };
    }

    private Optional<Standing> before() {
        return run.looks().seenToServe().map(this::standing);
    }

    Outcome interrupted(String command) {
        return outcome(
                Ending.INTERRUPTED,
                command + " was interrupted",
                "you asked it to stop; the action in hand was finished and the lease given up" + unattended(),
                next());
    }

    /** Before the cut-over, what was started goes on without anybody watching. */
    private String unattended() {
        boolean isBefore = release.phase() == Phase.DEPLOYING || release.phase() == Phase.ROLLING_BACK;
        int starting = standing.filter(s -> isBefore && release.cutOverAt().isEmpty())
                .map(s -> s.seen().group(release.incoming()).active().size())
                .orElse(0);
        return starting == 0
                ? ""
                : "; " + starting + " instances of " + release.incomingVersion() + " go on starting in " + incoming()
                        + " and get requests beside the old ones as soon as they are healthy, with nobody watching";
    }

    Outcome interruptedAndPutBack() {
        boolean isShort = standing.isEmpty() || standing.get().shortage().isPresent();
        return outcome(
                isShort ? Ending.HALF_WAY : Ending.INTERRUPTED,
                release.incomingVersion() + " was not put into service",
                "you asked the deploy to stop, and everything was put back",
                next());
    }

    /** The time that may be taken after an interruption was not enough. */
    Outcome interruptedWhilePuttingBack() {
        int left = standing.map(s -> s.seen()
                        .group(release.incoming())
                        .in(Lifecycle.IN_SERVICE)
                        .size())
                .orElse(0);
        boolean isAsked = standing.filter(
                        s -> s.seen().group(release.incoming()).sizes().desired() == 0)
                .isPresent();
        String how = isAsked
                ? incoming() + " is set to zero, and " + left + " of its instances are in service still"
                : incoming() + " could not be set to zero in time" + unattended();
        return outcome(
                Ending.INTERRUPTED,
                "the deploy was interrupted, and not all is put back yet",
                "you asked it to stop; " + how,
                next());
    }

    Outcome leaseLost(String command, LeaseLost lost) {
        return outcome(
                Ending.CONTINUE,
                command + " stopped acting",
                String.valueOf(lost.getMessage()),
                "'asg-bg status' to see who acts; the same command again to continue");
    }

    private Outcome unseen(String what) {
        return outcome(
                Ending.CONTINUE,
                what + ", and what serves could not be seen",
                "AWS does not answer",
                "'asg-bg status' when it does");
    }

    private Outcome outcome(Ending ending, String what, String because, String next) {
        return new Outcome(
                ending, new Message(what, because, soNow(), next), List.of(), List.of(), Optional.of(run.summary()));
    }

    private String next() {
        return standing.map(Advice::of).orElse("'asg-bg status', then the same command again");
    }

    /** By the last look; an older one is told with its age. */
    String soNow() {
        return standing.map(Standing::sentence)
                .or(() -> before().map(s -> aged(s.sentence(), run.looks().age())))
                .orElse("what serves is unknown: run 'asg-bg status'");
    }

    private String aged(String sentence, Duration age) {
        return sentence + " (as seen " + age.toSeconds() + " s ago; AWS "
                + (run.isLockedOut() ? "takes no calls with these credentials now)" : "does not answer now)");
    }

    private String incoming() {
        return release.before(release.incoming()).group();
    }

    private String outgoing() {
        return release.before(release.outgoing()).group();
    }

    /** The group that a first deploy fills. */
    static Colour firstIncoming() {
        return Colour.BLUE;
    }
}
