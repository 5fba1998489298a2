package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.scaling.Scalings;
import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.PreflightLook;
import io.github.asgbg.port.Timer;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at one pair of groups. What hardly changes is fetched once. */
public final class PairObserver {
    private final Timer timer;
    private final String tagKey;
    private final Groups groups;
    private final Targets targets;
    private final Ec2Instances machines;
    private final Activities activities;
    private final LaunchHooks launchHooks;
    private final Scalings scalings;
    private final InstanceRefreshes instanceRefreshes;
    private final AttachmentStates attachmentStates;

    /**
     * What to look at.
     *
     * @param blue name of one group
     * @param green name of the other
     * @param tagKey the tag that carries the version
     */
    public record Pair(String blue, String green, String tagKey) {}

    /** Looks at a pair; {@code timer} tells when a look was taken, should AWS's answer not say so. */
    public PairObserver(AwsClients clients, Asking asking, Pair pair, Timer timer) {
        this.timer = timer;
        this.tagKey = pair.tagKey();
        this.groups = new Groups(clients, asking, pair.blue(), pair.green());
        this.targets = new Targets(clients, asking);
        this.machines = new Ec2Instances(clients, asking, pair.tagKey());
        this.activities = new Activities(clients, asking);
        this.launchHooks = new LaunchHooks(clients, asking);
        this.scalings = new Scalings(clients, asking);
        this.instanceRefreshes = new InstanceRefreshes(clients, asking);
        this.attachmentStates = new AttachmentStates(clients, asking);
    }

    /** One look, as {@link io.github.asgbg.port.Cloud#observe} says. */
    public Observation observe(FetchScope scope) {
        return observe(scope, false);
    }

    private Observation observe(FetchScope scope, boolean withOtherAlarms) {
        Groups.Pair raw = scope.groups() ? groups.describe() : groups.last();
        GroupMapper mapper = mapper(scope, raw);
        Group blue = mapper.group(Colour.BLUE, raw.blue());
        Group green = mapper.group(Colour.GREEN, raw.green());
        return new Observation(
                raw.at().orElseGet(timer::now),
                blue,
                green,
                sharedTargetGroups(blue, green),
                failures(scope, raw),
                machines.states(scope.ec2StatesOf()),
                scaling(scope, raw, withOtherAlarms),
                launchHooks.of(blue, green));
    }

    private GroupMapper mapper(FetchScope scope, Groups.Pair raw) {
        Set<String> arns = new LinkedHashSet<>();
        raw.both().forEach(group -> arns.addAll(Attachments.of(group).targetGroups()));
        Map<String, Map<String, TargetHealth>> health = scope.targetHealth() ? targets.health(arns) : Map.of();
        return new GroupMapper(health, targets.missing(), machines.details(raw.both()));
    }

    private List<TargetGroup> sharedTargetGroups(Group blue, Group green) {
        List<String> shared = blue.targetGroups().stream()
                .filter(green.targetGroups()::contains)
                .toList();
        return targets.describe(shared);
    }

    private Optional<Scaling> scaling(FetchScope scope, Groups.Pair raw, boolean withOtherAlarms) {
        Map<Colour, String> names = new EnumMap<>(Colour.class);
        scope.scaling().forEach(colour -> names.put(colour, raw.name(colour)));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(scalings.scaling(names, scope.alarms(), withOtherAlarms));
    }

    private List<Activity> failures(FetchScope scope, Groups.Pair raw) {
        return scope.failuresSince().stream()
                .flatMap(since ->
                        Stream.of(Colour.values()).flatMap(c -> activities.failures(c, raw.name(c), since).stream()))
                .sorted((a, b) -> b.start().compareTo(a.start()))
                .toList();
    }

    /** As {@link io.github.asgbg.port.Cloud#preflight} says. */
    public PreflightLook preflight() {
        Observation observation = observe(FetchScope.PLAIN.withScaling(), true);
        return new PreflightLook(
                observation, instanceRefreshes.refreshes(observation), attachmentStates.passing(observation));
    }

    /** The groups' ARNs as of the last look; those that AWS has not told are left out. */
    public List<String> groupArns() {
        return groups.arns();
    }

    /** The tags that both groups give their instances at launch, as of the last look; not the version's. */
    public Map<String, String> launchTags() {
        return groups.launchTags(tagKey);
    }

    /** As {@link io.github.asgbg.port.Cloud#tags} says. */
    public PairTags tags(List<String> instances) {
        return new PairTags(groups.tagsAtLaunch(), machines.tags(instances));
    }

    /** As {@link io.github.asgbg.port.Cloud#origins} says. */
    public Map<String, InstanceOrigin> origins(Colour colour, List<String> instances) {
        return machines.origins(instances, activities.lastStandby(groups.name(colour), instances));
    }

    /** The last lines that the instance wrote to its console. */
    public List<String> consoleTail(String instanceId, int lines) {
        return machines.consoleTail(instanceId, lines);
    }
}
