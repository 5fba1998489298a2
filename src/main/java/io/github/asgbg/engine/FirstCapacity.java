package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import java.util.List;
import java.util.Optional;

/** The capacity of a first release is the only size that no group shows; a record of it alone is not believed. */
final class FirstCapacity {
    private FirstCapacity() {}

    /** Why a first deploy is not continued: neither its command nor its group says as many instances as the record does. */
    static List<Problem> problems(DeployRequest request, Release open, Observation seen) {
        Optional<Sizes> recorded = open.firstCapacity();
        Sizes group = seen.group(open.incoming()).sizes();
        Optional<Sizes> told = request.capacity().or(() -> Optional.of(group));
        return recorded.isEmpty() || recorded.equals(told)
                ? List.of()
                : List.of(new Problem(
                        "the release was begun with the capacity " + recorded.get() + ", "
                                + request.capacity()
                                        .map(c -> "and the command says " + c)
                                        .orElseGet(() -> open.incomingBefore().group() + " has " + group
                                                + ", and the command says nothing"),
                        "repeat --capacity " + recorded.get() + " if that is right, or run 'asg-bg rollback'"));
    }
}
