package io.github.asgbg.report;

import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Summary;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.view.PlanView;
import io.github.asgbg.report.view.StatusView;
import io.github.asgbg.report.view.StatusView.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pieces of what a recorded command told. */
public final class Moments {
    /** The simulated account does not tell its number in all of its ARNs. */
    public static final Place PLACE =
            new Place(Optional.of("123456789012"), Optional.of("eu-central-1"), "shop", "shop-blue", "shop-green");

    private Moments() {}

    /** The events of one kind, in order. */
    public static <E extends Event> List<E> all(List<Event> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last look that was told of. */
    public static Event.Looked lastLook(List<Event> events) {
        List<Event.Looked> looks = all(events, Event.Looked.class);
        return looks.get(looks.size() - 1);
    }

    public static Event.Looked firstLook(List<Event> events) {
        return all(events, Event.Looked.class).get(0);
    }

    /** The release as it was written down last. */
    public static Release release(List<Event> events) {
        Stream<Release> written = all(events, Event.ActionAsked.class).stream()
                .map(Event.ActionAsked::action)
                .filter(Action.WriteLedger.class::isInstance)
                .map(action -> ((Action.WriteLedger) action).release());
        return written.reduce((before, after) -> after).orElseThrow();
    }

    public static Outcome outcome(List<Event> events) {
        return all(events, Event.Ended.class).get(0).outcome();
    }

    /** How the service stood at that look. */
    public static StatusView status(Observation seen, Release release) {
        Optional<Release> unfinished = Optional.of(release);
        return new StatusView(
                PLACE,
                seen,
                unfinished,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Instances.NONE,
                NextCommand.after(unfinished));
    }

    /** The plan that the command followed, with all that it asked for. */
    public static PlanView plan(List<Event> events, List<String> notices, List<String> unasked) {
        List<Event.PlannedStep> steps = all(events, Event.PlanMade.class).get(0).steps();
        List<PlanView.PlanLine> lines = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int index = i;
            List<Action> actions = all(events, Event.ActionAsked.class).stream()
                    .filter(e -> e.index() == index)
                    .map(Event.ActionAsked::action)
                    .toList();
            lines.add(
                    new PlanView.PlanLine(steps.get(i).sentence(), steps.get(i).title(), actions));
        }
        return new PlanView(
                PLACE, lines, outcome(events).summary().map(Summary::moves).orElse(List.of()), notices, unasked);
    }
}
