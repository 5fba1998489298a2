package io.github.asgbg.engine;

import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.dryrun.Operations;
import io.github.asgbg.port.Cloud;
import java.util.List;
import java.util.stream.Stream;

/**
 * What finalize asks AWS before it detaches anything: whether it may, and could, terminate the very instances. Once something
 * is detached, whatever can end is to end; then what remains is named by the refusal itself.
 */
final class FinalizeQuestions {
    private final Cloud cloud;
    private final RunOptions options;

    FinalizeQuestions(Cloud cloud, RunOptions options) {
        this.cloud = cloud;
        this.options = options;
    }

    /** The instances that have not ended yet, by a look that asked EC2 about them. */
    List<String> instances(Release release, Observation seen) {
        Stream<String> standby =
                seen.group(release.outgoing()).in(Lifecycle.STANDBY).stream().map(Instance::id);
        return Stream.concat(standby, release.detaching().stream())
                .distinct()
                .filter(id -> !seen.hasEnded(id))
                .sorted()
                .toList();
    }

    ProtectionCheck protections(Release release, List<String> instances) {
        return release.phase() == Phase.SOAKING ? cloud.protections(instances) : ProtectionCheck.NONE;
    }

    PermissionCheck permissions(Release release, Observation seen, List<String> instances) {
        return release.phase() == Phase.SOAKING
                ? cloud.mayCall(Operations.toFinalize(release, seen, options.limits()), instances)
                : PermissionCheck.NONE;
    }
}
