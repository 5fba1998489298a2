package io.github.asgbg.engine;

import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.preflight.Preconditions;
import java.util.List;

/** What to do next, judged by what the advised command would judge by itself. */
final class Advice {
    private final Standing standing;

    private Advice(Standing standing) {
        this.standing = standing;
    }

    /** The commands to choose from, in one sentence. */
    static String of(Standing standing) {
        return new Advice(standing).sentence();
    }

    private String sentence() {
        return standing.release()
                .filter(r -> !r.phase().isEnded())
                .map(this::unfinished)
                .orElseGet(this::atRest);
    }

    private String atRest() {
        if (standing.serving() > 0 || standing.shortage().isEmpty()) {
            return "'asg-bg deploy VERSION' to put a version into service";
        }
        return "look at the instances of both groups; where none is left, 'asg-bg deploy VERSION --capacity"
                + " MIN/DESIRED/MAX' starts anew";
    }

    private String unfinished(Release release) {
        String deploy = "'asg-bg deploy " + release.incomingVersion() + "' to continue";
        return switch (release.phase()) {
            case DEPLOYING, CUTTING_OVER -> deploy + ", or " + rollback(release);
            case SOAKING, FINALIZING -> finalizing(release);
            case ROLLING_BACK -> "'asg-bg rollback' to continue";
            case ROLLED_BACK, FINALIZED -> "'asg-bg status'";
        };
    }

    private String finalizing(Release release) {
        List<Problem> problems = Preconditions.toFinalize(standing.seen(), release);
        if (!problems.isEmpty()) {
            return rollback(release) + "; finalize has to wait: " + problems.get(0).what();
        }
        String finalizing = release.phase() == Phase.FINALIZING
                ? "'asg-bg finalize' to continue"
                : "'asg-bg finalize' to keep " + release.incomingVersion();
        return finalizing + ", or " + rollback(release);
    }

    /** What cannot come back is launched anew, which takes minutes and not seconds. */
    private String rollback(Release release) {
        String back = "'asg-bg rollback' to " + release.outgoingVersion().map(v -> "return to " + v).orElse("take it back");
        boolean needsOld = release.cutOverAt().isPresent();
        int missing = needsOld ? release.needed() - standing.returnable() : 0;
        return missing <= 0 ? back : back + " (" + missing + " of its instances are launched anew)";
    }
}
