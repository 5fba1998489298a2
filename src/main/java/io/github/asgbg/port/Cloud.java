package io.github.asgbg.port;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The two groups and what is around them. Every method may throw {@link CloudException}. */
public interface Cloud {
    /**
     * One look: one DescribeAutoScalingGroups for both groups, at most one DescribeTargetHealth a target group, and what
     * the scope asks for besides.
     */
    Observation observe(FetchScope scope);

    /** What only the beginning of a release needs to know. */
    PreflightLook preflight();

    /**
     * Asks as far as AWS lets one ask whether the caller may make these calls, without making one.
     *
     * @param operations service and operation, as in {@code autoscaling:EnterStandby}
     * @param instances instances on which those of EC2 would be made
     */
    PermissionCheck mayCall(Collection<String> operations, List<String> instances);

    /**
     * What keeps EC2's API from terminating instances. Takes some calls an instance, of which it is asked again only after a
     * minute, and fails no command that asks beforehand.
     */
    ProtectionCheck protections(List<String> instances);

    /** The tags of both groups as of the last look, and of these instances now. */
    PairTags tags(List<String> instances);

    /** Asks AWS for one change; ledger actions are not AWS's and are a defect here. Success means accepted, not done. */
    void act(Action action);

    /** What AWS tells of instances that are no members of their group any more; an answer for every id. */
    Map<String, InstanceOrigin> origins(Colour group, List<String> instances);

    /** The last lines that the instance wrote to its console; empty when AWS has none. */
    List<String> consoleTail(String instanceId, int lines);

    /** API calls so far by operation, as in {@code autoscaling:EnterStandby}; every attempt on the wire counts. */
    Map<String, Integer> calls();
}
