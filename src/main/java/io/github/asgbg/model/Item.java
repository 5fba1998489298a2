package io.github.asgbg.model;

import java.util.Comparator;

/** One thing that scales a group, by its name. Names are unique in a group, those of alarms in a Region. */
public record Item(Kind kind, String name) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::kind).thenComparing(Item::name);

    /** What an item is, in AWS's words. */
    public enum Kind {
        POLICY("policy", "policies"),
        ALARM("alarm", "alarms"),
        SCHEDULED_ACTION("scheduled action", "scheduled actions");

        private final String words;
        private final String plural;

        Kind(String words, String plural) {
            this.words = words;
            this.plural = plural;
        }

        public String words() {
            return words;
        }

        /** The word for so many of them: one policy, two policies. */
        public String words(int count) {
            return count == 1 ? words : plural;
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
