package io.github.asgbg.policies;

import io.github.asgbg.model.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges values before they get into a policy. */
final class PolicyValues {
    private final PolicyTemplate template;
    private final Map<Placeholder, String> values;
    private final Set<Placeholder> needed;

    private PolicyValues(PolicyTemplate template, Map<Placeholder, String> values, Set<Placeholder> needed) {
        this.template = template;
        this.values = values;
        this.needed = needed;
    }

    /** All that is missing or must not be, each told once. */
    static List<Problem> problems(PolicyTemplate template, Map<Placeholder, String> values, Set<Placeholder> leftOut) {
        Set<Placeholder> needed = EnumSet.of(Placeholder.REGION);
        needed.addAll(template.placeholders());
        needed.removeAll(leftOut);
        return new PolicyValues(template, values, needed).problems();
    }

    private List<Problem> problems() {
        Set<Problem> problems = new LinkedHashSet<>();
        needed.forEach(placeholder -> problem(placeholder).ifPresent(problems::add));
        if (problems.isEmpty() && needed.contains(Placeholder.BOOTSTRAP_BUCKET)) {
            overlap().ifPresent(problems::add);
        }
        if (problems.isEmpty() && needed.contains(Placeholder.VERSION_TAG)) {
            oneTag().ifPresent(problems::add);
        }
        return new ArrayList<>(problems);
    }

    private Optional<Problem> problem(Placeholder placeholder) {
        if (placeholder == Placeholder.BUCKET_ACCOUNT && isAccountItself()) {
            return Optional.empty();
        }
        return values.containsKey(placeholder)
                ? placeholder.objection(value(placeholder))
                : Optional.of(missing(placeholder));
    }

    /** The bucket is the same account's unless somebody says otherwise; what is wrong with the one is told of it alone. */
    private boolean isAccountItself() {
        return needed.contains(Placeholder.ACCOUNT)
                && values.containsKey(Placeholder.ACCOUNT)
                && value(Placeholder.ACCOUNT).equals(value(Placeholder.BUCKET_ACCOUNT));
    }

    private Problem missing(Placeholder placeholder) {
        boolean isDispensable = !template.dispensable(Set.of(placeholder)).isEmpty();
        return new Problem(
                placeholder.given() + " is missing: " + placeholder.meaning(),
                "give " + placeholder.given() + (isDispensable ? ", or " + placeholder.without() : ""));
    }

    /** Whoever releases writes the ledger, and nobody who releases may write what instances run. */
    private Optional<Problem> overlap() {
        String ledger = value(Placeholder.PREFIX);
        String scripts = value(Placeholder.BOOTSTRAP_PREFIX);
        boolean isOneBucket = value(Placeholder.BUCKET).equals(value(Placeholder.BOOTSTRAP_BUCKET));
        return isOneBucket && (isWithin(ledger, scripts) || isWithin(scripts, ledger))
                ? Optional.of(new Problem(
                        "--bootstrap: one of s3://" + value(Placeholder.BUCKET) + "/" + scripts
                                + " and the ledger's place," + " s3://" + value(Placeholder.BUCKET) + "/" + ledger
                                + ", is within the other",
                        "keep the scripts under a prefix beside the ledger's, or in another bucket"))
                : Optional.empty();
    }

    /**
     * Whoever sets the version could say of any group that it is the service's. Source: IAM user guide, "AWS
     * global condition context keys", aws:ResourceTag/tag-key: the key of the tag is not case-sensitive.
     */
    private Optional<Problem> oneTag() {
        return value(Placeholder.VERSION_TAG).equalsIgnoreCase(value(Placeholder.SERVICE_TAG))
                ? Optional.of(new Problem(
                        "service-tag: '" + value(Placeholder.SERVICE_TAG) + "' is to IAM the same tag as tag-key, '"
                                + value(Placeholder.VERSION_TAG) + "', which carries the version",
                        "name another tag, whose value is the service"))
                : Optional.empty();
    }

    private static boolean isWithin(String inner, String outer) {
        return outer.isEmpty() || (inner + "/").startsWith(outer + "/");
    }

    private String value(Placeholder placeholder) {
        return values.getOrDefault(placeholder, "");
    }
}
