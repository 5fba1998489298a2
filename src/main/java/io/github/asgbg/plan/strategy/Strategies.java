package io.github.asgbg.plan.strategy;

import io.github.asgbg.model.Release;
import java.util.List;
import java.util.Optional;

/** The strategies that this program knows, by their names. */
public final class Strategies {
    private static final List<Strategy> ALL = List.of(new StandbyStrategy());

    private Strategies() {}

    /** The strategy of this name; empty when a later version of the program began the release. */
    public static Optional<Strategy> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * The release's strategy.
     *
     * @throws IllegalArgumentException when it is not known
     */
    public static Strategy of(Release release) {
        return named(release.strategy())
                .orElseThrow(() -> new IllegalArgumentException("unknown strategy " + release.strategy()));
    }

    /** What a release begins with, and what tells who serves while there is none. */
    public static Strategy usual() {
        return ALL.get(0);
    }
}
