package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.adopt.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a pair that serves already has, and lacks, for releases.
 *
 * @param live the group that serves
 * @param version what it runs, as the user or its tag says; empty where neither does
 * @param notices what is not counted as missing and should be known, a sentence each
 * @param unasked operations of which AWS does not tell beforehand whether these credentials may call them
 */
public record Assessment(
        AdoptRequest request,
        Standing standing,
        Colour live,
        Optional<String> version,
        List<Finding> findings,
        List<String> notices,
        List<String> unasked) {
    public Assessment {
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
        unasked = List.copyOf(unasked);
    }

    /** Everything that is not as a release needs it. */
    public List<Finding> missing() {
        return findings.stream().filter(f -> !f.isFulfilled()).toList();
    }

    /** What only a person can decide; while there is any of it, nothing is changed. */
    public List<Finding> contradictions() {
        return findings.stream()
                .filter(f -> f.state() == Finding.State.CONTRADICTED)
                .toList();
    }

    /** All calls that mend what is missing, in the order in which they are made. */
    public List<Action> actions() {
        return findings.stream().flatMap(f -> f.actions().stream()).toList();
    }

    /** What the exit code of a mere look tells a script. */
    public Ending ending() {
        return missing().isEmpty() ? Ending.DONE : Ending.REFUSED;
    }

    /** What comes next, in one sentence. */
    public String advice() {
        if (missing().isEmpty()) {
            return "nothing is missing; 'asg-bg plan deploy VERSION' shows what the first release would do";
        }
        String count = missing().size() == 1 ? "1 thing is missing" : missing().size() + " things are missing";
        if (version.isEmpty()) {
            return count + "; first of all name the version that serves, as in 'asg-bg adopt VERSION'";
        }
        if (!contradictions().isEmpty()) {
            return count + "; decide first what contradicts itself";
        }
        return actions().isEmpty()
                ? count + "; mend what is listed, then 'asg-bg adopt' again"
                : count + "; " + request.applying(version).quoted() + " makes "
                        + calls(actions().size()) + " that set tags or take protection away, and nothing else";
    }

    static String calls(int n) {
        return n == 1 ? "1 call" : n + " calls";
    }
}
