package io.github.asgbg.engine;

import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.port.LedgerDocument.Holder;
import java.time.Duration;

/**
 * What the user decides about how commands run.
 *
 * @param tagKey the group tag that carries the version
 * @param holder who this process is, for others who find its lease
 * @param quickest the shortest pause between two looks
 * @param slowest the longest pause between two looks, unless it is known that nothing can happen sooner
 * @param lease how long a lease lasts without renewal
 * @param scaling how scaling goes with a release that begins; one that is continued follows what was decided for it
 */
public record RunOptions(
        String service,
        String tagKey,
        Holder holder,
        TimeLimits limits,
        Duration quickest,
        Duration slowest,
        Duration lease,
        ScalingOptions scaling) {
    /** Where nothing particular is decided about scaling. */
    public RunOptions(
            String service,
            String tagKey,
            Holder holder,
            TimeLimits limits,
            Duration quickest,
            Duration slowest,
            Duration lease) {
        this(service, tagKey, holder, limits, quickest, slowest, lease, ScalingOptions.DEFAULT);
    }
}
