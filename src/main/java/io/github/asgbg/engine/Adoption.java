package io.github.asgbg.engine;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.adopt.Finding;
import io.github.asgbg.plan.adopt.Findings;
import io.github.asgbg.plan.adopt.Seen;
import io.github.asgbg.plan.adopt.Wanted;
import io.github.asgbg.plan.preflight.LostRecord;
import io.github.asgbg.plan.preflight.Preconditions;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The command before the first release of a service that runs already: what its pair lacks, and the tags and attributes that
 * mend it. It never changes which instances serve, and writes no ledger.
 */
public final class Adoption {
    /** Stands for the version of a release that does not begin. */
    private static final DeployRequest ANY = new DeployRequest("VERSION", Optional.empty(), true);

    /** As many in a row without any answer mean that there will be none. */
    private static final int VAIN_QUESTIONS = 2;

    private static final String UNTOLD = "AWS does not tell whether instances start the version in their group's tag;"
            + " bootstrap/README.md says how they can";

    private final Ports ports;
    private final RunOptions options;
    private final Preflight preflight;

    public Adoption(Ports ports, RunOptions options) {
        this.ports = ports;
        this.options = options;
        this.preflight = new Preflight(ports, options);
    }

    /**
     * Looks, and changes nothing.
     *
     * @throws EarlyEnding while a release is in progress or another command at work, where nobody can tell who serves, and when
     *     the user asked to stop
     */
    public Assessment look(AdoptRequest request) {
        try {
            Optional<Ledger.Entry> turn = turn();
            Preflight.Draft draft = preflight.draft(ANY);
            return assessed(request, draft, turn, preflight.permissions(draft));
        } catch (Interruption asked) {
            throw new EarlyEnding(new AdoptEndings(options.service(), request, 0).interrupted(Optional.empty()));
        }
    }

    /** The same without the permissions that a release would need, for looks between changes. */
    Assessment lookAgain(AdoptRequest request) {
        Optional<Ledger.Entry> turn = turn();
        return assessed(request, preflight.draft(ANY), turn, PermissionCheck.NONE);
    }

    /** Does what tags and attributes can mend, looks again until AWS shows it, and tells what is true then. */
    public Outcome apply(AdoptRequest request) {
        Duration began = ports.timer().elapsed();
        tell(new Event.CommandStarted(ports.timer().now(), "adopt", options.service()));
        Outcome outcome = applied(request);
        Duration took = ports.timer().elapsed().minus(began);
        tell(new Event.Ended(ports.timer().now(), "adopt", outcome, took));
        return outcome;
    }

    private Outcome applied(AdoptRequest request) {
        Mending mending = new Mending(ports, options, this, request);
        try {
            Assessment last = mending.run();
            return endings(request, mending).ended(last);
        } catch (Mending.Unseen unseen) {
            return endings(request, mending).unseen(unseen);
        } catch (CloudException refused) {
            return endings(request, mending).denied(refused, lastLook(request));
        } catch (Interruption asked) {
            return endings(request, mending).interrupted(lastLook(request));
        } catch (EarlyEnding early) {
            return mending.made() == 0
                    ? early.outcome()
                    : endings(request, mending).overtaken(early.outcome());
        }
    }

    private AdoptEndings endings(AdoptRequest request, Mending mending) {
        return new AdoptEndings(options.service(), request, mending.made());
    }

    /** What is true now, if it can be seen; what ended the command is told in any case. */
    private Optional<Assessment> lastLook(AdoptRequest request) {
        try {
            return Optional.of(lookAgain(request));
        } catch (CloudException | EarlyEnding | Interruption unseen) {
            return Optional.empty();
        }
    }

    private void tell(Event event) {
        ports.events().tell(event);
    }

