package io.github.asgbg.policies;

import io.github.asgbg.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A document with values in the place of its words, or all that is wrong with the values; never half of it. */
public sealed interface FilledPolicy {
    /** The whole document, as JSON over several lines. */
    record Complete(String json) implements FilledPolicy {}

    /** What is missing, and what must not stand in a policy. */
    record Refused(List<Problem> problems) implements FilledPolicy {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Fills a document in.
     *
     * @param values what is known; more than the document needs does no harm. {@code REGION} is needed by all, for its partition
     * @param absent what the service does not have: the entries of lists that name it are left out, and the statements that
     *     are about nothing else
     */
    static FilledPolicy of(PolicyTemplate template, Map<Placeholder, String> values, Set<Placeholder> absent) {
        Set<Placeholder> leftOut = template.dispensable(absent);
        List<Problem> problems = PolicyValues.problems(template, values, leftOut);
        return problems.isEmpty()
                ? new Complete(new Filling(values, leftOut).text(template.text()))
                : new Refused(problems);
    }
}
