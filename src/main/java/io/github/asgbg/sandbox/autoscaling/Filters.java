package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Filters of the Describe operations: several must all hold, several values of one are alternatives. */
final class Filters {
    private Filters() {}

    static boolean accept(Group group, List<Filter> filters) {
        return filters.stream().allMatch(filter -> accept(group, filter));
    }

    private static boolean accept(Group group, Filter filter) {
        String name = String.valueOf(filter.name());
        if (name.equals("tag-key")) {
            return group.tags().keySet().stream().anyMatch(filter.values()::contains);
        } else if (name.equals("tag-value")) {
            return group.tags().values().stream().map(TagDescription::value).anyMatch(filter.values()::contains);
        } else if (name.startsWith("tag:")) {
            return Optional.ofNullable(group.tags().get(name.substring(4)))
                    .map(TagDescription::value)
                    .filter(filter.values()::contains)
                    .isPresent();
        }
        throw unknown(name);
    }

    static boolean accept(TagDescription tag, List<Filter> filters) {
        return filters.stream().allMatch(filter -> filter.values().contains(value(tag, String.valueOf(filter.name()))));
    }

    private static String value(TagDescription tag, String filter) {
        return switch (filter) {
            case "auto-scaling-group" -> tag.resourceId();
            case "key" -> tag.key();
            case "value" -> tag.value();
            case "propagate-at-launch" -> tag.propagateAtLaunch().toString().toLowerCase(Locale.ROOT);
            default -> throw unknown(filter);
        };
    }

    static AwsError unknown(String name) {
        return AwsError.validation("Filter type " + name + " is not correct.");
    }
}
