package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * One key of one operator of a Condition element. Source: IAM user guide, "IAM JSON policy elements: Condition operators" and
 * "Single-valued vs. multivalued context keys".
 *
 * @param mustExist false for operators that end with IfExists
 */
record Condition(Quantifier quantifier, Operator operator, boolean mustExist, String key, List<String> values) {
    /** How a key with several values is compared. */
    enum Quantifier {
        SINGLE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    boolean holds(RequestContext context) {
        List<String> asked = context.values(key);
        if (operator == Operator.NULL) {
            return values.contains(String.valueOf(asked.isEmpty()));
        }
        return asked.isEmpty() ? holdsWithoutKey() : holds(asked, context);
    }

    /** For all values of none is true, for any value of none is false; and what is not there equals nothing. */
    private boolean holdsWithoutKey() {
        return switch (quantifier) {
            case SINGLE -> !mustExist || operator.isNegated();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> !mustExist;
        };
    }

    private boolean holds(List<String> asked, RequestContext context) {
        Predicate<String> matches = value -> operator.isNegated() != isAmongValues(value, context);
        return switch (quantifier) {
            case SINGLE -> matches.test(single(asked));
            case FOR_ALL_VALUES -> asked.stream().allMatch(matches);
            case FOR_ANY_VALUE -> asked.stream().anyMatch(matches);
        };
    }

    private boolean isAmongValues(String asked, RequestContext context) {
        return values.stream()
                .flatMap(value -> Wildcards.expanded(value, context).stream())
                .anyMatch(value -> operator.matches(value, asked));
    }

    /** What AWS makes of several values without ForAllValues or ForAnyValue it does not say. */
    private String single(List<String> asked) {
        if (asked.size() > 1) {
            throw new MalformedPolicy(key + " has several values and needs ForAllValues or ForAnyValue: " + asked);
        }
        return asked.get(0);
    }
}
