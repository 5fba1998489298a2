package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Release;
import java.util.Optional;

/** Whether a command may begin. */
sealed interface Start {
    /**
     * It may.
     *
     * @param release the release to work on
     * @param judgedBy the look by which that was decided; empty where none was needed
     * @param permissions what is known beforehand of the calls that it will make
     */
    record Begin(Release release, Optional<Observation> judgedBy, PermissionCheck permissions) implements Start {
        Begin(Release release, Optional<Observation> judgedBy) {
            this(release, judgedBy, PermissionCheck.NONE);
        }
    }

    /** It has ended: it is refused, or there is nothing to do. */
    record Ended(Outcome outcome) implements Start {}
}
