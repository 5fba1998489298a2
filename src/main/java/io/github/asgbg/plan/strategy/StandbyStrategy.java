package io.github.asgbg.plan.strategy;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.step.AttachInstances;
import io.github.asgbg.plan.step.DetachInstances;
import io.github.asgbg.plan.step.EmptyGroup;
import io.github.asgbg.plan.step.EnterStandby;
import io.github.asgbg.plan.step.ExitStandby;
import io.github.asgbg.plan.step.FillGroup;
import io.github.asgbg.plan.step.PointAlarms;
import io.github.asgbg.plan.step.PutScaling;
import io.github.asgbg.plan.step.RecordLimits;
import io.github.asgbg.plan.step.RecordPhase;
import io.github.asgbg.plan.step.Resize;
import io.github.asgbg.plan.step.ResumeScaling;
import io.github.asgbg.plan.step.SuspendScaling;
import io.github.asgbg.plan.step.TerminateInstances;
import java.util.List;
import java.util.stream.Stream;

/** The outgoing instances go to Standby: they leave the load balancer, keep running, and can come back. */
final class StandbyStrategy implements Strategy {
    @Override
    public String name() {
        return Release.STANDBY;
    }

    @Override
    public List<Colour> live(Observation seen) {
        return Stream.of(Colour.values())
                .filter(c -> !seen.group(c).in(Lifecycle.IN_SERVICE).isEmpty())
                .toList();
    }

    @Override
    public List<Instance> serving(Observation seen, Colour colour) {
        return seen.group(colour).serving();
    }

    @Override
    public List<Step> cutOver(Release release) {
        Colour incoming = release.incoming();
        Colour outgoing = release.outgoing();
        return List.of(
                new SuspendScaling(Sentence.STAND_BY, outgoing),
                // Once more, now that the outgoing group cannot grow: it may have grown since the last look.
                new FillGroup(Sentence.STAND_BY, incoming, true),
                new RecordPhase(Sentence.STAND_BY, Phase.CUTTING_OVER),
                new PutScaling(Sentence.STAND_BY, PutScaling.Goal.QUIET),
                new Resize(Sentence.STAND_BY, outgoing, Resize.Goal.LOWERED),
                new EnterStandby(EnterStandby.Until.OUT_OF_SERVICE),
                new Resize(Sentence.STAND_BY, incoming, Resize.Goal.PINNED),
                new PointAlarms(Sentence.STAND_BY, incoming),
                new ResumeScaling(Sentence.STAND_BY, incoming),
                new Resize(Sentence.STAND_BY, outgoing, Resize.Goal.CLOSED),
                new EnterStandby(EnterStandby.Until.STANDING_BY),
                new RecordPhase(Sentence.STAND_BY, Phase.SOAKING));
    }

    @Override
    public List<Step> goBack(Release release) {
        Colour incoming = release.incoming();
        Colour outgoing = release.outgoing();
        return List.of(
                new AttachInstances(),
                new ExitStandby(),
                new FillGroup(Sentence.ROLL_BACK, outgoing),
                new PutScaling(Sentence.ROLL_BACK, PutScaling.Goal.ORIGINAL),
                new PointAlarms(Sentence.ROLL_BACK, outgoing),
                // As late as can be: until the next three calls are made, schedules act on the incoming group alone.
                new RecordLimits(),
                new Resize(Sentence.ROLL_BACK, outgoing, Resize.Goal.PINNED),
                new ResumeScaling(Sentence.ROLL_BACK, outgoing),
                new SuspendScaling(Sentence.ROLL_BACK, incoming),
                // Once more, now that the incoming group cannot grow.
                new FillGroup(Sentence.ROLL_BACK, outgoing, true),
                new EmptyGroup(EmptyGroup.Until.GONE));
    }

    @Override
    public List<Step> finish(Release release) {
        return List.of(new DetachInstances(), new TerminateInstances());
    }

    @Override
    public List<Instance> returnable(Observation seen, Release release) {
        Group outgoing = seen.group(release.outgoing());
        return outgoing.select(i -> isReturning(i.lifecycle()) && !seen.isKnownNotToRun(i.id()));
    }

    private static boolean isReturning(Lifecycle lifecycle) {
        return switch (lifecycle) {
            case IN_SERVICE, PENDING, ENTERING_STANDBY, STANDBY -> true;
            case DETACHING, TERMINATING, RETAINED, OTHER -> false;
        };
    }
}
