package io.github.asgbg.cli;

import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.dryrun.DryRun;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.wording.Times;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody must know who decides whether to end a soak.
 *
 * @param plan what finalize would do
 * @param seen the last look
 */
record FinalizeQuestion(DryRun plan, Release release, Observation seen) {
    private static final int IDS_SHOWN = 10;

    /** What goes, what stays, since when the new version serves, where all this is, and what is not known of it. */
    List<Line> lines(PermissionCheck known) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                "finalize keeps " + release.incomingVersion() + "; there is no way back after it", Tone.STRONG));
        lines.add(line("goes   ", goes()));
        lines.add(line("stays  ", stays()));
        lines.add(line("soak   ", soak()));
        lines.add(line("where  ", where()));
        known.cautions().forEach(caution -> lines.add(line("caution", caution)));
        return lines;
    }

    private static Line line(String head, String text) {
        return Line.of("  " + head + " ", Tone.FAINT).plus(text);
    }

    private String goes() {
        List<String> ids = plan.actions().stream()
                .filter(Action.TerminateInstances.class::isInstance)
                .flatMap(a -> ((Action.TerminateInstances) a).instances().stream())
                .toList();
        String listed = ids.stream().limit(IDS_SHOWN).collect(Collectors.joining(", "));
        String more = ids.size() > IDS_SHOWN ? " and " + (ids.size() - IDS_SHOWN) + " more" : "";
        return instances(ids.size()) + " of " + release.outgoingVersion().orElse("the earlier version") + " from "
                + release.outgoingBefore().group() + ", detached and terminated"
                + (ids.isEmpty() ? "" : ": " + listed + more)
                + ended(ids);
    }

    /** What stands by and has ended behind Auto Scaling's back. */
    private String ended(List<String> terminated) {
        String ids = seen.group(release.outgoing()).in(Lifecycle.STANDBY).stream()
                .map(Instance::id)
                .filter(id -> !terminated.contains(id))
                .limit(IDS_SHOWN)
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? "" : "; ended already, so only detached: " + ids;
    }

    private String stays() {
        int serving = seen.group(release.incoming()).serving().size();
        return instances(serving) + " of " + release.incomingVersion() + ", healthy in "
                + release.incomingBefore().group();
    }

    private String soak() {
        return release.cutOverAt()
                .map(at -> "for " + Times.age(Duration.between(at, seen.at())) + ", since "
                        + at.truncatedTo(ChronoUnit.SECONDS))
                .orElse("not begun");
    }

    private String where() {
        Place place = Place.of(seen, release.service());
        return "service " + place.service()
                + place.account().map(a -> ", account " + a).orElse("")
                + place.region().map(r -> ", Region " + r).orElse("");
    }

    private static String instances(int count) {
        return count + (count == 1 ? " instance" : " instances");
    }
}
