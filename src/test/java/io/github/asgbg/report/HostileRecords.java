package io.github.asgbg.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rebuilds records with hostile texts in place of their own, through all that they hold. */
public final class HostileRecords {
    private final Hostile hostile;
    private final double probability;
    private final Set<String> filled = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();

    public HostileRecords(Hostile hostile, double probability) {
        this.hostile = hostile;
        this.probability = probability;
    }

    /** The same record with other texts. */
    public <R extends Record> R of(R original) {
        @SuppressWarnings("unchecked") // it is made by the class's own constructor
        R changed = (R) record(original);
        return changed;
    }

    /** The components that are texts, or hold texts, as far as any was met. */
    public Set<String> texts() {
        return texts;
    }

    /** Those of them that were replaced at least once. */
    public Set<String> filled() {
        return filled;
    }

    private Object record(Record original) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = original.getClass().getSimpleName() + "." + components[i].getName();
            values[i] = value(name, read(original, components[i]));
        }
        return made(original, types, values);
    }

    private Object value(String name, Object value) {
        if (value instanceof String text) {
            return text(name, text);
        }
        if (value instanceof Record record) {
            return record(record);
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(v -> value(name, v));
        }
        if (value instanceof Map<?, ?> map) {
            return map(name, map);
        }
        if (value instanceof Collection<?> all) {
            List<Object> changed = new ArrayList<>();
            all.forEach(v -> changed.add(value(name, v)));
            return value instanceof Set ? new HashSet<>(changed) : changed;
        }
        return value;
    }

    private Map<Object, Object> map(String name, Map<?, ?> map) {
        Map<Object, Object> changed = map instanceof SortedMap ? new TreeMap<>() : new LinkedHashMap<>();
        map.forEach((key, value) -> changed.put(value(name, key), value(name, value)));
        return changed;
    }

    private String text(String name, String text) {
        texts.add(name);
        if (!hostile.isChosen(probability)) {
            return text;
        }
        filled.add(name);
        return hostile.text();
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(component.toString(), unreadable);
        }
    }

    private static Object made(Record original, Class<?>[] types, Object[] values) {
        try {
            Constructor<?> canonical = original.getClass().getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(original.getClass() + " of " + Arrays.toString(values), refused.getCause());
        } catch (ReflectiveOperationException unmakable) {
            throw new IllegalStateException(original.getClass().toString(), unmakable);
        }
    }
}
