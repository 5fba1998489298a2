package io.github.asgbg.plan.adopt;

import io.github.asgbg.plan.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One tag that all instances of the live group are to carry. */
record InstanceTags(Seen seen, String key, String value) {
    /** Keeps the command that does the same in a line of a terminal; EC2 takes 1000. */
    private static final int BATCH = 50;

    private static final int SHOWN = 5;

    /** {@code overwrites}: other values are replaced; otherwise {@code contradiction} says what decides. */
    List<Finding> findings(boolean overwrites, String contradiction) {
        List<String> without = new ArrayList<>();
        Map<String, List<String>> others = new TreeMap<>();
        for (String id : seen.instances()) {
            seen.carried(id, key)
                    .ifPresentOrElse(
                            has -> others.computeIfAbsent(has, h -> new ArrayList<>())
                                    .add(id),
                            () -> without.add(id));
        }
        others.remove(value);
        List<Finding> findings = new ArrayList<>();
        if (!without.isEmpty()) {
            findings.add(missing(without, "without the tag " + tag()));
        }
        others.forEach((has, ids) -> findings.add(other(ids, has, overwrites, contradiction)));
        return findings.isEmpty() ? List.of(all()) : findings;
    }

    private String tag() {
        return key + "=" + value;
    }

    private Finding all() {
        int count = seen.instances().size();
        String group = seen.liveGroup().name();
        return Finding.fulfilled(
                count == 1
                        ? "the only instance of " + group + " carries the tag " + tag()
                        : "all " + count + " instances of " + group + " carry the tag " + tag());
    }

    private Finding other(List<String> ids, String has, boolean overwrites, String contradiction) {
        String what = "with the tag " + key + "=" + has + ", not " + value;
        return overwrites
                ? missing(ids, what)
                : Finding.contradicted(named(ids, what), "one of the two is wrong", contradiction);
    }

    /** Source: Auto Scaling user guide, "Tag Auto Scaling groups and instances": tags reach the instances launched from then on. */
    private Finding missing(List<String> ids, String what) {
        List<Action> actions = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            Action.CreateTags action =
                    new Action.CreateTags(ids.subList(from, Math.min(from + BATCH, ids.size())), key, value);
            actions.add(action);
            commands.add(TagCommands.of(action).quoted());
        }
        return Finding.missing(
                named(ids, what),
                "a group's tag reaches only the instances that it launches later",
                String.join(", then ", commands),
                actions);
    }

    private String named(List<String> ids, String what) {
        String shown = ids.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " more" : "";
        return seen.liveGroup().name() + " has " + count(ids) + " " + what + ": " + shown + more;
    }

    private static String count(List<String> ids) {
        return ids.size() == 1 ? "1 instance" : ids.size() + " instances";
    }
}
