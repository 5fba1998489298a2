package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One order for lists whose order means nothing, so that lists of the same things compare as equal: dimensions, which have unique
 * names, step adjustments, whose intervals do not overlap, and an alarm's actions. Whether AWS keeps the order in which it
 * was given them, no document says. What names a group is left out of account, so that two groups' lists are in one order.
 */
final class ListOrder {
    /** A policy's ARN has an id and the name of its group before the policy's own name. */
    private static final Pattern POLICY =
            Pattern.compile("(:scalingPolicy:)[^:]*:autoScalingGroupName/.*(:policyName/)");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d{1,3})?");

    private static final Comparator<Value> BY_WHAT_IS_CALLED =
            Comparator.comparing(arn -> POLICY.matcher(arn.toString()).replaceFirst("$1$2"));
    private static final Map<String, Comparator<Value>> ORDERS = Map.of(
            "Dimensions", Comparator.comparing(dimension -> text(dimension, "Name", "")),
            "StepAdjustments", Comparator.comparingDouble(ListOrder::lowerBound),
            "AlarmActions", BY_WHAT_IS_CALLED,
            "OKActions", BY_WHAT_IS_CALLED,
            "InsufficientDataActions", BY_WHAT_IS_CALLED);

    private ListOrder() {}

    static Members of(Members settings) {
        SortedMap<String, Value> ordered = new TreeMap<>();
        settings.members().forEach((name, value) -> ordered.put(name, of(name, value)));
        return new Members(ordered);
    }

    private static Value of(String name, Value value) {
        if (value instanceof Members members) {
            return of(members);
        }
        if (value instanceof Items items) {
            List<Value> inside =
                    items.items().stream().map(each -> of("", each)).toList();
            Comparator<Value> order = ORDERS.get(name);
            return new Items(
                    order == null ? inside : inside.stream().sorted(order).toList());
        }
        return value;
    }

    /** The lowest interval has no lower bound; a text that is no number is nobody's, and stands with it. */
    private static double lowerBound(Value step) {
        String bound = text(step, "MetricIntervalLowerBound", "");
        return NUMBER.matcher(bound).matches() ? Double.parseDouble(bound) : Double.NEGATIVE_INFINITY;
    }

    private static String text(Value value, String member, String absent) {
        return value instanceof Members members ? members.text(member).orElse(absent) : absent;
    }
}
