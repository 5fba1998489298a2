package io.github.asgbg.model;

import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One place where two configurations differ.
 *
 * @param path where, as in {@code Metrics[0].MetricStat.Metric.Dimensions[1].Value}
 * @param from the first one's value; empty where it has none
 * @param to the second one's value; empty where it has none
 */
public record Difference(String path, String from, String to) {
    /** Every place where they differ, in order; none if they are equal. */
    public static List<Difference> between(Members from, Members to) {
        List<Difference> found = new ArrayList<>();
        members("", from, to, found);
        return found;
    }

    private static void members(String path, Members from, Members to, List<Difference> found) {
        TreeSet<String> names = new TreeSet<>(from.members().keySet());
        names.addAll(to.members().keySet());
        String prefix = path.isEmpty() ? "" : path + ".";
        names.forEach(
                n -> values(prefix + n, from.members().get(n), to.members().get(n), found));
    }

    private static void values(String path, @Nullable Value from, @Nullable Value to, List<Difference> found) {
        if (from instanceof Members f && to instanceof Members t) {
            members(path, f, t, found);
        } else if (from instanceof Items f
                && to instanceof Items t
                && f.items().size() == t.items().size()) {
            for (int i = 0; i < f.items().size(); i++) {
                values(path + "[" + i + "]", f.items().get(i), t.items().get(i), found);
            }
        } else if (from == null || !from.equals(to)) {
            found.add(new Difference(path, text(from), text(to)));
        }
    }

    private static String text(@Nullable Value value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return path + " is " + (from.isEmpty() ? "not set" : from) + ", not " + (to.isEmpty() ? "unset" : to);
    }
}
