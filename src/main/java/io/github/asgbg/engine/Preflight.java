package io.github.asgbg.engine;

import io.github.asgbg.engine.Start.Begin;
import io.github.asgbg.engine.Start.Ended;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.dryrun.Operations;
import io.github.asgbg.plan.preflight.AcceptedUnknown;
import io.github.asgbg.plan.preflight.AttachmentProblems;
import io.github.asgbg.plan.preflight.LostRecord;
import io.github.asgbg.plan.preflight.Preconditions;
import io.github.asgbg.plan.preflight.RecordCheck;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.PreflightLook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides whether a command may begin, and on which release; refuses with every reason at once. It only reads. */
final class Preflight {
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final Ports ports;
    private final RunOptions options;
    private final FinalizeQuestions endings;

    Preflight(Ports ports, RunOptions options) {
        this.ports = ports;
        this.options = options;
        this.endings = new FinalizeQuestions(ports.cloud(), options);
    }

    /** What a look must show for a release to be judged: what scales the groups only if it moves anything of it. */
    static FetchScope scope(Release release) {
        return release.hasScaling() ? FetchScope.PLAIN.withScaling().withAlarms(release.alarms()) : FetchScope.PLAIN;
    }

    /** On the recorded release if it is the same version and unfinished, or on a new one. */
    Start toDeploy(DeployRequest request, Optional<Ledger.Entry> turn) {
        return open(turn)
                .map(release -> recorded(release, seen -> toContinue(request, release, seen)))
                .orElseGet(() -> toBegin(request, turn));
    }

    private Start toBegin(DeployRequest request, Optional<Ledger.Entry> turn) {
        Draft draft = draft(request);
        Release release = draft.release();
        if (isAlreadyServing(request, release, draft.seen())) {
            return new Ended(alreadyServes(request, draft.seen()));
        }
        List<Problem> problems = obstacles(draft, turn);
        if (!draft.accepted().problems().isEmpty()) {
            return new Ended(Refused.misuse(notDeployed(request.version(), draft.seen(), problems)));
        }
        return problems.isEmpty()
                ? new Begin(release, draft.seen(), scope(release), permissions(draft))
                : new Ended(notDeployed(request.version(), draft.seen(), problems));
    }

    /** A release that might begin, the look that it was made by, and what somebody accepts to lose with it. */
    record Draft(PreflightLook look, NewRelease begun, AcceptedUnknown accepted) {
        Observation seen() {
            return look.observation();
        }

        Release release() {
            return begun.release().with(begun.release().scalingChoices().accepting(accepted.settings()));
        }
    }

    Draft draft(DeployRequest request) {
        PreflightLook look = ports.cloud().preflight();
        Observation seen = look.observation();
        NewRelease begun = NewRelease.of(request, seen, options, ports.timer().now());
        return new Draft(look, begun, AcceptedUnknown.of(request.acceptUnknown(), seen, begun.release()));
    }

    /** Everything in AWS that stands against beginning it; permissions are no part of that. */
    List<Problem> obstacles(Draft draft, Optional<Ledger.Entry> turn) {
        List<Problem> problems = new ArrayList<>(draft.accepted().problems());
        problems.addAll(lost(draft.seen()));
        problems.addAll(draft.begun().problems());
        problems.addAll(AttachmentProblems.passing(draft.seen(), draft.look().attachments()));
        problems.addAll(Preconditions.toDeploy(draft.seen(), draft.release(), byName(draft.look()), last(turn)));
        return problems;
    }

    /** Who may look and nothing else gets a plan; a deploy does not begin what it may not end. */
    Start permitted(Start start) {
        return start instanceof Begin begin && !begin.permissions().denied().isEmpty()
                ? new Ended(notDeployed(
                        begin.release().incomingVersion(),
                        begin.judgedBy(),
                        begin.permissions().denied()))
                : start;
    }

    private Outcome notDeployed(String version, Observation seen, List<Problem> problems) {
        return Refused.because(
                version + " cannot be deployed now",
                Refused.count(problems),
                standing(seen, Optional.empty()),
                "mend what is listed, then the same command again",
                problems);
    }

    /** All that the release may have to ask for, up to its end either way, is asked for beforehand as far as AWS lets one. */
    PermissionCheck permissions(Draft draft) {
        Release release = draft.release();
        Observation seen = draft.seen();
        List<String> old = seen.group(release.outgoing()).instances().stream()
                .map(Instance::id)
                .toList();
        return ports.cloud().mayCall(Operations.of(release, seen, options.limits()), old);
    }

