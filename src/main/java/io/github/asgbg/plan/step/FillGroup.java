package io.github.asgbg.plan.step;

import static io.github.asgbg.model.Lifecycle.IN_SERVICE;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A group has the capacity that is wanted of it, in service and healthy in every attached target group, counted by
 * instance.
 *
 * @param isAgain whether it was looked for before, and only what changed meanwhile is made good
 */
public record FillGroup(Sentence sentence, Colour colour, boolean isAgain) implements Step {
    /** AWS starts launching up to half a minute after desired capacity has changed; only then is a lack suspicious. */
    private static final Duration LAUNCH_STARTS_WITHIN = Duration.ofSeconds(15);

    public FillGroup(Sentence sentence, Colour colour) {
        this(sentence, colour, false);
    }

    /** On the way back a group that nothing scales cannot have grown since the first look. */
    @Override
    public boolean isNeeded(Release release) {
        return !isAgain || sentence != Sentence.ROLL_BACK || release.hasScaling();
    }

    @Override
    public String title(Release release) {
        String outgoing = release.outgoingBefore().group();
        if (isAgain && colour == release.outgoing()) {
            return "Look once more whether " + outgoing + " has the capacity that is needed now";
        }
        if (colour == release.outgoing()) {
            return "Wait until " + outgoing + " is healthy at the capacity that is needed now";
        }
        String incoming = release.incomingBefore().group();
        if (isAgain) {
            return "Look once more whether " + incoming + " has what " + outgoing + " has";
        }
        return release.isFirst()
                ? "Start " + incoming + " and wait until its instances are healthy"
                : "Copy the capacity of " + outgoing + " to " + incoming + " and wait until its instances are healthy";
    }

    @Override
    public TimeLimits.Budget budget() {
        return sentence == Sentence.ROLL_BACK ? TimeLimits.Budget.ROLLBACK : TimeLimits.Budget.HEALTHY;
    }

    @Override
    public Duration granted(Situation now) {
        return Patience.fromLaunch(now, now.group(colour));
    }

    @Override
    public FetchScope need(Situation last) {
        Group group = last.group(colour);
        boolean isShort = group.active().size() < Capacity.wanted(last, colour);
        boolean haveGone = colour == last.release().incoming()
                && last.history().seen().size() > group.active().size();
        boolean lacking = (isShort || haveGone) && last.history().inStep().compareTo(LAUNCH_STARTS_WITHIN) >= 0;
        FetchScope scope = scope(group, Capacity.wanted(last, colour));
        return lacking ? scope.withGroups().withFailures(last.release().startedAt()) : scope;
    }

    /** Before any is in service nobody checks its health; once all are, nothing but their health is news. */
    private FetchScope scope(Group group, int wanted) {
        int inService = group.in(IN_SERVICE).size();
        if (inService == 0) {
            return FetchScope.GROUPS;
        }
        boolean isWaitingForHealth =
                !isAgain && inService >= wanted && group.serving().size() < wanted;
        return isWaitingForHealth ? FetchScope.HEALTH : FetchScope.PLAIN;
    }

    @Override
    public Decision decide(Situation now) {
        Group group = now.group(colour);
        int wanted = Capacity.wanted(now, colour);
        Optional<Action> growth = growth(now);
        if (growth.isPresent()) {
            Progress asked = Progress.of("to run " + wanted + " instances");
            return new Decision.Act(List.of(growth.get()), asked, isAgain ? Duration.ZERO : expected(now));
        }
        Progress progress = progress(now, group, wanted);
        if (group.serving().size() >= wanted) {
            return new Decision.Reached(progress);
        }
        return Diagnosis.of(now, colour)
                .<Decision>map(d -> new Decision.GiveUp(progress, d.because(), d.instances()))
                .orElseGet(() -> new Decision.Wait(progress, expected(now)));
    }

    /** New instances are seldom quicker than usual; until shortly before that, looking often finds nothing. */
    private Duration expected(Situation now) {
        if (sentence != Sentence.COPY) {
            return Duration.ZERO;
        }
        Duration soonest = now.history().usualLaunch().multipliedBy(4).dividedBy(5);
        Duration left = soonest.minus(now.history().inStep());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The live group's limits are copied with its capacity; on the way back they are the group's own. */
    private Optional<Action> growth(Situation now) {
        return sentence == Sentence.ROLL_BACK ? Capacity.growth(now, colour) : Capacity.copy(now);
    }

    private static Progress progress(Situation now, Group group, int wanted) {
        int serving = group.serving().size();
        int inService = group.in(IN_SERVICE).size();
        String words = inService < wanted ? starting(now, group, wanted) : serving + " of " + wanted + " healthy";
        return new Progress(Math.min(serving, wanted), wanted, words);
    }

    private static String starting(Situation now, Group group, int wanted) {
        int pending = group.in(Lifecycle.PENDING).size();
        String held = HookWaits.words(now, group, HookWaits.Result.CONTINUE)
                .map(words -> "; " + words)
                .orElse("");
        return group.in(IN_SERVICE).size() + " of " + wanted + " in service"
                + (pending == 0 ? "" : ", " + pending + " pending") + held;
    }
}
