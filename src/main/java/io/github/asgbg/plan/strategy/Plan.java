package io.github.asgbg.plan.strategy;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.step.CloseRelease;
import io.github.asgbg.plan.step.DetachInstances;
import io.github.asgbg.plan.step.EmptyGroup;
import io.github.asgbg.plan.step.EnterStandby;
import io.github.asgbg.plan.step.ExitStandby;
import io.github.asgbg.plan.step.FillGroup;
import io.github.asgbg.plan.step.PointAlarms;
import io.github.asgbg.plan.step.PutScaling;
import io.github.asgbg.plan.step.RecordLimits;
import io.github.asgbg.plan.step.RecordPhase;
import io.github.asgbg.plan.step.RemoveScaling;
import io.github.asgbg.plan.step.Resize;
import io.github.asgbg.plan.step.ResumeScaling;
import io.github.asgbg.plan.step.StartInstances;
import io.github.asgbg.plan.step.SuspendScaling;
import io.github.asgbg.plan.step.TagGroup;
import io.github.asgbg.plan.step.TerminateInstances;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a command, in order. A pure function of the release: a crashed command's plan can be made again. */
public record Plan(List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** The first three sentences; a first deploy has nothing to stand by and is done when it is healthy. */
    public static Plan toDeploy(Release release) {
        return release.isFirst() ? first(release) : next(release);
    }

    private static Plan first(Release release) {
        return of(
                release,
                new TagGroup(Sentence.TAG, Optional.of(release.incomingVersion())),
                new FillGroup(Sentence.COPY, release.incoming()),
                new CloseRelease(Sentence.COPY, Phase.FINALIZED));
    }

    private static Plan next(Release release) {
        Colour incoming = release.incoming();
        Colour outgoing = release.outgoing();
        return of(
                release,
                new TagGroup(Sentence.TAG, Optional.of(release.incomingVersion())),
                new Resize(Sentence.COPY, outgoing, Resize.Goal.PINNED),
                new SuspendScaling(Sentence.COPY, incoming),
                new StartInstances(),
                new PutScaling(Sentence.COPY, PutScaling.Goal.COPIED),
                new FillGroup(Sentence.COPY, incoming),
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

    /** The fourth sentence; the same plan is the way back of a deploy that failed before its cut-over. */
    public static Plan toRollBack(Release release) {
        Colour incoming = release.incoming();
        Colour outgoing = release.outgoing();
        return of(
                release,
                new RecordPhase(Sentence.ROLL_BACK, Phase.ROLLING_BACK),
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
                new EmptyGroup(),
                new RemoveScaling(Sentence.ROLL_BACK, incoming),
                new TagGroup(Sentence.ROLL_BACK, release.incomingBefore().version()),
                new Resize(Sentence.ROLL_BACK, outgoing, Resize.Goal.RELEASED),
                new ResumeScaling(Sentence.ROLL_BACK, incoming),
                new CloseRelease(Sentence.ROLL_BACK, Phase.ROLLED_BACK));
    }

    /** The fifth sentence. */
    public static Plan toFinalize(Release release) {
        return of(
                release,
                new RecordPhase(Sentence.FINALIZE, Phase.FINALIZING),
                new DetachInstances(),
                new TerminateInstances(),
                new RemoveScaling(Sentence.FINALIZE, release.outgoing()),
                new Resize(Sentence.FINALIZE, release.incoming(), Resize.Goal.RELEASED),
                new Resize(Sentence.FINALIZE, release.outgoing(), Resize.Goal.RELEASED),
                new ResumeScaling(Sentence.FINALIZE, release.outgoing()),
                new CloseRelease(Sentence.FINALIZE, Phase.FINALIZED));
    }

    private static Plan of(Release release, Step... steps) {
        return new Plan(Stream.of(steps).filter(s -> s.isNeeded(release)).toList());
    }
}
