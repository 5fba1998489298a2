package io.github.asgbg.model;

import java.util.List;
import java.util.Optional;

/**
 * How a command ended, and what it has to say about it.
 *
 * @param problems every reason to refuse, when it refused
 * @param evidence what AWS says of instances that failed, line by line
 * @param summary what it cost; empty when nothing was attempted
 */
public record Outcome(
        Ending ending, Message message, List<Problem> problems, List<String> evidence, Optional<Summary> summary) {
    public Outcome {
        problems = List.copyOf(problems);
        evidence = List.copyOf(evidence);
    }

    public static Outcome of(Ending ending, Message message) {
        return new Outcome(ending, message, List.of(), List.of(), Optional.empty());
    }
}
