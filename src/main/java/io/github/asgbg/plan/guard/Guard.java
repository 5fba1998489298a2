package io.github.asgbg.plan.guard;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.plan.strategy.Strategy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rule that no action may take away what is needed: serving capacity, or the way back to the version that served before. The
 * loop asks it before every action, with a look taken after the last one; no step can forget it, and no resumed command is
 * exempt.
 *
 * <p>What serves is what the look shows: healthy behind the load balancer, and of the version that its group is to run, as far
 * as instances tell their version. What the record says of the past counts for nothing here but the number that is needed.
 */
public final class Guard implements Action.Each<Optional<String>> {
    private final Situation now;
    private final Strategy strategy;

    private Guard(Situation now) {
        this.now = now;
        this.strategy = Strategies.of(now.release());
    }

    /**
     * What a look must show for the guard to judge: the health of the targets now tells what serves. Old instances that have
     * just left may be healthy still, so before more of them leave the groups are asked as well; and before a release is
     * closed, whether anything detached still runs.
     */
    public static FetchScope scope(Action action, Situation last) {
        if (action instanceof Action.EnterStandby) {
            return FetchScope.PLAIN;
        }
        return action instanceof Action.WriteLedger
                ? FetchScope.HEALTH.withEc2States(last.release().detaching())
                : FetchScope.HEALTH;
    }

    /** Whether the action may take something away, so that it needs a look of its own. */
    public static boolean concerns(Action action, Situation last) {
        return action.on(new Concern(last.seen()));
    }

    /** Whether the action takes away scaling only, so that what the guard saw before it holds after it. */
    public static boolean leavesCapacityAlone(Action action) {
        return action instanceof Action.DeletePolicy || action instanceof Action.BatchDeleteScheduledAction;
    }

    /** Why the action must not be done now; empty when nothing stands against it. */
    public static Optional<String> objection(Action action, Situation now) {
        return action.on(new Guard(now));
    }

    /** The outgoing instances leave when enough others serve, and in every target group that they serve in. */
    @Override
    public Optional<String> on(Action.EnterStandby a) {
        Colour leaving = colour(a);
        Optional<String> unserved = unserved(leaving);
        if (unserved.isPresent()) {
            return Optional.of("moving instances of " + a.group() + " to Standby would leave nobody in target group "
                    + unserved.get() + ", which "
                    + now.group(leaving.other()).name() + " is not attached to");
        }
        int left = serving(leaving.other()) + without(leaving, a.instances());
        return left >= needed()
                ? Optional.empty()
                : objection("moving " + a.instances().size() + " instances of " + a.group() + " to Standby", left);
    }

    @Override
    public Optional<String> on(Action.DetachInstances a) {
        return wayBack("detaching instances of " + a.group());
    }

    @Override
    public Optional<String> on(Action.TerminateInstances a) {
        return serves(a.instances())
                .map(id -> id + " is a member of a group")
                .or(() -> wayBack("terminating old instances"));
    }

    /** A size going down. AWS chooses whom it ends, so all that goes is counted as having served. */
    @Override
    public Optional<String> on(Action.UpdateAutoScalingGroup a) {
        Group group = now.group(colour(a));
        int desired = desired(a, group.sizes());
        int going = Math.max(0, group.active().size() - desired);
        int serving = serving(group.colour());
        int lost = Math.min(going, serving);
        if (lost == 0) {
            return Optional.empty();
        }
        int others = serving(group.colour().other());
        String act = "setting " + a.group() + " to " + desired;
        if (desired == 0 && others < serving) {
            return Optional.of(
                    act + " would end " + serving + " healthy instances, and only " + others + " others are healthy in "
                            + now.group(group.colour().other()).name());
        }
        int left = others + serving - lost;
        return left >= needed() ? Optional.empty() : objection(act, left);
    }

    @Override
    public Optional<String> on(Action.DeletePolicy a) {
        return scalingGoes(a, "policy " + a.name());
    }

