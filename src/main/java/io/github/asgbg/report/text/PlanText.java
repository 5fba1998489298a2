package io.github.asgbg.report.text;

import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.view.PlanView;
import io.github.asgbg.report.view.PlanView.PlanLine;
import io.github.asgbg.report.wording.Direction;
import io.github.asgbg.report.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan for people. */
public final class PlanText {
    private final PlanView plan;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private PlanText(PlanView plan, int width) {
        this.plan = plan;
        this.width = width;
    }

    /** Numbered steps below the sentences that they are part of, with their actions; never wider than this. */
    public static List<Line> of(PlanView plan, int width) {
        return new PlanText(plan, width).lines();
    }

    private List<Line> lines() {
        lines.addAll(Wrap.parts(Words.parts(plan.place()), Tone.FAINT, width));
        if (!plan.origins().isEmpty()) {
            lines.addAll(Wrap.hanging(Line.EMPTY, Origin.sentence(plan.origins()), Tone.FAINT, width));
        }
        plan.release().ifPresent(r -> say("", Direction.of(r).versions(), Tone.STRONG));
        steps();
        lines.addAll(MovesText.planned(plan.moves(), width));
        plan.notices().forEach(notice -> say("note: ", notice, Tone.WAITING));
        if (!plan.unasked().isEmpty()) {
            say("not asked beforehand whether permitted: ", String.join(", ", plan.unasked()), Tone.PLAIN);
        }
        say("", total(), Tone.STRONG);
        return lines;
    }

    private void say(String head, String text, Tone tone) {
        lines.addAll(Wrap.hanging(Line.of(head, Tone.FAINT), text, tone, width));
    }

    private void steps() {
        Optional<Sentence> above = Optional.empty();
        int number = 0;
        for (PlanLine step : plan.lines()) {
            if (above.filter(s -> s == step.sentence()).isEmpty()) {
                lines.addAll(heading(step.sentence()));
            }
            above = Optional.of(step.sentence());
            step(++number, step);
        }
    }

    private List<Line> heading(Sentence sentence) {
        return Wrap.hanging(Line.of(sentence.verb() + " ", Tone.STRONG), sentence.rest(), Tone.FAINT, width);
    }

    private void step(int number, PlanLine step) {
        say(String.format(Locale.ROOT, "%4d. ", number), step.title(), Tone.PLAIN);
        for (Action action : step.actions()) {
            say("      ▸ ", Words.of(action), Tone.WAITING);
        }
    }

    private String total() {
        int steps = plan.lines().size();
        int notes = plan.ledgerWrites();
        String ledger = notes == 0 ? "" : ", and " + notes + " of the ledger";
        return Words.count(steps, "step") + ", " + Words.count(plan.writeCalls(), "write call") + ledger;
    }
}
