package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.model.Value.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Rewrites configuration that names one group so that it names the other; everything else stays as it is. What names both,
 * as the sum of what both groups run, goes on naming both: each stands where the other stood, and moved back it is as it was.
 *
 * <p>A group is named by the value of a dimension, whatever the dimension is called (AWS's own metrics call it {@code
 * AutoScalingGroupName}, an application may call it otherwise), unless it was decided which dimensions name groups; and in
 * expressions as {@link MetricExpression} tells. A prefix that both groups share, which is how AWS's guide lets predictive
 * scaling see both, is left alone. Alarms name policies by ARN.
 */
public final class Repoint {
    private static final String GROUP = ":autoScalingGroupName/";
    private static final String POLICY = ":policyName/";

    private final GroupNames names;

    /** Any dimension may name a group. */
    public Repoint(String from, String to) {
        this(new GroupNames(from, to, Optional.empty()));
    }

    Repoint(GroupNames names) {
        this.names = names;
    }

    /** From the other group to the one of this colour, by what was decided for the release. */
    static Repoint to(Release release, Colour colour) {
        String from = release.before(colour.other()).group();
        String to = release.before(colour).group();
        return new Repoint(GroupNames.of(release).with(from, to));
    }

    /** What names the group of this colour goes on naming it. */
    static Repoint within(Release release, Colour colour) {
        String group = release.before(colour).group();
        return new Repoint(GroupNames.of(release).with(group, group));
    }

    /** A policy's, an alarm's or a scheduled action's settings, for the other group. */
    public Members settings(Members settings) {
        return members(settings);
    }

    /**
     * An alarm that calls the other group's policies of the same names; actions that are not policies of the first group
     * stay, and so do policies that the other group does not have.
     *
     * @param policies the other group's policy ARNs by policy name
     */
    public Members alarm(Members settings, Map<String, String> policies) {
        return (Members) actions(members(settings), policies);
    }

    /** The ARNs that an alarm calls, in any state. */
    static Stream<String> actions(Members alarm) {
        return alarm.members().entrySet().stream()
                .filter(e -> e.getKey().endsWith("Actions"))
                .flatMap(e -> ((Items) e.getValue()).items().stream())
                .map(Value::toString);
    }

    /** Whether an alarm calls a policy of the group of this name. */
    static boolean calls(Members alarm, String group) {
        return actions(alarm).anyMatch(arn -> arn.contains(GROUP + group + POLICY));
    }

    private Value actions(Value value, Map<String, String> policies) {
        if (value instanceof Text text) {
            return new Text(action(text.text(), policies));
        } else if (value instanceof Items items) {
            return new Items(
                    items.items().stream().map(v -> actions(v, policies)).toList());
        }
        SortedMap<String, Value> changed = new TreeMap<>(((Members) value).members());
        changed.replaceAll((name, v) -> name.endsWith("Actions") ? actions(v, policies) : v);
        return new Members(changed);
    }

    /** A group's name has no colon, so that its end is known; a policy's may have anything. */
    private String action(String arn, Map<String, String> policies) {
        int group = arn.indexOf(GROUP);
        String policy = group < 0 ? "" : arn.substring(group + GROUP.length());
        String ours = names.from() + POLICY;
        return policy.startsWith(ours) ? policies.getOrDefault(policy.substring(ours.length()), arn) : arn;
    }

    private Value value(String name, Value value) {
        if (value instanceof Text text) {
            return name.equals("Expression") ? new Text(MetricExpression.exchanged(text.text(), names)) : text;
        } else if (value instanceof Items items) {
            return new Items(items.items().stream().map(v -> value(name, v)).toList());
        }
        Members members = (Members) value;
        return name.equals("Dimensions") ? dimension(members) : members(members);
    }

    private Members members(Members members) {
        SortedMap<String, Value> changed = new TreeMap<>(members.members());
        changed.replaceAll(this::value);
        return new Members(changed);
    }

    private Members dimension(Members dimension) {
        return dimension
                .text("Value")
                .filter(names::isGroup)
                .filter(name -> names.isInDimension(dimension.text("Name").orElse("")))
                .map(name -> dimension.with("Value", new Text(names.other(name))))
                .orElse(dimension);
    }

    /** The expressions that name a group in a way in which the other group's name cannot be written. */
    public List<String> fixed(Value settings) {
        if (settings instanceof Items items) {
            return items.items().stream().flatMap(v -> fixed(v).stream()).toList();
        } else if (settings instanceof Members members) {
            Stream<String> own = members.text("Expression").stream().filter(e -> MetricExpression.isFixed(e, names));
            return Stream.concat(own, members.members().values().stream().flatMap(v -> fixed(v).stream()))
                    .toList();
        }
        return List.of();
    }
}
