package io.github.asgbg.plan.dryrun;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.TimeLimits;
import io.github.asgbg.plan.strategy.Plan;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The calls that a release may have to make until its end, whichever end that is. */
public final class Operations {
    private Operations() {}

    /** Service and operation of each, as in {@code autoscaling:EnterStandby}; writes of the ledger are not among them. */
    public static Collection<String> of(Release release, Observation seen, TimeLimits limits) {
        DryRun deploy = DryRun.of(Plan.toDeploy(release), seen, release, limits);
        DryRun back = deploy.then(Plan::toRollBack, limits);
        DryRun end = deploy.then(Plan::toFinalize, limits);
        return of(Stream.of(deploy, back, end));
    }

    /** Those that are left for a finalize. */
    public static Collection<String> toFinalize(Release release, Observation seen, TimeLimits limits) {
        return of(Stream.of(DryRun.of(Plan.toFinalize(release), seen, release, limits)));
    }

    private static Collection<String> of(Stream<DryRun> runs) {
        Collection<String> operations = new TreeSet<>();
        runs.flatMap(run -> run.actions().stream())
                .filter(action -> !(action instanceof Action.WriteLedger))
                .map(Operations::operation)
                .forEach(operations::add);
        return operations;
    }

    private static String operation(Action action) {
        String service = action instanceof Action.OnInstances
                ? "ec2"
                : action instanceof Action.PutMetricAlarm ? "cloudwatch" : "autoscaling";
        return service + ":" + action.getClass().getSimpleName();
    }
}
