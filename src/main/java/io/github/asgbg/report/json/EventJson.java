package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.text.Times;
import io.github.asgbg.report.text.Words;
import java.util.Locale;

/** One event as JSON. Chains, as Java 17 has no switch over types; a test walks all events and actions. */
public final class EventJson {
    private EventJson() {}

    public static ObjectNode of(Event event) {
        ObjectNode json =
                Json.object().put("event", name(event)).put("at", event.at().toString());
        if (event instanceof Event.CommandStarted e) {
            json.put("command", e.command()).put("service", e.service());
        } else if (event instanceof Event.LeaseWatched e) {
            json.put("holder", e.holder()).put("renewedAt", e.renewedAt().toString());
            json.put("atMostSeconds", Times.seconds(e.atMost()));
        } else if (event instanceof Event.LeaseTaken e) {
            json.put("takenOver", e.isTakenOver()).put("ledger", e.ledger());
        } else if (event instanceof Event.PlanMade e) {
            json.set("release", Json.release(e.release()));
            json.put("resumed", e.isResumed());
            json.set("steps", Json.objects(e.steps(), s -> sentence(Json.object(), s.sentence(), s.title())));
        } else if (event instanceof Event.LookFailed e) {
            json.put("reason", e.reason());
        } else if (event instanceof Event.NowServes e) {
            json.put("version", e.version()).put("group", e.group());
            json.put("sinceStartSeconds", Times.seconds(e.sinceStart()));
        } else {
            step(json, event);
        }
        return json;
    }

    private static void step(ObjectNode json, Event event) {
        if (event instanceof Event.StepStarted e) {
            sentence(json.put("step", e.index()), e.sentence(), e.title());
        } else if (event instanceof Event.StepFinished e) {
            sentence(json.put("step", e.index()), e.sentence(), e.title());
            json.put("tookSeconds", Times.seconds(e.took())).put("silent", e.wasSilent());
        } else if (event instanceof Event.Looked e) {
            looked(json, e);
        } else if (event instanceof Event.ActionAsked e) {
            action(json.put("step", e.index()), e.action());
        } else if (event instanceof Event.ActionRefused e) {
            action(json.put("step", e.index()), e.action()).put("reason", e.reason());
        } else {
            end(json, event);
        }
    }

    private static void end(ObjectNode json, Event event) {
        if (event instanceof Event.WayBackStarted e) {
            json.set("reason", Json.message(e.reason()));
        } else if (event instanceof Event.Interrupted e) {
            json.put("answer", e.answer());
        } else if (event instanceof Event.Ended e) {
            json.put("command", e.command());
            Json.outcome(json, e.outcome());
            json.put("tookSeconds", Times.seconds(e.took()));
        } else {
            throw new IllegalArgumentException("an event without JSON: " + event);
        }
    }

    private static void looked(ObjectNode json, Event.Looked e) {
        json.put("step", e.index()).put("phase", Json.word(e.release().phase()));
        json.set("progress", Json.progress(e.progress()));
        json.set("groups", Json.groups(e.observation()));
        json.set("failures", Json.objects(e.observation().failures(), Json::failure));
    }

    private static ObjectNode sentence(ObjectNode json, Sentence sentence, String title) {
        return json.put("sentence", sentence.verb()).put("title", title);
    }

    private static ObjectNode action(ObjectNode json, Action action) {
        ObjectNode input = json.putObject("action").put("operation", Words.operation(action));
        action.on(new ActionJson(input));
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
