package io.github.asgbg.port;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Observation;
import java.util.Map;

/**
 * What the beginning of a release needs to know beyond an observation.
 *
 * @param observation shows what scales the groups, too
 * @param refreshes status of an instance refresh that is under way, by group
 */
public record PreflightLook(Observation observation, Map<Colour, String> refreshes) {
    public PreflightLook {
        refreshes = Map.copyOf(refreshes);
    }
}
