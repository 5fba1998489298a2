package io.github.asgbg.report.view;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.LedgerDocument.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a service stands; its ages count to the time of the look, by AWS's clock.
 *
 * @param release the unfinished release
 * @param last the release that ended last
 * @param lease who acts, or died acting
 * @param drift where what scales the groups is not what it should be
 * @param problems what somebody must see to before anything else, such as signs of a release whose record is gone
 * @param instances what the groups' tables do not tell
 * @param next the commands that come into question, the likeliest first
 * @param origins which settings that decide where the service is nobody typed
 */
public record StatusView(
        Place place,
        Observation seen,
        Optional<Release> release,
        Optional<Release> last,
        Optional<HeldLease> lease,
        List<String> drift,
        List<Problem> problems,
        Instances instances,
        List<NextCommand> next,
        List<Origin> origins) {
    public StatusView {
        origins = List.copyOf(origins);
        drift = List.copyOf(drift);
        problems = List.copyOf(problems);
        next = List.copyOf(next);
    }

    /** One whose settings somebody typed. */
    public StatusView(
            Place place,
            Observation seen,
            Optional<Release> release,
            Optional<Release> last,
            Optional<HeldLease> lease,
            List<String> drift,
            List<Problem> problems,
            Instances instances,
            List<NextCommand> next) {
        this(place, seen, release, last, lease, drift, problems, instances, next, List.of());
    }

    /** Target groups that do not exist, and that a group is attached to. */
    public List<Problem> goneTargetGroups() {
        return Stream.of(seen.blue(), seen.green())
                .flatMap(g -> g.goneTargetGroups().stream())
                .toList();
    }

    /** The groups that serve. */
    public List<Group> serving() {
        return Stream.of(seen.blue(), seen.green())
                .filter(g -> !g.serving().isEmpty())
                .toList();
    }

    /** How many instances serve, in both groups. */
    public int healthy() {
        return serving().stream().mapToInt(g -> g.serving().size()).sum();
    }

    /** What scales a group; nothing where the look did not ask. */
    public Set<Item> items(Group group) {
        return seen.scaling().map(s -> s.of(group.colour()).items().keySet()).orElse(Set.of());
    }

    /** The names of those of one kind. */
    public List<String> names(Group group, Item.Kind kind) {
        return items(group).stream()
                .filter(i -> i.kind() == kind)
                .map(Item::name)
                .sorted()
                .toList();
    }

    /** Whether another command is at work. */
    public boolean isHeld() {
        return lease.filter(l -> !l.isDead()).isPresent();
    }

    /**
     * A lease that was not given up.
     *
     * @param age since it was last renewed, by the store's clock
     * @param timeToLive the age at which another may take it over
     */
    public record HeldLease(Holder holder, Duration age, Duration timeToLive) {
        /** Whether its holder has been silent for longer than a living one would be. */
        public boolean isDead() {
            return age.compareTo(timeToLive) > 0;
        }
    }

    /**
     * Instances that matter to a rollback or to the bill, and whether enough serve.
     *
     * @param standby how many stand by
     * @param lost those of them that cannot come back, with EC2's word for their state
     * @param detached those that finalize detached and that still run
     * @param needed how many must serve; 0 where nothing says how many
     */
    public record Instances(int standby, SortedMap<String, String> lost, List<String> detached, int needed) {
        /** Nothing stands by, nothing is left over. */
        public static final Instances NONE = new Instances(0, Map.of(), List.of(), 0);

        public Instances {
            lost = new TreeMap<>(lost);
            detached = List.copyOf(detached);
        }

        public Instances(int standby, Map<String, String> lost, List<String> detached, int needed) {
            this(standby, new TreeMap<>(lost), detached, needed);
        }
    }
}
