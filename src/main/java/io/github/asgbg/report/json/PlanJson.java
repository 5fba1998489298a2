package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.report.view.PlanView;
import io.github.asgbg.report.view.PlanView.PlanLine;
import io.github.asgbg.report.wording.Words;

/**
 * A plan for programs: {@code place}, {@code settings} (those that nobody typed: from, setting, value), {@code steps} (each: sentence, title, actions in words), {@code moves} (item by item),
 * {@code notices}, {@code unasked} (operations), {@code writeCalls}.
 */
public final class PlanJson {
    private PlanJson() {}

    /** One object in one line. */
    public static String of(PlanView plan) {
        ObjectNode json = Json.object();
        json.set("place", Json.place(plan.place()));
        json.set("settings", Json.objects(plan.origins(), Json::origin));
        json.set("steps", Json.objects(plan.lines(), PlanJson::step));
        json.set("moves", MovesJson.of(plan.moves()));
        json.set("notices", Json.strings(plan.notices()));
        json.set("unasked", Json.strings(plan.unasked()));
        json.put("writeCalls", plan.writeCalls());
        return Json.text(json);
    }

    private static ObjectNode step(PlanLine step) {
        ObjectNode json = Json.object().put("sentence", step.sentence().verb()).put("title", step.title());
        return json.set(
                "actions", Json.strings(step.actions().stream().map(Words::of).toList()));
    }
}
