package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.wording.Times;
import io.github.asgbg.report.wording.Words;
import java.util.Locale;

/** What an event tells besides its name and its time, as members of a JSON object. */
record EventJson(ObjectNode json) implements Event.Each<ObjectNode> {
    static ObjectNode of(Event event) {
        ObjectNode json =
                Json.object().put("event", name(event)).put("at", event.at().toString());
        return event.on(new EventJson(json));
    }

    @Override
    public ObjectNode on(Event.CommandStarted e) {
        json.put("command", e.command()).put("service", e.service());
        return json.set("settings", Json.objects(e.origins(), Json::origin));
    }

    @Override
    public ObjectNode on(Event.Located e) {
        return json.setAll(Json.place(e.place()));
    }

    @Override
    public ObjectNode on(Event.LeaseWatched e) {
        json.put("holder", e.holder()).put("renewedAt", e.renewedAt().toString());
        return json.put("atMostSeconds", Times.seconds(e.atMost()));
    }

    @Override
    public ObjectNode on(Event.LeaseTaken e) {
        return json.put("takenOver", e.isTakenOver()).put("ledger", e.ledger());
    }

    @Override
    public ObjectNode on(Event.PlanMade e) {
        json.set("release", Json.release(e.release()));
        json.put("resumed", e.isResumed());
        return json.set("steps", Json.objects(e.steps(), s -> sentence(Json.object(), s.sentence(), s.title())));
    }

    @Override
    public ObjectNode on(Event.StepStarted e) {
        return sentence(json.put("step", e.index()), e.sentence(), e.title());
    }

    @Override
    public ObjectNode on(Event.Looked e) {
        json.put("step", e.index()).put("phase", Json.word(e.release().phase()));
        json.set("progress", Json.progress(e.progress()));
        json.set("groups", Json.groups(e.observation()));
        return json.set("failures", Json.objects(e.observation().failures(), Json::failure));
    }

    @Override
    public ObjectNode on(Event.LookFailed e) {
        return json.put("reason", e.reason());
    }

    @Override
    public ObjectNode on(Event.ActionAsked e) {
        return action(e.index(), e.action());
    }

    @Override
    public ObjectNode on(Event.ActionRefused e) {
        return action(e.index(), e.action()).put("reason", e.reason());
    }

    @Override
    public ObjectNode on(Event.ActionWithheld e) {
        return action(e.index(), e.action()).put("reason", e.reason());
    }

    @Override
    public ObjectNode on(Event.StepFinished e) {
        sentence(json.put("step", e.index()), e.sentence(), e.title());
        return json.put("tookSeconds", Times.seconds(e.took())).put("silent", e.wasSilent());
    }

    @Override
    public ObjectNode on(Event.NowServes e) {
        json.put("version", e.version()).put("group", e.group());
        return json.put("sinceStartSeconds", Times.seconds(e.sinceStart()));
    }

    @Override
    public ObjectNode on(Event.WayBackStarted e) {
        return json.set("reason", Json.message(e.reason()));
    }

    @Override
    public ObjectNode on(Event.Interrupted e) {
        return json.put("answer", e.answer());
    }

    @Override
    public ObjectNode on(Event.Ended e) {
        json.put("command", e.command());
        Json.outcome(json, e.outcome());
        return json.put("tookSeconds", Times.seconds(e.took()));
    }

    private static ObjectNode sentence(ObjectNode json, Sentence sentence, String title) {
        return json.put("sentence", sentence.verb()).put("title", title);
    }

    private ObjectNode action(int step, Action action) {
        json.put("step", step).set("action", ActionJson.of(action));
        return json.put("words", Words.of(action));
    }

    /** The event's type in kebab-case. */
    private static String name(Event event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
