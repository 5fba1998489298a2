package io.github.asgbg.model;

import io.github.asgbg.model.Value.Members;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that scales the two groups, as observed.
 *
 * <p>What is kept of an item is what a request to create it again would carry, except the name of the item and of the group
 * it belongs to: two groups are scaled alike if these are equal. Alarms belong to no group; they call policies by ARN.
 *
 * @param groups by colour; a group that was not asked for is absent
 * @param alarms by name, those that were asked for; never those that AWS keeps for target tracking
 * @param unknown members that AWS reported and this program does not know, by item: such an item cannot be moved whole
 * @param strange why an item is of no kind that this program could write, by item: such an item cannot be moved at all
 */
public record Scaling(
        Map<Colour, OfGroup> groups,
        SortedMap<String, Members> alarms,
        Map<Item, List<String>> unknown,
        Map<Item, List<String>> strange) {
    public static final Scaling NONE = new Scaling(OfGroup.NONE, OfGroup.NONE, new TreeMap<>(), Map.of());

    public Scaling {
        groups = Map.copyOf(groups);
        alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
        unknown = Map.copyOf(unknown);
        strange = Map.copyOf(strange);
    }

    /** What scales both groups. */
    public Scaling(OfGroup blue, OfGroup green, SortedMap<String, Members> alarms, Map<Item, List<String>> unknown) {
        this(Map.of(Colour.BLUE, blue, Colour.GREEN, green), alarms, unknown, Map.of());
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

        private OfGroup knowing(Map<String, String> others) {
            SortedMap<String, String> all = new TreeMap<>(others);
            all.putAll(arns);
            return new OfGroup(items, all);
        }
    }

    /**
     * What scales the group of this colour.
     *
     * @throws IllegalStateException when this look did not ask for it
     */
    public OfGroup of(Colour colour) {
        return Optional.ofNullable(groups.get(colour))
                .orElseThrow(() -> new IllegalStateException("this look did not ask what scales " + colour.word()));
    }

    /** What an item has that this program does not know, member by member. */
    public List<UnknownSetting> unknown(Item item) {
        return unknown.getOrDefault(item, List.of()).stream()
                .map(member -> new UnknownSetting(item, member))
                .toList();
    }

    /** The policies' ARNs by policy name, as far as this look shows them. */
    public SortedMap<String, String> arns(Colour colour) {
        return groups.getOrDefault(colour, OfGroup.NONE).arns();
    }

    /** What this look and an earlier one show together; the ARNs of policies that have gone since are still known. */
    public Scaling over(Scaling earlier) {
        Map<Colour, OfGroup> both = new HashMap<>(earlier.groups);
        groups.forEach((colour, now) -> both.merge(colour, now, (was, is) -> is.knowing(was.arns)));
        SortedMap<String, Members> all = new TreeMap<>(earlier.alarms);
        all.putAll(alarms);
        return new Scaling(both, all, with(earlier, earlier.unknown, unknown), with(earlier, earlier.strange, strange));
    }

    /** What an earlier look found of an item holds until a look shows the item again. */
    private Map<Item, List<String>> with(Scaling earlier, Map<Item, List<String>> had, Map<Item, List<String>> has) {
        Map<Item, List<String>> both = new HashMap<>(had);
        boolean showsGroups = groups.keySet().containsAll(earlier.groups.keySet());
        both.keySet().removeIf(i -> i.kind() == Item.Kind.ALARM ? alarms.containsKey(i.name()) : showsGroups);
        both.putAll(has);
        return both;
    }

    /** The same with one group's part changed. */
    public Scaling with(Colour colour, OfGroup changed) {
        Map<Colour, OfGroup> others = new HashMap<>(groups);
        others.put(colour, changed);
        return new Scaling(others, alarms, unknown, strange);
    }

    /** The same with one alarm changed. */
    public Scaling with(String alarm, Members settings) {
        SortedMap<String, Members> others = new TreeMap<>(alarms);
        others.put(alarm, settings);
        return new Scaling(groups, others, unknown, strange);
    }
}