    /** Nobody else is at work, and no release is open. */
    private Optional<Ledger.Entry> turn() {
        try {
            Optional<Ledger.Entry> turn = new LeaseQueue(ports, options.leaseWait()).await();
            turn.map(Ledger.Entry::document).flatMap(LedgerDocument::release).ifPresent(open -> {
                throw new EarlyEnding(inRelease(open));
            });
            return turn;
        } catch (LeaseHeld held) {
            throw new EarlyEnding(Refused.leaseHeld(held.entry(), options.service()));
        }
    }

    private Outcome inRelease(Release open) {
        return Outcome.of(
                Ending.REFUSED,
                new Message(
                        options.service() + " is not adopted now",
                        "the release of " + open.incomingVersion() + " is "
                                + open.phase().words() + ", so the pair is in use already",
                        "nothing was changed",
                        "'asg-bg status'; when the release has ended, the same command again"));
    }

    private Assessment assessed(
            AdoptRequest request, Preflight.Draft draft, Optional<Ledger.Entry> turn, PermissionCheck permissions) {
        Observation pair = draft.seen();
        Standing standing = new Standing(pair, Optional.empty(), options.tagKey());
        List<Problem> obstacles = preflight.obstacles(draft, turn);
        Colour live = live(standing, obstacles);
        Wanted wanted = new Wanted(
                options.tagKey(), request.version(), request.serviceTag(), options.service(), request.overwrites());
        List<Finding> findings = Findings.of(seen(pair, live), wanted, obstacles);
        return new Assessment(
                request,
                standing,
                live,
                Findings.version(pair.group(live), wanted),
                findings,
                notices(draft, permissions),
                permissions.unasked());
    }

    /** By observation, as a deploy tells; what may be in an unfinished release is left alone. */
    private Colour live(Standing standing, List<Problem> obstacles) {
        List<Colour> live = Strategies.usual().live(standing.seen());
        boolean isLost = !LostRecord.signs(standing.seen()).isEmpty();
        if (live.size() != 1 || isLost) {
            throw new EarlyEnding(Refused.because(
                    options.service() + " is not adopted now",
                    isLost ? "a release seems to be unfinished" : "nobody can tell which of the groups serves",
                    standing,
                    "mend what is listed, then the same command again",
                    obstacles));
        }
        return live.get(0);
    }

    private Seen seen(Observation pair, Colour live) {
        List<String> ids = Seen.instances(pair, live);
        PairTags tags = ports.cloud().tags(ids);
        return new Seen(
                pair,
                live,
                tags,
                protections(tags.carried().keySet().stream().sorted().toList()));
    }

    /** Two questions an instance may be more than EC2 answers at once, and what it does not tell counts as missing. */
    private Map<String, Set<ApiProtection>> protections(List<String> ids) {
        ProtectionCheck check = ports.cloud().protections(ids);
        Map<String, Set<ApiProtection>> told = new TreeMap<>(told(ids, check));
        for (int vain = 0; vain < VAIN_QUESTIONS && !check.untold().isEmpty(); ) {
            ports.timer().pause(options.quickest());
            List<String> asked = check.untold();
            check = ports.cloud().protections(asked);
            told.putAll(told(asked, check));
            vain = check.untold().size() < asked.size() ? 0 : vain + 1;
        }
        return told;
    }

    private static Map<String, Set<ApiProtection>> told(List<String> asked, ProtectionCheck check) {
        return asked.stream()
                .filter(id -> !check.untold().contains(id))
                .collect(Collectors.toMap(id -> id, id -> check.found().getOrDefault(id, Set.of())));
    }

    /** Who adopts a service is seldom who releases it, so permissions to release are told and not counted. */
    private static List<String> notices(Preflight.Draft draft, PermissionCheck permissions) {
        List<String> notices = new ArrayList<>(Preconditions.notices(draft.seen(), draft.release()));
        notices.add(UNTOLD);
        permissions
                .denied()
                .forEach(p -> notices.add("with these credentials a release would be refused: " + p.what()));
        return notices;
    }
}