    @Override
    public Optional<String> on(Action.BatchDeleteScheduledAction a) {
        return scalingGoes(a, "scheduled actions");
    }

    /** With the record goes the knowledge of how to get the old version back. */
    @Override
    public Optional<String> on(Action.WriteLedger a) {
        if (!concerns(a, now)) {
            return Optional.empty();
        }
        return running(now.release().detaching())
                .map(id -> "closing the release would forget " + id + ", which was detached and still runs")
                .or(() -> wayBack("closing the release"));
    }

    @Override
    public Optional<String> on(Action.CreateTags a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.ModifyInstanceAttribute a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.CreateOrUpdateTags a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.DeleteTags a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.SuspendProcesses a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.ResumeProcesses a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.ExitStandby a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.AttachInstances a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.SetInstanceProtection a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.PutScalingPolicy a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.BatchPutScheduledUpdateGroupAction a) {
        return Optional.empty();
    }

    @Override
    public Optional<String> on(Action.PutMetricAlarm a) {
        return Optional.empty();
    }

    /** The old version is out of reach for good only where the new one is whole. */
    private Optional<String> wayBack(String act) {
        Group incoming = now.incoming();
        int whole = Math.max(1, incoming.sizes().desired());
        int serving = serving(incoming.colour());
        return serving >= whole && !now.release().isGoingBack()
                ? Optional.empty()
                : Optional.of(act + " would take the way back away, and " + serving + " of " + whole + " instances of "
                        + incoming.name() + " are healthy");
    }

    /** A group that serves keeps what scales it. */
    private Optional<String> scalingGoes(Action.OnGroup a, String what) {
        int serving = serving(colour(a));
        return serving == 0
                ? Optional.empty()
                : Optional.of("removing " + what + " from " + a.group() + ", which serves with " + serving
                        + " healthy instances");
    }

    /** A target group of the one that the other is not attached to: somebody has detached it since the release began. */
    private Optional<String> unserved(Colour leaving) {
        List<String> others = now.group(leaving.other()).targetGroups();
        return now.group(leaving).targetGroups().stream()
                .filter(arn -> !others.contains(arn))
                .findFirst();
    }

    private Optional<String> objection(String act, int left) {
        return Optional.of(
                act + " would leave " + left + " healthy instances in service, and " + needed() + " are needed");
    }

    /** How many instances the service needs now. */
    private int needed() {
        Release release = now.release();
        if (!release.isGoingBack()) {
            return now.wantedIncoming();
        }
        int before = release.cutOverAt().isPresent()
                ? release.needed()
                : now.outgoing().sizes().desired();
        return Math.max(before, 1);
    }

    private static int desired(Action.UpdateAutoScalingGroup a, Sizes is) {
        int most = a.max().orElse(is.max());
        return Math.min(a.desired().orElse(is.desired()), most);
    }

    private Colour colour(Action.OnGroup action) {
        return now.seen().blue().name().equals(action.group()) ? Colour.BLUE : Colour.GREEN;
    }

    private int serving(Colour colour) {
        return without(colour, List.of());
    }

    private int without(Colour colour, Collection<String> leaving) {
        return (int) strategy.serving(now.seen(), colour).stream()
                .filter(i -> isOfItsVersion(i, colour))
                .filter(i -> !leaving.contains(i.id()))
                .count();
    }

    private boolean isOfItsVersion(Instance instance, Colour colour) {
        Optional<String> version = now.release().version(colour);
        return version.isEmpty()
                || instance.version().filter(v -> !version.get().equals(v)).isEmpty();
    }

    private Optional<String> running(List<String> ids) {
        return ids.stream()
                .filter(id -> "running".equals(now.seen().ec2States().get(id)))
                .findFirst();
    }

    private Optional<String> serves(List<String> ids) {
        return List.of(now.seen().blue(), now.seen().green()).stream()
                .flatMap(g -> g.instances().stream())
                .map(Instance::id)
                .filter(ids::contains)
                .findFirst();
    }
}
