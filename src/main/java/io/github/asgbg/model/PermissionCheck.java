package io.github.asgbg.model;

import java.util.List;

/**
 * What is known beforehand of the permissions that a command will need.
 *
 * @param denied what AWS says would be refused, with the statement that would permit it
 * @param unasked operations of which AWS does not tell beforehand whether it would permit them
 */
public record PermissionCheck(List<Problem> denied, List<String> unasked) {
    public static final PermissionCheck NONE = new PermissionCheck(List.of(), List.of());

    public PermissionCheck {
        denied = List.copyOf(denied);
        unasked = List.copyOf(unasked);
    }
}
