package io.github.asgbg.aws;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.permission.PermissionQuestions;
import io.github.asgbg.aws.scaling.Scalings;
import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.PreflightLook;
import io.github.asgbg.port.Timer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The two groups on AWS. Not for use by several threads at once. */
public final class AwsCloud implements Cloud {
    private final AwsClients clients;
    private final Timer timer;
    private final Groups groups;
    private final Targets targets;
    private final Ec2Instances machines;
    private final Activities activities;
    private final Scalings scalings;
    private final InstanceRefreshes instanceRefreshes;
    private final PermissionQuestions permissions;
    private final ActionCalls actionCalls;

    /**
     * Looks at one pair.
     *
     * @param tagKey the tag that carries the version
     * @param timer tells when a look was taken, should AWS's answer not say so
     */
    public AwsCloud(AwsClients clients, String blue, String green, String tagKey, Timer timer) {
        Asking asking = new Asking(clients);
        this.clients = clients;
        this.timer = timer;
        this.groups = new Groups(clients, asking, blue, green);
        this.targets = new Targets(clients, asking);
        this.machines = new Ec2Instances(clients, asking, tagKey);
        this.activities = new Activities(clients, asking);
        this.scalings = new Scalings(clients, asking);
        this.instanceRefreshes = new InstanceRefreshes(clients, asking);
        this.permissions = new PermissionQuestions(clients, asking);
        this.actionCalls = new ActionCalls(clients, asking);
    }

    @Override
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
                scaling(scope, raw, withOtherAlarms));
    }

    private GroupMapper mapper(FetchScope scope, Groups.Pair raw) {
        Set<String> arns = new LinkedHashSet<>();
        raw.both().forEach(group -> arns.addAll(Attachments.of(group).targetGroups()));
        return new GroupMapper(scope.targetHealth() ? targets.health(arns) : Map.of(), machines.details(raw.both()));
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

    @Override
    public PreflightLook preflight() {
        Observation observation = observe(FetchScope.PLAIN.withScaling(), true);
        return new PreflightLook(observation, instanceRefreshes.refreshes(observation));
    }

    @Override
    public PermissionCheck mayCall(Collection<String> operations, List<String> instances) {
        return permissions.check(operations, instances, groups.arns());
    }

    @Override
    public void act(Action action) {
        action.on(actionCalls);
    }

    @Override
    public List<String> consoleTail(String instanceId, int lines) {
        return machines.consoleTail(instanceId, lines);
    }

    @Override
    public Map<String, Integer> calls() {
        return clients.counts();
    }
}
