package io.github.asgbg.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece of configuration as AWS describes it, kept whole whether or not we know what it means. Numbers, booleans and
 * times are text in one canonical form, so that equal values are equal texts.
 */
public sealed interface Value {
    /** A single value. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Values in an order that matters. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** Values by the names that AWS gives its members; a member that is not set is absent. */
    record Members(SortedMap<String, Value> members) implements Value {
        public static final Members NONE = new Members(Collections.emptySortedMap());

        public Members {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        public static Members of(Map<String, Value> members) {
            return new Members(new TreeMap<>(members));
        }

        public Optional<Value> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The text of a member; empty when it is absent or not a text. */
        public Optional<String> text(String name) {
            return get(name).filter(Text.class::isInstance).map(v -> ((Text) v).text());
        }

        /** The same with another value for one member. */
        public Members with(String name, Value value) {
            SortedMap<String, Value> changed = new TreeMap<>(members);
            changed.put(name, value);
            return new Members(changed);
        }

        /** The same without one member. */
        public Members without(String name) {
            SortedMap<String, Value> changed = new TreeMap<>(members);
            changed.remove(name);
            return new Members(changed);
        }

        @Override
        public String toString() {
            return members.toString();
        }
    }

    static Value of(String text) {
        return new Text(text);
    }
}
