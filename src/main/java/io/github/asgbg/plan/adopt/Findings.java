package io.github.asgbg.plan.adopt;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.plan.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All that a release needs of a pair that serves already, each thing with whether it is so. */
public final class Findings {
    private final Seen seen;
    private final Wanted wanted;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(Seen seen, Wanted wanted) {
        this.seen = seen;
        this.wanted = wanted;
    }

    /** {@code obstacles}: all else that a first deploy would be refused for. */
    public static List<Finding> of(Seen seen, Wanted wanted, List<Problem> obstacles) {
        Findings all = new Findings(seen, wanted);
        all.pair();
        all.version();
        all.service();
        all.protection();
        obstacles.forEach(p -> all.findings.add(Finding.missing(p.what(), "", p.remedy(), List.of())));
        return List.copyOf(all.findings);
    }

    /** The version that the live group runs: what the user says, or else its tag. */
    public static Optional<String> version(Group live, Wanted wanted) {
        return wanted.version().or(() -> live.tag(wanted.versionKey()));
    }

    /** What is not so is among the obstacles, with the command. */
    private void pair() {
        Group live = seen.liveGroup();
        Group idle = seen.idleGroup();
        findings.add(Finding.fulfilled(live.name() + " serves ("
                + live.serving().size() + " healthy), and " + idle.name() + " is the idle group"));
        if (idle.staying().isEmpty() && idle.sizes().desired() == 0) {
            findings.add(Finding.fulfilled(idle.name() + " is empty"));
        }
        Set<String> targetGroups = new HashSet<>(live.targetGroups());
        if (!targetGroups.isEmpty() && targetGroups.equals(new HashSet<>(idle.targetGroups()))) {
            findings.add(Finding.fulfilled("both groups are attached to the same target groups"));
        }
    }

    private void version() {
        Optional<String> version = version(seen.liveGroup(), wanted);
        if (version.isEmpty()) {
            findings.add(unnamed());
            return;
        }
        String key = wanted.versionKey();
        String because = "new instances read from it what to start, and a rollback what it returns to";
        String decision = decision(version.get());
        findings.add(new GroupTag(seen, seen.liveGroup(), key, version.get(), because)
                .finding(wanted.overwrites(), decision));
        findings.addAll(new InstanceTags(seen, key, version.get()).findings(wanted.overwrites(), decision));
    }

    private Finding unnamed() {
        List<String> carried = seen.instances().stream()
                .flatMap(id -> seen.carried(id, wanted.versionKey()).stream())
                .distinct()
                .toList();
        String command = carried.size() == 1
                ? adopt(carried.get(0)).quoted() + ", if the version that its instances carry is what they run"
                : "'asg-bg adopt VERSION' with the version that it runs";
        return Finding.missing(
                seen.liveGroup().name() + " has no tag " + wanted.versionKey() + ", and no VERSION was given",
                "AWS does not know which version runs",
                command,
                List.of());
    }

    private static ShellCommand adopt(String version) {
        return ShellCommand.of("asg-bg adopt").operand("VERSION", version);
    }

    private String decision(String version) {
        String other = seen.liveGroup()
                .tag(wanted.versionKey())
                .filter(has -> !has.equals(version))
                .map(has -> adopt(has).quoted() + " if that is what runs; ")
                .orElse("replace the instance if it runs that; ");
        return other
                + ShellCommand.of("asg-bg adopt --overwrite")
                        .operand("VERSION", version)
                        .quoted() + " if " + ShellCommand.word(version) + " runs and the tag is wrong";
    }

    private void service() {
        String key = wanted.serviceKey();
        String because = "the policies tell the service's instances from all others by it";
        String decision = "find out whose they are; 'asg-bg adopt --overwrite' if they are of "
                + ShellCommand.word(wanted.service()) + ", or --service-tag for another key";
        for (Group group : List.of(seen.pair().blue(), seen.pair().green())) {
            findings.add(
                    new GroupTag(seen, group, key, wanted.service(), because).finding(wanted.overwrites(), decision));
        }
        findings.addAll(new InstanceTags(seen, key, wanted.service()).findings(wanted.overwrites(), decision));
    }

    private void protection() {
        List<String> ids = seen.instances();
        int before = findings.size();
        for (String id : ids) {
            seen.protections().getOrDefault(id, Set.of()).stream().sorted().forEach(kind -> findings.add(on(id, kind)));
        }
        List<String> untold =
                ids.stream().filter(id -> !seen.protections().containsKey(id)).toList();
        if (!untold.isEmpty()) {
            findings.add(untold(untold));
        }
        if (findings.size() == before) {
            findings.add(Finding.fulfilled("nothing keeps EC2's API from terminating the instances of "
                    + seen.liveGroup().name()));
        }
    }

    /** Source: EC2 user guide, "Change instance termination protection", on launch templates. */
    private static Finding on(String id, ApiProtection kind) {
        return Finding.missing(
                id + " has " + kind.words(),
                "finalize is refused while EC2's API would not terminate it; if the launch template sets it, it comes back"
                        + " with every instance until the template sets " + kind.attribute() + " to false",
                kind.removalFrom(id).quoted(),
                List.of(new Action.ModifyInstanceAttribute(id, kind)));
    }

    private static Finding untold(List<String> ids) {
        return Finding.missing(
                "EC2 does not tell whether " + ids.stream().limit(1).collect(Collectors.joining())
                        + (ids.size() == 1 ? " is" : " and " + (ids.size() - 1) + " more are") + " protected",
                "these credentials may not ask, or AWS did not answer",
                "allow ec2:DescribeInstanceAttribute, as iam-policies/adopt.json does, then the same command again",
                List.of());
    }
}
