package io.github.asgbg.plan.strategy;

import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits.Budget;
import io.github.asgbg.plan.step.CloseRelease;
import io.github.asgbg.plan.step.EmptyGroup;
import io.github.asgbg.plan.step.FillGroup;
import io.github.asgbg.plan.step.PutScaling;
import io.github.asgbg.plan.step.RecordPhase;
import io.github.asgbg.plan.step.RemoveScaling;
import io.github.asgbg.plan.step.Resize;
import io.github.asgbg.plan.step.ResumeScaling;
import io.github.asgbg.plan.step.StartInstances;
import io.github.asgbg.plan.step.SuspendScaling;
import io.github.asgbg.plan.step.TagGroup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps of a command, in order. A pure function of the release: a crashed command's plan can be made again. Head and tail
 * are common to all releases, what lies between is the release's {@link Strategy}.
 *
 * @param whole what the command as a whole may take; empty where only its steps are limited
 */
public record Plan(List<Step> steps, Optional<Budget> whole) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** The first three sentences; a first deploy has nothing to stand by and is done when it is healthy. */
    public static Plan toDeploy(Release release) {
        Stream<Step> steps = release.isFirst()
                ? first(release)
                : Stream.concat(head(release), Strategies.of(release).cutOver(release).stream());
        return of(release, Optional.empty(), steps);
    }

    private static Stream<Step> first(Release release) {
        return Stream.of(
                tag(release),
                new FillGroup(Sentence.COPY, release.incoming()),
                new CloseRelease(Sentence.COPY, Phase.FINALIZED));
    }

    private static Stream<Step> head(Release release) {
        return Stream.of(
                tag(release),
                new Resize(Sentence.COPY, release.outgoing(), Resize.Goal.PINNED),
                new SuspendScaling(Sentence.COPY, release.incoming()),
                new StartInstances(),
                new PutScaling(Sentence.COPY, PutScaling.Goal.COPIED),
                new FillGroup(Sentence.COPY, release.incoming()));
    }

    private static Step tag(Release release) {
        return new TagGroup(Sentence.TAG, Optional.of(release.incomingVersion()));
    }

    /**
     * The fourth sentence; the same plan is the way back of a deploy that failed or was stopped. Before the cut-over it begins
     * with the one call that keeps the new instances out of the traffic.
     */
    public static Plan toRollBack(Release release) {
        Stream<Step> begin = Stream.of(
                new RecordPhase(Sentence.ROLL_BACK, Phase.ROLLING_BACK), new EmptyGroup(EmptyGroup.Until.ASKED));
        Stream<Step> end = Stream.of(
                new RemoveScaling(Sentence.ROLL_BACK, release.incoming()),
                new TagGroup(Sentence.ROLL_BACK, release.incomingBefore().version()),
                new Resize(Sentence.ROLL_BACK, release.outgoing(), Resize.Goal.RELEASED),
                new ResumeScaling(Sentence.ROLL_BACK, release.incoming()),
                new CloseRelease(Sentence.ROLL_BACK, Phase.ROLLED_BACK));
        return of(
                release,
                Optional.of(Budget.ROLLBACK),
                around(begin, Strategies.of(release).goBack(release), end));
    }

    /** The fifth sentence. */
    public static Plan toFinalize(Release release) {
        Stream<Step> begin = Stream.of(new RecordPhase(Sentence.FINALIZE, Phase.FINALIZING));
        Stream<Step> end = Stream.of(
                new RemoveScaling(Sentence.FINALIZE, release.outgoing()),
                new Resize(Sentence.FINALIZE, release.incoming(), Resize.Goal.RELEASED),
                new Resize(Sentence.FINALIZE, release.outgoing(), Resize.Goal.RELEASED),
                new ResumeScaling(Sentence.FINALIZE, release.outgoing()),
                new CloseRelease(Sentence.FINALIZE, Phase.FINALIZED));
        return of(
                release,
                Optional.of(Budget.FINALIZE),
                around(begin, Strategies.of(release).finish(release), end));
    }

    private static Stream<Step> around(Stream<Step> begin, List<Step> middle, Stream<Step> end) {
        return Stream.concat(Stream.concat(begin, middle.stream()), end);
    }

    private static Plan of(Release release, Optional<Budget> whole, Stream<Step> steps) {
        return new Plan(steps.filter(s -> s.isNeeded(release)).toList(), whole);
    }
}
