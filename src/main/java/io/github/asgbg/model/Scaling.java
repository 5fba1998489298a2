package io.github.asgbg.model;

import io.github.asgbg.model.Value.Members;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that scales the two groups, as observed.
 *
 * <p>What is kept of an item is what a request to create it again would carry, except the name of the item and of the group
 * it belongs to: two groups are scaled alike if these are equal. Alarms belong to no group; they call policies by ARN.
 *
 * @param alarms by name, those that call a step or simple policy of either group or were asked for by name; never those
 *     that AWS keeps for target tracking
 * @param unknown members that AWS reported and this program does not know, by item: such an item cannot be moved whole
 */
public record Scaling(OfGroup blue, OfGroup green, SortedMap<String, Members> alarms, Map<Item, List<String>> unknown) {
    public static final Scaling NONE = new Scaling(OfGroup.NONE, OfGroup.NONE, new TreeMap<>(), Map.of());

    public Scaling {
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
        unknown = Map.copyOf(unknown);
    }

    /**
     * What scales one group.
     *
     * @param items policies and scheduled actions
     * @param arns the policies' ARNs by policy name
     */
    public record OfGroup(SortedMap<Item, Members> items, SortedMap<String, String> arns) {
        public static final OfGroup NONE = new OfGroup(new TreeMap<>(), new TreeMap<>());

        public OfGroup {
            items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
            arns = Collections.unmodifiableSortedMap(new TreeMap<>(arns));
        }
    }

    public OfGroup of(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }
}
