package io.github.asgbg.port;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Observation;
import java.util.List;
import java.util.Map;

/**
 * What the beginning of a release needs to know beyond an observation.
 *
 * @param refreshes status of an instance refresh that is under way, by group
 * @param scaling names of scaling policies and scheduled actions, by group
 */
public record Survey(Observation observation, Map<Colour, String> refreshes, Map<Colour, List<String>> scaling) {
    public Survey {
        refreshes = Map.copyOf(refreshes);
        scaling = Map.copyOf(scaling);
    }
}
