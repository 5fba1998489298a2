package io.github.asgbg.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known beforehand of what keeps EC2's API from terminating instances.
 *
 * @param found of those that it keeps
 * @param untold instances of which EC2 did not tell
 * @param because why it did not; empty where it told of all
 */
public record ProtectionCheck(Map<String, Set<ApiProtection>> found, List<String> untold, String because) {
    public static final ProtectionCheck NONE = new ProtectionCheck(Map.of(), List.of(), "");

    public ProtectionCheck {
        found = new TreeMap<>(found);
        untold = List.copyOf(untold);
    }

    /** What somebody must know who ends these instances, where not all is known; a sentence without a full stop. */
    public Optional<String> caution() {
        return untold.stream().findFirst().map(first -> {
            int more = untold.size() - 1;
            return "EC2 did not tell whether termination or stop protection keeps " + first
                    + (more == 0 ? "" : " or " + more + " more")
                    + "; what is protected would be detached and run on (" + because + ")";
        });
    }
}
