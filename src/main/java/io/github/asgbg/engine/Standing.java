package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.plan.strategy.Strategies;
import io.github.asgbg.plan.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the service stands by one look: what serves, what stands by and could come back, what is missing, what was left over.
 * Every word that a command says at its end follows from here.
 *
 * @param release the unfinished or just ended one; empty when none is known
 */
public record Standing(Observation seen, Optional<Release> release, String tagKey) {
    private static final Set<String> RUNS = Set.of("pending", "running");

    /** The instances that a look should ask EC2 about: AWS does not notice when one in Standby dies, nor a detached one. */
    static List<String> asked(Observation seen, Optional<Release> release) {
        Stream<String> standby =
                groups(seen).flatMap(g -> g.in(Lifecycle.STANDBY).stream()).map(Instance::id);
        Stream<String> detached = release.stream().flatMap(r -> r.detaching().stream());
        return Stream.concat(standby, detached).distinct().sorted().toList();
    }

    private static Stream<Group> groups(Observation seen) {
        return Stream.of(seen.blue(), seen.green());
    }

    private Strategy strategy() {
        return release.map(Strategies::of).orElse(Strategies.usual());
    }

    /** How many instances of a group get requests and are healthy. */
    public int serving(Colour colour) {
        return strategy().serving(seen, colour).size();
    }

    /** How many of both groups do. */
    public int serving() {
        return strategy().servingInAll(seen);
    }

    /** The instances of a group that stand by. */
    public List<Instance> standby(Colour colour) {
        return seen.group(colour).in(Lifecycle.STANDBY);
    }

    /** Instances in Standby that EC2 says do not run; they cannot come back. */
    public List<String> dead() {
        return groups(seen)
                .flatMap(g -> g.in(Lifecycle.STANDBY).stream())
                .map(Instance::id)
                .filter(seen::isKnownNotToRun)
                .toList();
    }

    /** Instances that finalize has detached and that still run, in no group. */
    public List<String> detachedRunning() {
        Set<String> members = groups(seen)
                .flatMap(g -> g.instances().stream())
                .map(Instance::id)
                .collect(Collectors.toSet());
        return release.stream()
                .flatMap(r -> r.detaching().stream())
                .filter(id -> !members.contains(id))
                .filter(id -> RUNS.contains(seen.ec2States().getOrDefault(id, "unknown")))
                .toList();
    }

    /** How many instances of the outgoing version serve, or could without a launch. */
    public int returnable() {
        int members = release.map(r -> strategy().returnable(seen, r).size()).orElse(0);
        return members + detachedRunning().size();
    }

    /** What is missing, in a sentence; empty where as many serve as are needed. */
    public Optional<String> shortage() {
        int needed = needed();
        int serving = serving();
        return serving >= needed
                ? Optional.empty()
                : Optional.of("only " + serving + " of the " + needed + " instances that are needed are healthy");
    }

    /**
     * As few as may serve without somebody having to act. During a release: what the group that is to serve wants now, but no
     * more than served when it cut over; a group that is growing lacks nothing that was there. Between releases the group
     * looks after itself, unless nothing serves at all.
     */
    public int needed() {
        if (release.isPresent() && !release.get().phase().isEnded()) {
            return needed(release.get());
        }
        boolean isWanted = groups(seen).anyMatch(g -> g.sizes().desired() > 0) || release.isPresent();
        return isWanted ? 1 : 0;
    }

    private int needed(Release r) {
        if (r.isFirst()) {
            return 0;
        }
        Colour toServe = r.isGoingBack() || r.phase() == Phase.DEPLOYING ? r.outgoing() : r.incoming();
        int wanted = seen.group(toServe).sizes().desired();
        int before = r.cutOverAt().isPresent()
                ? r.needed()
                : r.outgoingBefore().sizes().desired();
        return Math.max(1, r.phase() == Phase.ROLLING_BACK ? before : Math.min(before, wanted));
    }

    /** The version of a group, as its serving instances tell; where they do not, as its tag and the release say. */
    public static String version(Group group, Release release) {
        return release.version(group.colour()).orElse("an unnamed version");
    }

    private String version(Group group) {
        List<String> told = group.instances().stream()
                .flatMap(i -> i.version().stream())
                .distinct()
                .sorted()
                .toList();
        if (!told.isEmpty()) {
            return String.join(" and ", told);
        }
        return release.flatMap(r -> r.version(group.colour()))
                .or(() -> group.tag(tagKey))
                .orElse("an unnamed version");
    }

    /** What serves, what stands by and what is left over, in one sentence. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        strategy().live(seen).forEach(colour -> parts.add(serves(seen.group(colour))));
        if (parts.isEmpty()) {
            parts.add("nothing is in service");
        }
        groups(seen).filter(g -> !g.in(Lifecycle.STANDBY).isEmpty()).forEach(g -> parts.add(standsBy(g)));
        List<String> left = detachedRunning();
        if (!left.isEmpty()) {
            parts.add(left.size() + " detached instances still run: " + String.join(", ", left));
        }
        return String.join("; ", parts);
    }

    private String serves(Group group) {
        int healthy = serving(group.colour());
        int inService = group.in(Lifecycle.IN_SERVICE).size();
        String count =
                healthy == inService ? healthy + " healthy" : healthy + " healthy of " + inService + " in service";
        String verb = healthy == 0 ? " is in service but not healthy in " : " serves from ";
        return version(group) + verb + group.name() + " (" + count + ")";
    }

    private String standsBy(Group group) {
        List<Instance> standing = group.in(Lifecycle.STANDBY);
        long dead = standing.stream().filter(i -> dead().contains(i.id())).count();
        String lost = dead == 0 ? "" : ", " + dead + " of them not running in EC2";
        return version(group) + " stands by in " + group.name() + " (" + standing.size() + lost + ")";
    }
}
