package io.github.asgbg.model;

import java.util.List;

/**
 * What is known beforehand of the permissions that a command will need.
 *
 * @param denied what AWS says would be refused, with the statement that would permit it
 * @param unasked operations of which AWS does not tell beforehand whether it would permit them
 * @param cautions what else could not be learned beforehand and matters, a sentence each
 */
public record PermissionCheck(List<Problem> denied, List<String> unasked, List<String> cautions) {
    public static final PermissionCheck NONE = new PermissionCheck(List.of(), List.of());

    public PermissionCheck {
        denied = List.copyOf(denied);
        unasked = List.copyOf(unasked);
        cautions = List.copyOf(cautions);
    }

    /** One with nothing else to know. */
    public PermissionCheck(List<Problem> denied, List<String> unasked) {
        this(denied, unasked, List.of());
    }

    /** The same with other cautions. */
    public PermissionCheck with(List<String> others) {
        return new PermissionCheck(denied, unasked, others);
    }
}
