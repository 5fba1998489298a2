package io.github.asgbg.report.text;

import io.github.asgbg.model.Move;
import io.github.asgbg.model.Sentence;
import java.util.List;

/**
 * A plan to be shown.
 *
 * @param lines its steps in order
 * @param moves what goes over from one group to the other
 */
public record PlanView(List<PlanLine> lines, List<Move> moves) {
    public PlanView {
        lines = List.copyOf(lines);
        moves = List.copyOf(moves);
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
