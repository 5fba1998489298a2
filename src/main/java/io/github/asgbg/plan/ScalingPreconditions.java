package io.github.asgbg.plan;

import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import java.util.List;
import java.util.Set;

/** Every reason why what scales the live group cannot be moved to the idle one. */
final class ScalingPreconditions {
    private ScalingPreconditions() {}

    static List<Problem> toDeploy(Observation seen, Release release, Set<Item> leftovers) {
        return List.of();
    }
}
