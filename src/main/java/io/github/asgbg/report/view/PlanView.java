package io.github.asgbg.report.view;

import io.github.asgbg.model.Move;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan to be shown.
 *
 * @param lines its steps in order
 * @param moves what goes over from one group to the other
 * @param notices what does not stand in the way and should be known
 * @param unasked operations of which AWS does not tell beforehand whether they are permitted, as in
 *     {@code autoscaling:EnterStandby}
 * @param origins which settings that decide where it works nobody typed
 */
public record PlanView(
        Place place,
        List<PlanLine> lines,
        List<Move> moves,
        List<String> notices,
        List<String> unasked,
        List<Origin> origins) {
    public PlanView {
        lines = List.copyOf(lines);
        moves = List.copyOf(moves);
        notices = List.copyOf(notices);
        unasked = List.copyOf(unasked);
        origins = List.copyOf(origins);
    }

    /** One whose settings somebody typed. */
    public PlanView(Place place, List<PlanLine> lines, List<Move> moves, List<String> notices, List<String> unasked) {
        this(place, lines, moves, notices, unasked, List.of());
    }

    /** One with nothing to add. */
    public PlanView(Place place, List<PlanLine> lines, List<Move> moves) {
        this(place, lines, moves, List.of(), List.of());
    }

    /** The release as its first record during the plan will have it; empty when the plan writes none. */
    public Optional<Release> release() {
        return writes().findFirst().map(Action.WriteLedger::release);
    }

    /** How many calls will change something at AWS. */
    public int writeCalls() {
        return (int) (actions().count() - writes().count());
    }

    /** How often the ledger will be written besides. */
    public int ledgerWrites() {
        return (int) writes().count();
    }

    private Stream<Action> actions() {
        return lines.stream().flatMap(line -> line.actions().stream());
    }

    private Stream<Action.WriteLedger> writes() {
        return actions().filter(Action.WriteLedger.class::isInstance).map(Action.WriteLedger.class::cast);
    }

    /**
     * One step.
     *
     * @param actions what it will ask for; empty when it is already true or only waits
     */
    public record PlanLine(Sentence sentence, String title, List<Action> actions) {
        public PlanLine {
            actions = List.copyOf(actions);
        }
    }
}
