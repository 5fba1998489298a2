package io.github.asgbg.model;

import java.util.List;

/**
 * One item that goes over from one group to the other.
 *
 * @param from the group that it scaled
 * @param to the group that it scales from now on
 * @param changes what differs afterwards; empty when only the group does
 */
public record Move(Item item, String from, String to, List<Difference> changes) {
    public Move {
        changes = List.copyOf(changes);
    }
}
