package io.github.asgbg.plan.strategy;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a release cuts over, goes back and finishes, and how one sees which group serves. It is named in the release's record,
 * so that a resumed command follows the same one. The loop, the guard, the ledger and the endings know none of them.
 */
public interface Strategy {
    /** As it is written down in the release. */
    String name();

    /** The groups that get new requests, whether or not they answer them well. */
    List<Colour> live(Observation seen);

    /** The instances of a group that get new requests and are healthy. */
    List<Instance> serving(Observation seen, Colour colour);

    /** The steps from as many healthy new instances as are needed until they alone serve. */
    List<Step> cutOver(Release release);

    /** The steps until the old instances alone serve and the new group is empty, wherever the release is. */
    List<Step> goBack(Release release);

    /** The steps until nothing of the old version runs any more. */
    List<Step> finish(Release release);

    /**
     * The instances of the outgoing version that serve, or can be brought back to service without launching any. Those that EC2
     * is known not to run are not among them.
     */
    List<Instance> returnable(Observation seen, Release release);

    /** The one group that serves, when exactly one does. */
    default Optional<Colour> soleLive(Observation seen) {
        List<Colour> live = live(seen);
        return live.size() == 1 ? Optional.of(live.get(0)) : Optional.empty();
    }

    /** All healthy instances that get new requests, of either group. */
    default int servingInAll(Observation seen) {
        return Stream.of(Colour.values()).mapToInt(c -> serving(seen, c).size()).sum();
    }
}
