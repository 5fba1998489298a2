package io.github.asgbg.report.view;

import io.github.asgbg.port.Event;

/** What each kind of event changes in the state, apart from the trail. */
record Fold(State before) implements Event.Each<State> {
    @Override
    public State on(Event.CommandStarted e) {
        return before.with(State.Header.started(e.command(), e.service(), e.at()));
    }

    @Override
    public State on(Event.Located e) {
        return before.with(before.header().with(e.place()));
    }

    @Override
    public State on(Event.LeaseWatched e) {
        return before;
    }

    @Override
    public State on(Event.LeaseTaken e) {
        return before;
    }

    @Override
    public State on(Event.PlanMade e) {
        return before.with(before.header().with(e.release())).with(State.Track.of(e.steps()));
    }

    @Override
    public State on(Event.StepStarted e) {
        return before.with(before.track().started(e.index(), e.at()));
    }

    @Override
    public State on(Event.Looked e) {
        return before.with(before.header().with(e.release()))
                .with(before.track().seen(e.progress()))
                .with(new State.Sight(e.observation(), e.at()));
    }

    @Override
    public State on(Event.LookFailed e) {
        return before;
    }

    @Override
    public State on(Event.ActionAsked e) {
        return before;
    }

    @Override
    public State on(Event.ActionRefused e) {
        return before;
    }

    @Override
    public State on(Event.ActionWithheld e) {
        return before;
    }

    @Override
    public State on(Event.StepFinished e) {
        return before.with(before.track().finished(e.index()));
    }

    @Override
    public State on(Event.NowServes e) {
        return before;
    }

    @Override
    public State on(Event.WayBackStarted e) {
        return before.with(before.header().goingBack(e.reason()));
    }

    @Override
    public State on(Event.Interrupted e) {
        return before;
    }

    @Override
    public State on(Event.Ended e) {
        return before.with(e.outcome());
    }
}
