package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every reason to refuse, all at once, before anything is changed. */
public final class Preconditions {
    private Preconditions() {}

    /**
     * What stands against beginning a release.
     *
     * @param refreshes status of an instance refresh under way, by group name
     * @param last the release that ended last, of which something may be left on the idle group
     */
    public static List<Problem> toDeploy(
            Observation seen, Release release, Map<String, String> refreshes, Optional<Release> last) {
        Group incoming = seen.group(release.incoming());
        Group outgoing = seen.group(release.outgoing());
        List<Problem> problems = new ArrayList<>();
        version(release, problems);
        for (Group group : List.of(seen.blue(), seen.green())) {
            traits(group, problems);
            refresh(group, refreshes, problems);
        }
        problems.addAll(AttachmentProblems.toDeploy(seen, release));
        idle(incoming, problems);
        processes(incoming, outgoing, problems);
        outgoing(outgoing, problems);
        new PairSettings(seen, release).problem().ifPresent(problems::add);
        problems.addAll(ScalingPreconditions.toDeploy(seen, release, last));
        return problems;
    }

    /** What stands against nothing, but should be known before a release begins; a sentence each. */
    public static List<String> notices(Observation seen, Release release) {
        List<String> notices = new ArrayList<>(
                new PairSettings(seen, release).notice().stream().toList());
        notices.addAll(AttachmentProblems.unregistered(seen.group(release.outgoing())));
        return notices;
    }

    /** What stands against finalizing: the old version can still be brought back, and must stay so for now. */
    public static List<Problem> toFinalize(Observation seen, Release release) {
        Group incoming = seen.group(release.incoming());
        Group outgoing = seen.group(release.outgoing());
        List<Problem> problems = new ArrayList<>();
        int serving = incoming.serving().size();
        int desired = incoming.sizes().desired();
        if (serving == 0 || serving < desired) {
            problems.add(new Problem(
                    serving == 0
                            ? "no instance of " + incoming.name() + " is healthy"
                            : "only " + serving + " of " + desired + " instances of " + incoming.name()
                                    + " are healthy",
                    "wait until all are, or run 'asg-bg rollback'"));
        }
        for (Instance instance : outgoing.active()) {
            problems.add(new Problem(
                    instance.id() + " of " + outgoing.name() + " is " + instance.state() + " although its group is old",
                    "find out who started it; 'asg-bg rollback' puts the whole group back into service"));
        }
        problems.addAll(AttachmentProblems.gone(seen));
        problems.addAll(ScalingPreconditions.toFinalize(seen, release));
        return problems;
    }

    /** What EC2 would not terminate once it is detached; finalize would stop half-way for it, again and again. */
    public static List<Problem> unterminable(Map<String, Set<ApiProtection>> protections) {
        List<Problem> problems = new ArrayList<>();
        protections.forEach((id, kinds) -> kinds.stream()
                .sorted()
                .forEach(kind -> problems.add(new Problem(
                        id + " has " + kind.words() + ", so EC2 would not terminate it",
                        kind.removalFrom(id).quoted()))));
        return problems;
    }

    private static void version(Release release, List<Problem> problems) {
        String version = release.incomingVersion();
        if (version.isBlank() || version.length() > 256) {
            problems.add(new Problem(
                    "the version has " + version.length() + " characters",
                    "a tag value has 1 to 256 characters, not only blanks"));
        }
    }

    private static void traits(Group group, List<Problem> problems) {
        Group.Traits traits = group.traits();
        String name = group.name();
        if (!traits.status().isEmpty()) {
            problems.add(new Problem(name + " is being deleted (" + traits.status() + ")", "name another group"));
        }
        if (traits.isWeighted()) {
            problems.add(new Problem(
                    name + " counts capacity in units, not in instances",
                    "remove the instance weights (or the desired capacity type) from its policy"));
        }
        if (traits.warmPool()) {
            problems.add(new Problem(
                    name + " has a warm pool, whose instances booted before the version tag was set",
                    "delete the warm pool: "
                            + Commands.autoScaling("delete-warm-pool", group).quoted()));
        }
    }

    private static void refresh(Group group, Map<String, String> refreshes, List<Problem> problems) {
        String status = refreshes.get(group.name());
        if (status != null) {
            problems.add(new Problem(
                    group.name() + " has an instance refresh under way (" + status + ")",
                    "wait for it, or cancel it: "
                            + Commands.autoScaling("cancel-instance-refresh", group)
                                    .quoted()));
        }
    }

    private static void idle(Group incoming, List<Problem> problems) {
        if (!incoming.staying().isEmpty()) {
            problems.add(new Problem(
                    "the idle group " + incoming.name() + " still has instances: " + states(incoming.staying()),
                    incoming.sizes().desired() > 0
                            ? Commands.emptying(incoming).quoted()
                            : "bring it to zero first; asg-bg fills it itself"));
        }
        if (incoming.sizes().desired() > 0) {
            problems.add(new Problem(
                    "the idle group " + incoming.name() + " wants instances: its sizes are " + incoming.sizes(),
                    Commands.emptying(incoming).quoted()));
        }
    }

    private static void processes(Group incoming, Group outgoing, List<Problem> problems) {
        for (String process : List.of("Launch", "Terminate", "AddToLoadBalancer")) {
            if (incoming.suspended().contains(process)) {
                problems.add(suspended(incoming, process, "its instances could not come into service, or not leave"));
            }
        }
        for (String process : List.of("Launch", "AddToLoadBalancer")) {
            if (outgoing.suspended().contains(process)) {
                problems.add(suspended(outgoing, process, "a rollback could not bring its instances back"));
            }
        }
    }

    private static Problem suspended(Group group, String process, String why) {
        return new Problem(
                "process " + process + " of " + group.name() + " is suspended: " + why,
                Commands.resume(group, List.of(process)).quoted());
    }

    private static void outgoing(Group outgoing, List<Problem> problems) {
        List<Instance> odd = outgoing.select(i -> i.lifecycle() == Lifecycle.STANDBY
                || i.lifecycle() == Lifecycle.ENTERING_STANDBY
                || i.lifecycle() == Lifecycle.OTHER);
        if (!odd.isEmpty()) {
            problems.add(new Problem(
                    "the live group " + outgoing.name()
                            + " has instances that are neither in service nor on their way: " + states(odd),
                    returning(outgoing) + "put them back into service or detach them; finalize would terminate them"));
        }
    }

    private static String returning(Group outgoing) {
        List<String> standby =
                outgoing.in(Lifecycle.STANDBY).stream().map(Instance::id).toList();
        return standby.isEmpty()
                ? ""
                : Commands.autoScaling("exit-standby", outgoing)
                                .option("--instance-ids", standby)
                                .quoted() + ": ";
    }

    private static String states(List<Instance> instances) {
        List<String> words =
                instances.stream().limit(5).map(i -> i.id() + " " + i.state()).toList();
        String rest = instances.size() > words.size() ? " and " + (instances.size() - words.size()) + " more" : "";
        return String.join(", ", words) + rest;
    }
}
