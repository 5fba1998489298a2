package io.github.asgbg.model;

import java.util.Comparator;

/** One thing that scales a group, by its name. Names are unique in a group, those of alarms in a Region. */
public record Item(Kind kind, String name) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::kind).thenComparing(Item::name);

    /** What an item is, in AWS's words. */
    public enum Kind {
        POLICY("policy"),
        ALARM("alarm"),
        SCHEDULED_ACTION("scheduled action");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static Item policy(String name) {
        return new Item(Kind.POLICY, name);
    }

    public static Item alarm(String name) {
        return new Item(Kind.ALARM, name);
    }

    public static Item scheduledAction(String name) {
        return new Item(Kind.SCHEDULED_ACTION, name);
    }

    @Override
    public int compareTo(Item other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.words() + " " + name;
    }
}
