package io.github.asgbg.port;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Observation;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the beginning of a release needs to know beyond an observation.
 *
 * @param observation shows what scales the groups, too
 * @param refreshes status of an instance refresh that is under way, by group
 * @param attachments AWS's word for the state of attachments that are being made or undone, by group and identifier
 */
public record PreflightLook(
        Observation observation, Map<Colour, String> refreshes, Map<Colour, SortedMap<String, String>> attachments) {
    public PreflightLook {
        refreshes = Map.copyOf(refreshes);
        attachments = Map.copyOf(attachments);
    }

    /** A look at a pair whose attachments are all made. */
    public PreflightLook(Observation observation, Map<Colour, String> refreshes) {
        this(observation, refreshes, Map.of());
    }
}
