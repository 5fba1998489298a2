package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import java.util.List;
import java.util.Optional;

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
        Colour incoming = release.incoming();
        return new Plan(List.of(
                new TagGroup(Sentence.TAG, Optional.of(release.incomingVersion())),
                new FillGroup(Sentence.COPY, incoming),
                new Resize(Sentence.COPY, incoming, Resize.Goal.INHERITED),
                new CloseRelease(Sentence.COPY, Phase.FINALIZED)));
    }

    private static Plan next(Release release) {
        Colour incoming = release.incoming();
        Colour outgoing = release.outgoing();
        return new Plan(List.of(
                new TagGroup(Sentence.TAG, Optional.of(release.incomingVersion())),
                new Resize(Sentence.COPY, outgoing, Resize.Goal.PINNED),
                new FillGroup(Sentence.COPY, incoming),
                new SuspendScaling(),
                // Once more, now that the outgoing group cannot grow: it may have grown since the last look.
                new FillGroup(Sentence.STAND_BY, incoming),
                new RecordPhase(Sentence.STAND_BY, Phase.CUTTING_OVER),
                new Resize(Sentence.STAND_BY, outgoing, Resize.Goal.LOWERED),
                new EnterStandby(),
                new Resize(Sentence.STAND_BY, incoming, Resize.Goal.INHERITED),
                new RecordPhase(Sentence.STAND_BY, Phase.SOAKING)));
    }

    /** The fourth sentence; the same plan is the way back of a deploy that failed before its cut-over. */
    public static Plan toRollBack(Release release) {
        return new Plan(List.of(
                new RecordPhase(Sentence.ROLL_BACK, Phase.ROLLING_BACK),
                new ExitStandby(),
                new FillGroup(Sentence.ROLL_BACK, release.outgoing()),
                new EmptyGroup(),
                new TagGroup(Sentence.ROLL_BACK, release.incomingBefore().version()),
                new Resize(Sentence.ROLL_BACK, release.outgoing(), Resize.Goal.RESTORED),
                new ResumeScaling(Sentence.ROLL_BACK),
                new CloseRelease(Sentence.ROLL_BACK, Phase.ROLLED_BACK)));
    }

    /** The fifth sentence. */
    public static Plan toFinalize(Release release) {
        return new Plan(List.of(
                new RecordPhase(Sentence.FINALIZE, Phase.FINALIZING),
                new DetachInstances(),
                new TerminateInstances(),
                new ResumeScaling(Sentence.FINALIZE),
                new CloseRelease(Sentence.FINALIZE, Phase.FINALIZED)));
    }
}
