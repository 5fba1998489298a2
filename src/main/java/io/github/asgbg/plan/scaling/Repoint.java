package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.model.Value.Text;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rewrites configuration that names one group so that it names the other; everything else stays as it is. What names both,
 * as the sum of what both groups run, goes on naming both: each stands where the other stood, and moved back it is as it was.
 *
 * <p>A group is named by the value of a dimension, whatever the dimension is called (AWS's own metrics call it {@code
 * AutoScalingGroupName}, an application may call it otherwise), and in expressions by a quoted word: {@code
 * SEARCH('{AWS/EC2,AutoScalingGroupName} AutoScalingGroupName="web-blue"', ...)}. A prefix that both groups share, which is
 * how AWS's guide lets predictive scaling see both, is left alone. Alarms name policies by ARN.
 */
public final class Repoint {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern POLICY =
            Pattern.compile("arn:[^:]*:autoscaling:.*:autoScalingGroupName/(.+):policyName/(.+)");

    private final String from;
    private final String to;
    private final Pattern word;

    public Repoint(String from, String to) {
        this.from = from;
        this.to = to;
        this.word = Pattern.compile("(?<![\\w./-])(" + Pattern.quote(from) + "|" + Pattern.quote(to) + ")(?![\\w./-])");
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

    private String action(String arn, Map<String, String> policies) {
        Matcher policy = POLICY.matcher(arn);
        return policy.matches() && policy.group(1).equals(from) ? policies.getOrDefault(policy.group(2), arn) : arn;
    }

    private Value value(String name, Value value) {
        if (value instanceof Text text) {
            return name.equals("Expression") ? new Text(expression(text.text())) : text;
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
                .filter(name -> name.equals(from) || name.equals(to))
                .map(name -> dimension.with("Value", new Text(other(name))))
                .orElse(dimension);
    }

    private String expression(String expression) {
        return QUOTED.matcher(expression).replaceAll(quoted -> Matcher.quoteReplacement(words(quoted.group())));
    }

    private String words(String quoted) {
        return word.matcher(quoted).replaceAll(group -> Matcher.quoteReplacement(other(group.group())));
    }

    private String other(String group) {
        return group.equals(from) ? to : from;
    }
}
