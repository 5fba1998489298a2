package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * The filters of Describe operations: several filters must all match, one of several values is enough, {@code *} and
 * {@code ?} are wildcards (EC2 user guide, "Filter your resources").
 *
 * @param <T> what is described
 */
final class Filters<T> {
    private final Function<T, String> id;
    private final Tags tags;
    private final Map<String, Function<T, List<String>>> attributes = new HashMap<>();

    Filters(Tags tags, Function<T, String> id) {
        this.tags = tags;
        this.id = id;
    }

    /** Adds a filter whose values are those that the function finds. */
    Filters<T> on(String name, Function<T, List<String>> values) {
        attributes.put(name, values);
        return this;
    }

    /** Adds a filter on one value, which may be missing. */
    Filters<T> onOne(String name, Function<T, Optional<String>> value) {
        return on(name, resource -> value.apply(resource).stream().toList());
    }

    /**
     * Those that match all filters.
     *
     * @throws AwsError InvalidParameterValue for a filter that the operation does not know
     */
    List<T> select(Collection<T> all, List<Filter> filters) {
        filters.forEach(this::refuseUnknown);
        return all.stream()
                .filter(resource -> filters.stream().allMatch(filter -> matches(resource, filter)))
                .toList();
    }

    private void refuseUnknown(Filter filter) {
        String name = String.valueOf(filter.name());
        boolean known = attributes.containsKey(name)
                || name.startsWith("tag:")
                || name.equals("tag-key")
                || name.equals("tag-value");
        if (!known) {
            throw new AwsError(400, "InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
    }

    private boolean matches(T resource, Filter filter) {
        List<String> values = values(resource, filter.name());
        return filter.values().stream().map(Filters::pattern).anyMatch(pattern -> values.stream()
                .anyMatch(value -> pattern.matcher(value).matches()));
    }

    private List<String> values(T resource, String name) {
        Map<String, String> own = tags.mapOf(id.apply(resource));
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return own.containsKey(key) ? List.of(own.get(key)) : List.of();
        }
        return switch (name) {
            case "tag-key" -> List.copyOf(own.keySet());
            case "tag-value" -> List.copyOf(own.values());
            default -> attributes.getOrDefault(name, unknown -> List.of()).apply(resource);
        };
    }

    private static Pattern pattern(String wildcard) {
        StringBuilder regex = new StringBuilder();
        wildcard.chars()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
