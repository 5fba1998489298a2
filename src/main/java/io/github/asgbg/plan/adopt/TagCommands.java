package io.github.asgbg.plan.adopt;

import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.plan.Action;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands of the AWS CLI that set tags. Sources: AWS CLI command reference, autoscaling create-or-update-tags and ec2
 * create-tags; AWS CLI user guide, "Using shorthand syntax with the AWS CLI", which other texts than plain ones would break.
 */
final class TagCommands {
    /** What the shorthand takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./:+-]*");

    private TagCommands() {}

    static ShellCommand of(Action.CreateOrUpdateTags action) {
        Map<String, String> tag = new LinkedHashMap<>();
        tag.put("ResourceType", "auto-scaling-group");
        tag.put("ResourceId", action.group());
        tag.put("Key", action.key());
        tag.put("Value", action.value());
        tag.put("PropagateAtLaunch", "true");
        return ShellCommand.of("aws autoscaling create-or-update-tags").option("--tags", argument(tag));
    }

    static ShellCommand of(Action.CreateTags action) {
        Map<String, String> tag = new LinkedHashMap<>();
        tag.put("Key", action.key());
        tag.put("Value", action.value());
        return ShellCommand.of("aws ec2 create-tags")
                .option("--tags", argument(tag))
                .option("--resources", action.instances());
    }

    private static String argument(Map<String, String> tag) {
        return isPlain(tag.keySet()) && isPlain(tag.values())
                ? tag.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(","))
                : tag.entrySet().stream()
                        .map(e -> string(e.getKey()) + ":" + (isFlag(e.getKey()) ? e.getValue() : string(e.getValue())))
                        .collect(Collectors.joining(",", "[{", "}]"));
    }

    private static boolean isPlain(Collection<String> texts) {
        return texts.stream().allMatch(text -> PLAIN.matcher(text).matches());
    }

    /** The one member that is no text. */
    private static boolean isFlag(String member) {
        return member.equals("PropagateAtLaunch");
    }

    /** What else JSON would have escaped cannot be pasted anyway. */
    private static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
