package io.github.asgbg.engine;

import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.port.LedgerDocument.Holder;
import java.time.Duration;

/**
 * What the user decides about how commands run.
 *
 * @param tagKey the group tag that carries the version
 * @param blue name of the blue group, as {@code green} of the other
 * @param holder who this process is, for others who find its lease
 * @param quickest the shortest pause between two looks
 * @param slowest the longest pause between two looks, unless it is known that nothing can happen sooner
 * @param lease how long a lease lasts without renewal
 * @param leaseWait how long to wait for a holder that is alive
 * @param scaling how scaling goes with a release that begins; one that is continued follows what was decided for it
 * @param putsBackWhenInterrupted whether a deploy that is stopped before its cut-over puts everything back
 */
public record RunOptions(
        String service,
        String tagKey,
        String blue,
        String green,
        Holder holder,
        TimeLimits limits,
        Duration quickest,
        Duration slowest,
        Duration lease,
        Duration leaseWait,
        boolean putsBackWhenInterrupted,
        ScalingOptions scaling) {}