    private Start toContinue(DeployRequest request, Release open, Observation groups) {
        boolean isSame = open.incomingVersion().equals(request.version());
        boolean isUnfinished = open.phase() == Phase.DEPLOYING || open.phase() == Phase.CUTTING_OVER;
        if (isSame && isUnfinished) {
            List<Problem> misuse =
                    AcceptedUnknown.of(request.acceptUnknown(), open).problems();
            if (!misuse.isEmpty()) {
                return new Ended(Refused.misuse(notDeployed(request.version(), groups, misuse)));
            }
            List<Problem> problems = FirstCapacity.problems(request, open, groups);
            return problems.isEmpty() ? new Begin(open, groups, FetchScope.PLAIN) : notActedOn(groups, problems);
        }
        Standing standing = standing(withEc2States(groups, Optional.of(open)), Optional.of(open));
        if (isSame && open.phase() == Phase.SOAKING) {
            return new Ended(Refused.alreadyDone(
                    open.incomingVersion() + " is deployed already",
                    "its release is in soak since " + open.cutOverAt().orElse(open.startedAt()),
                    standing));
        }
        return new Ended(Refused.because(
                request.version() + " cannot be deployed now",
                "the release of " + open.incomingVersion() + " is "
                        + open.phase().words(),
                standing,
                Advice.of(standing)));
    }

    Start toRollBack(Optional<Ledger.Entry> turn) {
        return open(turn)
                .map(release -> recorded(release, seen -> new Begin(release, seen, FetchScope.PLAIN)))
                .orElseGet(() -> nothing(turn, Refused::nothingToRollBack));
    }

    Start toFinalize(Optional<Ledger.Entry> turn) {
        return open(turn)
                .map(release -> recorded(release, seen -> toFinalize(release, seen)))
                .orElseGet(() -> nothing(turn, Refused::nothingToFinalize));
    }

    /** A finalize that was interrupted is judged like a new one: the new group may have failed since. */
    private Start toFinalize(Release release, Observation groups) {
        Observation seen = whole(release, groups, FetchScope.PLAIN);
        Standing standing = standing(seen, Optional.of(release));
        boolean isInPhase = release.phase() == Phase.SOAKING || release.phase() == Phase.FINALIZING;
        if (!isInPhase) {
            return new Ended(Refused.because(
                    release.incomingVersion() + " cannot be finalized",
                    "its release is " + release.phase().words() + ", not in soak",
                    standing,
                    Advice.of(standing)));
        }
        List<Problem> problems = Preconditions.toFinalize(seen, release);
        if (!problems.isEmpty()) {
            return notFinalized(
                    release, standing, "the old version must stay within reach until the new one is whole", problems);
        }
        List<String> ending = endings.instances(release, seen);
        ProtectionCheck protections = endings.protections(release, ending);
        List<Problem> kept = Preconditions.unterminable(protections.found());
        if (!kept.isEmpty()) {
            return notFinalized(release, standing, Refused.count(kept), kept);
        }
        List<String> cautions = protections.caution().stream().toList();
        PermissionCheck permissions = endings.permissions(release, seen, ending).with(cautions);
        return new Begin(release, seen, scope(release), permissions);
    }

    private static Ended notFinalized(Release release, Standing standing, String because, List<Problem> problems) {
        return new Ended(Refused.because(
                release.incomingVersion() + " is not finalized",
                because,
                standing,
                "mend what is listed, or " + Advice.of(standing),
                problems));
    }

    /** Nothing is detached that may not be terminated. */
    Start permittedToFinalize(Start start) {
        return start instanceof Begin begin && !begin.permissions().denied().isEmpty()
                ? notFinalized(
                        begin.release(),
                        standing(begin.judgedBy(), Optional.of(begin.release())),
                        Refused.count(begin.permissions().denied()),
                        begin.permissions().denied())
                : start;
    }

    private static Optional<Release> open(Optional<Ledger.Entry> turn) {
        return turn.map(Ledger.Entry::document).flatMap(LedgerDocument::release);
    }

    /** A record that is about something else than the settings, or cannot be what it says, is not acted on. */
    private Start recorded(Release release, Function<Observation, Start> then) {
        Observation seen = observe();
        List<Problem> problems = doubts(release, seen);
        return problems.isEmpty() ? then.apply(seen) : notActedOn(seen, problems);
    }

    /** Why a recorded release cannot be what it says; what is seen matters only where it is about what the settings are about. */
    List<Problem> doubts(Release release, Observation seen) {
        List<Problem> problems = new ArrayList<>(
                RecordCheck.differences(release, options.service(), options.tagKey(), options.blue(), options.green()));
        if (Strategies.named(release.strategy()).isEmpty()) {
            problems.add(new Problem(
                    "the release follows the strategy '" + release.strategy() + "', which this asg-bg does not know",
                    "use the asg-bg that began it, or a newer one"));
        }
        if (problems.isEmpty()) {
            problems.addAll(RecordCheck.doubts(release, seen));
        }
        if (problems.isEmpty()) {
            problems.addAll(RecordCheck.detachments(release, seen, origins(release, seen)));
        }
        return problems;
    }

