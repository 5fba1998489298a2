package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Release.Before;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.model.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a recorded release can be what it says: about the same things as the settings of the command that finds it, without
 * contradiction in itself, and within what is seen. Whoever can write to the bucket can write a record.
 */
public final class RecordCheck {
    /** The cut-over is written down right before the first instance leaves, and AWS tells whole seconds. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private static final String RESTORE =
            "find out who changed the record, and put an earlier version of it back while no command runs";

    private final Release release;
    private final List<Problem> problems = new ArrayList<>();

    private RecordCheck(Release release) {
        this.release = release;
    }

    /** Where record and settings differ, each naming both. */
    public static List<Problem> differences(Release release, String service, String tagKey, String blue, String green) {
        RecordCheck check = new RecordCheck(release);
        check.compare("service", release.service(), service);
        check.compare("tag-key", release.tagKey(), tagKey);
        check.compare("groups.blue", release.before(Colour.BLUE).group(), blue);
        check.compare("groups.green", release.before(Colour.GREEN).group(), green);
        return check.problems;
    }

    private void compare(String setting, String recorded, String set) {
        if (!recorded.equals(set)) {
            problems.add(new Problem(
                    "the release was begun with " + setting + " " + recorded + ", and the settings say " + set,
                    "run the command with the settings of the release, or find out who changed its record"));
        }
    }

    /** Where an unfinished release contradicts itself or what a look at both groups shows. */
    public static List<Problem> doubts(Release release, Observation seen) {
        RecordCheck check = new RecordCheck(release);
        for (Colour colour : Colour.values()) {
            check.place(release.before(colour), seen.group(colour));
        }
        check.phase();
        check.sizes(seen);
        return check.problems;
    }

    private void doubt(boolean holds, String what) {
        if (!holds) {
            problems.add(new Problem(what, RESTORE));
        }
    }

    /** A group of the same name in another account or Region is another group. */
    private void place(Before before, Group group) {
        Optional<GroupArn> recorded = GroupArn.of(before.arn());
        Optional<GroupArn> is = GroupArn.of(group.traits().arn());
        if (recorded.isPresent() && is.isPresent() && !recorded.equals(is)) {
            problems.add(new Problem(
                    "the release was begun with " + before.group() + " in " + recorded.get()
                            + ", and these credentials and settings lead to " + is.get(),
                    "run the command with the credentials and the Region of the release"));
        }
    }

    private void phase() {
        boolean isCutOver = release.cutOverAt().isPresent();
        String phase = "the record says the release is " + release.phase().words();
        switch (release.phase()) {
            case DEPLOYING -> doubt(!isCutOver && release.needed() == 0, phase + ", and knows of a cut-over");
            case CUTTING_OVER, SOAKING, FINALIZING -> doubt(isCutOver, phase + ", and knows of no cut-over");
            case ROLLING_BACK -> doubt(isCutOver || release.needed() == 0, phase + ", and contradicts itself");
            case ROLLED_BACK, FINALIZED -> doubt(false, phase + ", and keeps it as unfinished");
        }
        boolean mayDetach = isCutOver && (release.phase() == Phase.FINALIZING || release.phase() == Phase.ROLLING_BACK);
        doubt(release.detaching().isEmpty() || mayDetach, phase + ", and lists detached instances");
        doubt(release.endedAt().isEmpty(), phase + ", and knows of its end");
    }

    /**
     * What is needed is bounded by what the groups may have, have, or had until a moment ago. A maximum size starts nothing by
     * itself, and somebody may have lowered it on both groups since; it is not judged.
     */
    private void sizes(Observation seen) {
        Group group = seen.group(release.incoming());
        int most = release.detaching().size() + Math.max(most(seen.blue()), most(seen.green()));
        Sizes incoming = release.incomingBefore().sizes();
        if (release.needed() > most) {
            problems.add(new Problem(
                    "the record says that " + release.needed()
                            + " instances are needed, and no group has, or may have, more than " + most,
                    "if so many are, let the new group have them: " + room(group) + "; if not, " + RESTORE));
        }
        doubt(
                incoming.min() == 0 && incoming.desired() == 0,
                "the record says that " + release.incomingBefore().group() + " had the sizes " + incoming
                        + " before it was used");
    }

    /** The instances that the record calls detached, and whose past AWS must be asked for. */
    public static List<String> nonMembers(Release release, Observation seen) {
        Set<String> members = Stream.of(seen.blue(), seen.green())
                .flatMap(g -> g.instances().stream())
                .map(Instance::id)
                .collect(Collectors.toSet());
        return release.detaching().stream().filter(id -> !members.contains(id)).toList();
    }

    /**
     * Why a recorded instance must be neither terminated nor attached: the record alone says that it was the outgoing group's.
     * One that has ended meanwhile is not touched by anybody.
     *
     * @param origins what AWS tells of {@link #nonMembers}
     */
    public static List<Problem> detachments(Release release, Observation seen, Map<String, InstanceOrigin> origins) {
        RecordCheck check = new RecordCheck(release);
        seen.group(release.incoming()).instances().stream()
                .filter(i -> release.detaching().contains(i.id()))
                .forEach(i -> check.doubt(
                        false,
                        i.id() + " is to be detached and terminated, says the record, and is a member of "
                                + release.incomingBefore().group()));
        origins.forEach((id, origin) -> check.origin(id, origin));
        return check.problems;
    }

    private void origin(String id, InstanceOrigin origin) {
        if (origin.isThere()) {
            doubtOf(origin)
                    .ifPresent(why -> problems.add(new Problem(
                            id + " was detached from "
                                    + release.outgoingBefore().group() + ", says the record, but " + why,
                            "if it is an old instance of yours, terminate it: "
                                    + ShellCommand.of("aws ec2 terminate-instances")
                                            .option("--instance-ids", id)
                                            .quoted()
                                    + "; if not, " + RESTORE)));
        }
    }

    private Optional<String> doubtOf(InstanceOrigin origin) {
        Instant cutOver = release.cutOverAt().orElse(release.startedAt());
        if (origin.lastStandby()
                .filter(at -> !at.isBefore(cutOver.minus(MOMENT)))
                .isEmpty()) {
            return Optional.of("no activity of that group moved it to Standby since the cut-over");
        }
        if (origin.launched().filter(at -> at.isAfter(cutOver)).isPresent()) {
            return Optional.of("it was launched after the cut-over");
        }
        return origin.version()
                .filter(v ->
                        release.outgoingVersion().filter(old -> !old.equals(v)).isPresent())
                .map(v -> "it carries the version " + v);
    }

    private String room(Group group) {
        return Commands.autoScaling("update-auto-scaling-group", group)
                .and("--max-size " + release.needed())
                .quoted();
    }

    private static int most(Group group) {
        Sizes sizes = group.sizes();
        return Math.max(sizes.max(), group.instances().size());
    }

    /** Where a group is: its ARN says it. Source: service authorization reference, Amazon EC2 Auto Scaling. */
    private record GroupArn(String region, String account) {
        static Optional<GroupArn> of(String arn) {
            String[] parts = arn.split(":", 6);
            return parts.length < 6 ? Optional.empty() : Optional.of(new GroupArn(parts[3], parts[4]));
        }

        @Override
        public String toString() {
            return "account " + account + ", " + region;
        }
    }
}
