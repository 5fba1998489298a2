package io.github.asgbg.plan.dryrun;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.LookHistory;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.plan.preflight.Preconditions;
import io.github.asgbg.plan.scaling.Drift;
import io.github.asgbg.plan.scaling.Processes;
import io.github.asgbg.plan.scaling.SoakChanges;
import io.github.asgbg.plan.scaling.Transfer;
import io.github.asgbg.plan.scaling.Watching;
import io.github.asgbg.plan.strategy.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a plan is going to do, step by step, found by running its steps against the effects that its actions will have.
 *
 * @param notices what is to be known of it besides, a sentence each
 * @param end the world afterwards, if nothing goes wrong
 * @param release the record afterwards
 */
public record DryRun(List<Line> lines, List<Move> moves, List<String> notices, Observation end, Release release) {
    /** More rounds than any step needs; a step that is not satisfied by then is a defect. */
    private static final int ROUNDS = 20;

    public DryRun {
        lines = List.copyOf(lines);
        moves = List.copyOf(moves);
        notices = List.copyOf(notices);
    }

    /** One step and its actions; a step without actions is already true, or only waits. */
    public record Line(Step step, String title, List<Action> actions) {
        public Line {
            actions = List.copyOf(actions);
        }
    }

    /** Runs the plan's steps in thought. */
    public static DryRun of(Plan plan, Observation seen, Release release, TimeLimits limits) {
        List<Line> lines = new ArrayList<>();
        Observation world = seen;
        Release record = release;
        for (Step step : plan.steps()) {
            List<Action> actions = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Decision decision = step.decide(new Situation(world, record, LookHistory.NONE, limits));
                if (!(decision instanceof Decision.Act act)) {
                    break;
                }
                for (Action action : act.actions()) {
                    actions.add(action);
                    world = Effects.after(world, action);
                    record = Effects.release(record, action);
                }
            }
            lines.add(new Line(step, step.title(release), actions));
        }
        Colour to = record.isGoingBack() ? release.outgoing() : release.incoming();
        List<String> notices = new ArrayList<>(notices(seen, release, to));
        notices.addAll(losses(lines, seen, release));
        return new DryRun(lines, moves(seen, world, release, to), notices, world, record);
    }

    private static List<String> losses(List<Line> lines, Observation seen, Release release) {
        Losses losses = new Losses();
        Scaling there = seen.scaling().orElse(Scaling.NONE);
        lines.stream()
                .flatMap(line -> line.actions().stream())
                .forEach(action -> losses.note(action, there, release.scalingChoices()));
        return losses.all().stream()
                .map(loss -> loss.sentence("is written") + ": what AWS has there now is lost")
                .toList();
    }

    /** Another command after this one. */
    public DryRun then(Function<Release, Plan> command, TimeLimits limits) {
        return of(command.apply(release), end, release, limits);
    }

    private static List<String> notices(Observation seen, Release release, Colour to) {
        if (to == release.outgoing()) {
            List<String> notices = new ArrayList<>(SoakChanges.lost(seen, release));
            seen.group(to).goneTargetGroups().forEach(gone -> notices.add(gone.what() + " (" + gone.remedy() + ")"));
            notices.addAll(Processes.left(seen, release));
            notices.addAll(NotRunning.inRollback(seen, release));
            return notices;
        }
        boolean isBeginning = release.phase() == Phase.DEPLOYING;
        List<String> notices = new ArrayList<>(isBeginning ? Preconditions.notices(seen, release) : List.of());
        notices.addAll(isFinalizing(release) ? NotRunning.inFinalize(seen, release) : List.of());
        notices.addAll(Watching.staying(release));
        notices.addAll(Drift.during(release, seen));
        return notices;
    }

    private static boolean isFinalizing(Release release) {
        return release.phase() == Phase.SOAKING || release.phase() == Phase.FINALIZING;
    }

    private static List<Move> moves(Observation before, Observation after, Release release, Colour to) {
        Scaling known =
                after.scaling().orElse(Scaling.NONE).over(before.scaling().orElse(Scaling.NONE));
        Scaling was = before.scaling().orElse(Scaling.NONE);
        return new Transfer(release, before.at()).moves(was, known, to);
    }

    /** All actions, in the order in which they will be asked for. */
    public List<Action> actions() {
        return lines.stream().flatMap(l -> l.actions().stream()).toList();
    }
}