    /** A first look; whoever wants to go back is not sent away because AWS is busy for a moment. */
    private Observation observe() {
        Duration began = ports.timer().elapsed();
        while (true) {
            try {
                return ports.cloud().observe(FetchScope.PLAIN);
            } catch (CloudException failed) {
                boolean isLate = ports.timer().elapsed().minus(began).compareTo(FIRST_LOOK) > 0;
                if (isLate || !failed.isPassing()) {
                    throw failed;
                }
            }
            ports.timer().pause(options.quickest());
            if (ports.timer().interruptions() > 0) {
                throw new Interruption();
            }
        }
    }

    private Map<String, InstanceOrigin> origins(Release release, Observation seen) {
        List<String> ids = RecordCheck.nonMembers(release, seen);
        return ids.isEmpty() ? Map.of() : ports.cloud().origins(release.outgoing(), ids);
    }

    private Start notActedOn(Observation seen, List<Problem> problems) {
        return new Ended(Refused.because(
                "the recorded release is not acted on",
                Refused.count(problems),
                standing(seen, Optional.empty()),
                "mend what is listed, then the same command again",
                problems));
    }

    private Start nothing(Optional<Ledger.Entry> turn, Nothing nothing) {
        Observation seen = ports.cloud().observe(FetchScope.PLAIN);
        Standing standing = standing(seen, Optional.empty());
        List<Problem> lost = lost(seen);
        return new Ended(lost.isEmpty() ? nothing.outcome(last(turn), standing) : recordIsGone(standing, lost));
    }

    /** What to say when no release is recorded. */
    private interface Nothing {
        Outcome outcome(Optional<Release> last, Standing standing);
    }

    private List<Problem> lost(Observation seen) {
        List<Problem> signs = new ArrayList<>(LostRecord.signs(seen));
        if (!signs.isEmpty()) {
            signs.add(earlier(ports.ledger().past()));
        }
        return signs;
    }

    private Problem earlier(Ledger.Past past) {
        String what = ports.ledger().location()
                + past.deleted()
                        .map(when -> " was deleted at " + when + ", and")
                        .orElse("");
        return past.versions().stream()
                .findFirst()
                .map(version -> new Problem(
                        what + " has an earlier version of " + version.written(),
                        "the better way, if it is of this release: " + version.restoring()
                                + ", then the same command again"))
                .orElseGet(() -> new Problem(
                        what + " has no earlier version that could be restored",
                        "turn on versioning for the bucket, so that a record that somebody deletes can be had back"));
    }

    private static Outcome recordIsGone(Standing standing, List<Problem> lost) {
        Message message = new Message(
                "the record of a release is gone",
                "AWS shows what an unfinished release leaves, and the ledger knows of none",
                "nothing was changed; " + standing.sentence(),
                "one of the ways that are listed");
        return new Outcome(Ending.HALF_WAY, message, lost, List.of(), Optional.empty());
    }

    /** All that a release is judged by, of which a look just taken shows a part. */
    Observation whole(Release release, Observation seen, FetchScope shown) {
        Observation judged = Looks.complete(ports.cloud(), seen, shown, scope(release));
        return withEc2States(judged, Optional.of(release));
    }

    /** The same look with EC2's word on those of whom AWS would not notice otherwise that they have ended. */
    Observation withEc2States(Observation seen, Optional<Release> release) {
        List<String> asked = Standing.asked(seen, release);
        return seen.ec2States().keySet().containsAll(asked)
                ? seen
                : seen.with(ports.cloud()
                        .observe(FetchScope.NOTHING.withEc2States(asked))
                        .ec2States());
    }

    private Standing standing(Observation seen, Optional<Release> release) {
        return new Standing(seen, release, options.tagKey());
    }

    private boolean isAlreadyServing(DeployRequest request, Release release, Observation seen) {
        return !request.isForced()
                && Strategies.usual().soleLive(seen).isPresent()
                && release.outgoingVersion().equals(Optional.of(request.version()));
    }

    private Outcome alreadyServes(DeployRequest request, Observation seen) {
        return Refused.alreadyDone(
                request.version() + " is deployed already",
                "the live group carries the tag " + options.tagKey() + "=" + request.version() + "; "
                        + ShellCommand.of("asg-bg deploy --force")
                                .operand("VERSION", request.version())
                                .quoted()
                        + " would replace its instances anyway",
                standing(seen, Optional.empty()));
    }

    private static Optional<Release> last(Optional<Ledger.Entry> turn) {
        return turn.map(Ledger.Entry::document).flatMap(LedgerDocument::last);
    }

    private static Map<String, String> byName(PreflightLook look) {
        Map<String, String> byName = new HashMap<>();
        look.refreshes().forEach((colour, status) -> {
            Group group = look.observation().group(colour);
            byName.put(group.name(), status);
        });
        return byName;
    }
}
