package io.github.asgbg.aws;

import io.github.asgbg.aws.action.ActionCalls;
import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.look.PairObserver;
import io.github.asgbg.aws.permission.PermissionQuestions;
import io.github.asgbg.aws.permission.Protections;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.PreflightLook;
import io.github.asgbg.port.Timer;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The two groups on AWS. Not for use by several threads at once. */
public final class AwsCloud implements Cloud {
    private final AwsClients clients;
    private final PairObserver looks;
    private final PermissionQuestions permissions;
    private final Protections protections;
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
        this.looks = new PairObserver(clients, asking, new PairObserver.Pair(blue, green, tagKey), timer);
        this.permissions = new PermissionQuestions(clients, asking, tagKey);
        this.protections = new Protections(clients, asking, timer);
        this.actionCalls = new ActionCalls(clients, asking);
    }

    @Override
    public Observation observe(FetchScope scope) {
        return looks.observe(scope);
    }

    @Override
    public PreflightLook preflight() {
        return looks.preflight();
    }

    @Override
    public PermissionCheck mayCall(Collection<String> operations, List<String> instances) {
        return permissions.check(
                operations, instances, new PermissionQuestions.Pair(looks.groupArns(), looks.launchTags()));
    }

    @Override
    public ProtectionCheck protections(List<String> instances) {
        return protections.of(instances);
    }

    @Override
    public PairTags tags(List<String> instances) {
        return looks.tags(instances);
    }

    @Override
    public void act(Action action) {
        action.on(actionCalls);
    }

    @Override
    public Map<String, InstanceOrigin> origins(Colour group, List<String> instances) {
        return looks.origins(group, instances);
    }

    @Override
    public List<String> consoleTail(String instanceId, int lines) {
        return looks.consoleTail(instanceId, lines);
    }

    @Override
    public Map<String, Integer> calls() {
        return clients.counts();
    }
}
