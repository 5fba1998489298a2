package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.preflight.Preconditions;
import io.github.asgbg.plan.scaling.Transfer;
import io.github.asgbg.plan.scaling.Watching;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.PreflightLook;
import io.github.asgbg.port.Timer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether a command may begin, and on which release; refuses with every reason at once. It only reads. */
final class Preflight {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Cloud cloud;
    private final Timer timer;
    private final RunOptions options;
    private Optional<Observation> judgedBy = Optional.empty();

    Preflight(Cloud cloud, Timer timer, RunOptions options) {
        this.cloud = cloud;
        this.timer = timer;
        this.options = options;
    }

    /** What a look must show for a release to be judged: what scales the groups only if it moves anything of it. */
    static FetchScope scope(Release release) {
        return release.hasScaling() ? FetchScope.PLAIN.withScaling().withAlarms(release.alarms()) : FetchScope.PLAIN;
    }

    /** The look by which the last command was allowed to begin; empty when it needed none. */
    Optional<Observation> judgedBy() {
        return judgedBy;
    }

    /**
     * The release to deploy: the recorded one if it is the same version and unfinished, or a new one.
     *
     * @throws EarlyEnding with every reason
     */
    Release toDeploy(DeployRequest request, Optional<Ledger.Entry> turn) {
        Optional<Release> open = turn.map(Ledger.Entry::document).flatMap(LedgerDocument::release);
        if (open.isPresent()) {
            return toContinue(request, open.get());
        }
        PreflightLook preflight = cloud.preflight();
        Observation seen = preflight.observation();
        judgedBy = Optional.of(seen);
        List<Problem> problems = new ArrayList<>();
        Release release = release(request, seen, problems);
        if (isAlreadyServing(request, release, seen)) {
            throw new EarlyEnding(alreadyServes(request, seen));
        }
        Optional<Release> last = turn.map(Ledger.Entry::document).flatMap(LedgerDocument::last);
        problems.addAll(Preconditions.toDeploy(seen, release, byName(preflight, preflight.refreshes()), last));
        if (!problems.isEmpty()) {
            throw new EarlyEnding(
                    new Message(
                            request.version() + " cannot be deployed now",
                            problems.size() == 1
                                    ? "there is one obstacle"
                                    : "there are " + problems.size() + " obstacles",
                            "nothing was changed; " + Serving.sentence(seen, options.tagKey()),
                            "mend what is listed, then the same command again"),
                    problems);
        }
        return release;
    }

    private Release toContinue(DeployRequest request, Release open) {
        boolean isSame = open.incomingVersion().equals(request.version());
        boolean isUnfinished = open.phase() == Phase.DEPLOYING || open.phase() == Phase.CUTTING_OVER;
        if (isSame && isUnfinished) {
            return open;
        }
        Observation seen = cloud.observe(FetchScope.PLAIN);
        String soNow = Serving.sentence(seen, open);
        if (isSame && open.phase() == Phase.SOAKING) {
            throw new EarlyEnding(Outcome.of(
                    Ending.DONE,
                    new Message(
                            open.incomingVersion() + " is in service already",
                            "its release is in soak since " + open.cutOverAt().orElse(open.startedAt()),
                            soNow,
                            Endings.goOn(open))));
        }
        throw new EarlyEnding(
                new Message(
                        request.version() + " cannot be deployed now",
                        "the release of " + open.incomingVersion() + " is "
                                + open.phase().words(),
                        "nothing was changed; " + soNow,
                        Endings.goOn(open)),
                List.of());
    }

    Release toRollBack(Optional<Ledger.Entry> turn) {
        Release release = recorded(turn, Endings::nothingToRollBack);
        if (release.phase() == Phase.FINALIZING) {
            throw new EarlyEnding(
                    new Message(
                            release.incomingVersion() + " cannot be rolled back",
                            "its finalization has begun: old instances are being terminated",
                            "nothing was changed; " + Serving.sentence(cloud.observe(FetchScope.PLAIN), release),
                            "'asg-bg finalize' to end it, then "
                                    + release.outgoingVersion()
                                            .map(v -> "'asg-bg deploy " + v + "'")
                                            .orElse("deploy an earlier version")),
                    List.of());
        }
        return release;
    }

