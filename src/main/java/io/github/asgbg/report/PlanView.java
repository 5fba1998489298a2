package io.github.asgbg.report;

import io.github.asgbg.model.Sentence;
import java.util.List;

/** A plan to be shown: its steps in order. */
public record PlanView(List<PlanLine> lines) {
    public PlanView {
        lines = List.copyOf(lines);
    }

    /**
     * One step.
     *
     * @param actions what it will ask of AWS, each worded by {@link Words#of}; empty when it is already true or only
     *     waits
     */
    public record PlanLine(Sentence sentence, String title, List<String> actions) {
        public PlanLine {
            actions = List.copyOf(actions);
        }
    }
}
