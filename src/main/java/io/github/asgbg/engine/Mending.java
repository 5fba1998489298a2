package io.github.asgbg.engine;

import io.github.asgbg.plan.Action;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Event;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks, makes the calls that mend what is missing, and looks again, until nothing is left that such a call would mend. Every
 * call may be made twice, so that whatever ends it half-way, running it again goes on.
 */
final class Mending {
    private final Ports ports;
    private final RunOptions options;
    private final Adoption adoption;
    private final AdoptRequest request;

    /** What AWS has accepted, one instance an action; it may take a while to show. */
    private final Set<Action> accepted = new HashSet<>();

    private Optional<String> trouble = Optional.empty();
    private Duration lastProgress;
    private int made;

    Mending(Ports ports, RunOptions options, Adoption adoption, AdoptRequest request) {
        this.ports = ports;
        this.options = options;
        this.adoption = adoption;
        this.request = request;
        this.lastProgress = ports.timer().elapsed();
    }

    /** How many calls AWS has accepted. */
    int made() {
        return made;
    }

    /**
     * Returns the last look, in which nothing is left to be done by a call, or something contradicts itself.
     *
     * @throws EarlyEnding where somebody else has begun to work on the pair
     * @throws CloudException where AWS refuses a call for good
     * @throws Unseen where AWS does not show in time what it accepted
     * @throws Interruption when the user asked to stop
     */
    Assessment run() {
        Assessment now = look();
        while (now.contradictions().isEmpty() && !now.actions().isEmpty()) {
            for (Action action : now.actions()) {
                if (isDue(action) && !ask(action)) {
                    break;
                }
            }
            if (!isPatient()) {
                throw new Unseen(now, trouble);
            }
            rest();
            now = look();
        }
        return now;
    }

    /** A look that AWS refuses for a reason that may pass is taken again. */
    private Assessment look() {
        while (true) {
            try {
                return adoption.lookAgain(request);
            } catch (CloudException refused) {
                if (!refused.isPassing() || !isPatient()) {
                    throw refused;
                }
                tell(new Event.LookFailed(ports.timer().now(), refused.sentence()));
            }
            rest();
        }
    }

    /** What is seen as missing after AWS has accepted it, will be seen as there a little later. */
    private boolean isDue(Action action) {
        return !accepted.containsAll(parts(action));
    }

    /** Returns whether AWS took it; whether a refusal that may pass has passed, the next look decides. */
    private boolean ask(Action action) {
        stopIfAsked();
        tell(new Event.ActionAsked(ports.timer().now(), made, action));
        try {
            ports.cloud().act(action);
        } catch (CloudException refused) {
            tell(new Event.ActionRefused(ports.timer().now(), made, action, refused.sentence()));
            trouble = Optional.of(refused.sentence());
            if (!refused.isPassing()) {
                throw refused;
            }
            return false;
        }
        made++;
        accepted.addAll(parts(action));
        lastProgress = ports.timer().elapsed();
        return true;
    }

    private boolean isPatient() {
        Duration waited = ports.timer().elapsed().minus(lastProgress);
        return waited.compareTo(options.limits().change()) < 0;
    }

    private void rest() {
        ports.timer().pause(options.quickest());
        stopIfAsked();
    }

    private void stopIfAsked() {
        if (ports.timer().interruptions() > 0) {
            throw new Interruption();
        }
    }

    /** Of an action on several instances the next look may show some as done and others not. */
    private static List<Action> parts(Action action) {
        return action instanceof Action.CreateTags tags
                ? tags.instances().stream()
                        .<Action>map(id -> new Action.CreateTags(List.of(id), tags.key(), tags.value()))
                        .toList()
                : List.of(action);
    }

    private void tell(Event event) {
        ports.events().tell(event);
    }

    /** AWS has accepted calls, or refused them for the moment, for longer than a single change should take to show. */
    static final class Unseen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Assessment last;
        private final transient Optional<String> trouble;

        Unseen(Assessment last, Optional<String> trouble) {
            super("not seen in time", null, false, false);
            this.last = last;
            this.trouble = trouble;
        }

        Assessment last() {
            return last;
        }

        /** What AWS refused last for a reason that may pass. */
        Optional<String> trouble() {
            return trouble;
        }
    }
}
