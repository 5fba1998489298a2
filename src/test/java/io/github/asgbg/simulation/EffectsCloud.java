package io.github.asgbg.simulation;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.PermissionCheck;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.dryrun.Effects;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.PreflightLook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A world that was seen once, in which every action succeeds at once: thousands of commands can run in it. */
final class EffectsCloud implements Cloud {
    private final Map<String, InstanceOrigin> origins;
    private final List<Action> accepted = new ArrayList<>();
    private Observation world;

    EffectsCloud(Observation world, Map<String, InstanceOrigin> origins) {
        this.world = world;
        this.origins = origins;
    }

    /** What was done, in order. */
    List<Action> accepted() {
        return List.copyOf(accepted);
    }

    Observation world() {
        return world;
    }

    @Override
    public Observation observe(FetchScope scope) {
        return world;
    }

    @Override
    public PreflightLook preflight() {
        return new PreflightLook(world, Map.of());
    }

    @Override
    public PermissionCheck mayCall(Collection<String> operations, List<String> instances) {
        return PermissionCheck.NONE;
    }

    @Override
    public ProtectionCheck protections(List<String> instances) {
        return ProtectionCheck.NONE;
    }

    /** Nobody here has tags of an instance's own. */
    @Override
    public PairTags tags(List<String> instances) {
        return new PairTags(Map.of(), Map.of());
    }

    @Override
    public void act(Action action) {
        accepted.add(action);
        world = Effects.after(world, action);
    }

    @Override
    public Map<String, InstanceOrigin> origins(Colour group, List<String> instances) {
        Map<String, InstanceOrigin> answers = new HashMap<>();
        instances.forEach(id -> answers.put(
                id,
                origins.getOrDefault(
                        id, new InstanceOrigin("gone", Optional.empty(), Optional.empty(), Optional.empty()))));
        return answers;
    }

    @Override
    public List<String> consoleTail(String instanceId, int lines) {
        return List.of();
    }

    @Override
    public Map<String, Integer> calls() {
        return Map.of();
    }
}