    Release toFinalize(Optional<Ledger.Entry> turn) {
        Release release = recorded(turn, Endings::nothingToFinalize);
        if (release.phase() == Phase.FINALIZING) {
            return release;
        }
        Observation seen = cloud.observe(scope(release));
        judgedBy = Optional.of(seen);
        if (release.phase() != Phase.SOAKING) {
            throw new EarlyEnding(
                    new Message(
                            release.incomingVersion() + " cannot be finalized",
                            "its release is " + release.phase().words() + ", not in soak",
                            "nothing was changed; " + Serving.sentence(seen, release),
                            Endings.goOn(release)),
                    List.of());
        }
        List<Problem> problems = Preconditions.toFinalize(seen, release);
        if (!problems.isEmpty()) {
            throw new EarlyEnding(
                    new Message(
                            release.incomingVersion() + " is not finalized",
                            "the old version must stay within reach until the new one is whole",
                            "nothing was changed; " + Serving.sentence(seen, release),
                            "mend what is listed, or 'asg-bg rollback'"),
                    problems);
        }
        return release;
    }

    private Release recorded(Optional<Ledger.Entry> turn, Nothing nothing) {
        Optional<LedgerDocument> document = turn.map(Ledger.Entry::document);
        return document.flatMap(LedgerDocument::release)
                .orElseThrow(() -> new EarlyEnding(
                        nothing.message(
                                document.flatMap(LedgerDocument::last),
                                cloud.observe(FetchScope.PLAIN),
                                options.tagKey()),
                        List.of()));
    }

    /** What to say when no release is recorded. */
    private interface Nothing {
        Message message(Optional<Release> last, Observation seen, String tagKey);
    }

    private boolean isAlreadyServing(DeployRequest request, Release release, Observation seen) {
        return !request.isForced()
                && seen.soleLive().isPresent()
                && release.outgoingVersion().equals(Optional.of(request.version()));
    }

    private Outcome alreadyServes(DeployRequest request, Observation seen) {
        return Outcome.of(
                Ending.DONE,
                new Message(
                        request.version() + " is in service already",
                        "the live group carries the tag " + options.tagKey() + "=" + request.version(),
                        "nothing was changed; " + Serving.sentence(seen, options.tagKey()),
                        "'asg-bg deploy " + request.version() + " --force' to replace its instances anyway"));
    }

    private Release release(DeployRequest request, Observation seen, List<Problem> problems) {
        if (seen.live().size() > 1) {
            problems.add(new Problem(
                    "both groups have instances in service, and no release is in progress",
                    "decide which one is to serve and set the other to 0/0"));
        }
        boolean isFirst = seen.live().isEmpty();
        if (isFirst && request.capacity().isEmpty()) {
            problems.add(new Problem(
                    "neither group has instances in service, so there is no capacity to copy",
                    "for the first deploy say how much: --capacity min/desired/max, for example --capacity 2/2/4"));
        }
        if (!isFirst && request.capacity().isPresent()) {
            problems.add(new Problem(
                    "--capacity is for the first deploy only", "leave it out: the live group's capacity is copied"));
        }
        Colour incoming = isFirst ? Endings.firstIncoming() : seen.live().get(0).other();
        return opened(request, seen, incoming, isFirst ? request.capacity() : Optional.empty());
    }

    private Release opened(DeployRequest request, Observation seen, Colour incoming, Optional<Sizes> capacity) {
        Instant now = timer.now();
        Group outgoing = seen.group(incoming.other());
        boolean isLive = seen.live().contains(outgoing.colour());
        Release release = new Release(
                ID.format(now),
                Release.STANDBY,
                options.service(),
                options.tagKey(),
                Phase.DEPLOYING,
                incoming,
                request.version(),
                isLive ? outgoing.tag(options.tagKey()) : Optional.empty(),
                before(seen, outgoing),
                before(seen, seen.group(incoming)),
                capacity,
                0,
                List.of(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ScalingChoices(options.scaling()));
        return isLive ? Watching.decided(seen.scaling().orElse(Scaling.NONE), release) : release;
    }

    private Release.Before before(Observation seen, Group group) {
        List<String> suspended = group.suspended().stream().sorted().toList();
        return new Release.Before(
                group.name(),
                group.sizes(),
                suspended,
                group.tag(options.tagKey()),
                Transfer.of(seen.scaling().orElse(Scaling.NONE), group.colour()));
    }

    private static <T> Map<String, T> byName(PreflightLook preflight, Map<Colour, T> byColour) {
        Map<String, T> byName = new HashMap<>();
        byColour.forEach((colour, value) ->
                byName.put(preflight.observation().group(colour).name(), value));
        return byName;
    }
}
