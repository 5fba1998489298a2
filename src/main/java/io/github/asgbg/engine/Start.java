package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.FetchScope;

/** Whether a command may begin. */
sealed interface Start {
    /**
     * It may.
     *
     * @param release the release to work on
     * @param judgedBy the look by which that was decided
     * @param scope what that look shows
     * @param permissions what is known beforehand of the calls that it will make
     */
    record Begin(Release release, Observation judgedBy, FetchScope scope, PermissionCheck permissions)
            implements Start {
        Begin(Release release, Observation judgedBy, FetchScope scope) {
            this(release, judgedBy, scope, PermissionCheck.NONE);
        }
    }

    /** It has ended: it is refused, or there is nothing to do. */
    record Ended(Outcome outcome) implements Start {}
}
