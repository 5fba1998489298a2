package io.github.asgbg.report.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.report.json.Json;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.text.PlanView.PlanLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan for people and for programs. */
public final class PlanText {
    private PlanText() {}

    /** Numbered steps below the sentences that they are part of, with their actions; never wider than this. */
    public static List<Line> of(PlanView plan, int width) {
        List<Line> lines = new ArrayList<>();
        Optional<Sentence> above = Optional.empty();
        int number = 0;
        for (PlanLine step : plan.lines()) {
            if (above.filter(s -> s == step.sentence()).isEmpty()) {
                lines.addAll(heading(step.sentence(), width));
            }
            above = Optional.of(step.sentence());
            lines.addAll(step(++number, step, width));
        }
        lines.addAll(MovesText.planned(plan.moves(), width));
        return lines;
    }

    /** One object a plan: {@code steps}, each with sentence, title and actions, and {@code moves}, item by item. */
    public static String json(PlanView plan) {
        ObjectNode json = Json.object();
        json.set("steps", Json.objects(plan.lines(), PlanText::json));
        json.set("moves", MovesText.json(plan.moves()));
        return Json.text(json);
    }

    private static ObjectNode json(PlanLine step) {
        ObjectNode json = Json.object().put("sentence", step.sentence().verb()).put("title", step.title());
        json.set("actions", Json.strings(step.actions()));
        return json;
    }

    private static List<Line> heading(Sentence sentence, int width) {
        return Wrap.hanging(Line.of(sentence.verb() + " ", Tone.STRONG), sentence.rest(), Tone.FAINT, width);
    }

    private static List<Line> step(int number, PlanLine step, int width) {
        String head = String.format(Locale.ROOT, "%4d. ", number);
        List<Line> lines = new ArrayList<>(Wrap.hanging(Line.of(head, Tone.FAINT), step.title(), Tone.PLAIN, width));
        step.actions().forEach(a -> lines.addAll(Wrap.hanging(Line.of("      ▸ "), a, Tone.WAITING, width)));
        return lines;
    }
}
