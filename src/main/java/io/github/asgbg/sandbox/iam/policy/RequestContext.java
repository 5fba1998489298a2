package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a request says, by condition keys; their names are the same in any case. Source: IAM user guide, "AWS JSON policy
 * elements: Condition", the request context.
 */
final class RequestContext {
    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    RequestContext(Map<String, List<String>> values) {
        this.values.putAll(values);
    }

    RequestContext with(String key, List<String> keyValues) {
        RequestContext more = new RequestContext(values);
        more.values.put(key, List.copyOf(keyValues));
        return more;
    }

    /** The values of a key; empty where the request does not have the key, or has it without any value. */
    List<String> values(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The one value of a key that may stand in a policy variable. */
    Optional<String> single(String key) {
        List<String> all = values(key);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
