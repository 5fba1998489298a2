package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.plan.Action;
import io.github.asgbg.report.wording.Words;
import java.util.Collection;
import java.util.OptionalInt;

/** What an action asks for, as members of a JSON object. */
record ActionJson(ObjectNode json) implements Action.Each<ObjectNode> {
    /** The operation and its input. */
    static ObjectNode of(Action action) {
        return action.on(new ActionJson(Json.object().put("operation", Words.operation(action))));
    }

    @Override
    public ObjectNode on(Action.CreateOrUpdateTags a) {
        return group(a).put("key", a.key()).put("value", a.value());
    }

    @Override
    public ObjectNode on(Action.DeleteTags a) {
        return group(a).put("key", a.key());
    }

    @Override
    public ObjectNode on(Action.UpdateAutoScalingGroup a) {
        group(a);
        put("min", a.min());
        put("desired", a.desired());
        put("max", a.max());
        return json;
    }

    @Override
    public ObjectNode on(Action.SuspendProcesses a) {
        return list(a, "processes", a.processes());
    }

    @Override
    public ObjectNode on(Action.ResumeProcesses a) {
        return list(a, "processes", a.processes());
    }

    @Override
    public ObjectNode on(Action.EnterStandby a) {
        return list(a, "instances", a.instances());
    }

    @Override
    public ObjectNode on(Action.ExitStandby a) {
        return list(a, "instances", a.instances());
    }

    @Override
    public ObjectNode on(Action.DetachInstances a) {
        return list(a, "instances", a.instances());
    }

    @Override
    public ObjectNode on(Action.AttachInstances a) {
        return list(a, "instances", a.instances());
    }

    @Override
    public ObjectNode on(Action.SetInstanceProtection a) {
        return list(a, "instances", a.instances());
    }

    @Override
    public ObjectNode on(Action.PutScalingPolicy a) {
        return group(a).put("policy", a.name());
    }

    @Override
    public ObjectNode on(Action.DeletePolicy a) {
        return group(a).put("policy", a.name());
    }

    @Override
    public ObjectNode on(Action.BatchPutScheduledUpdateGroupAction a) {
        return list(a, "scheduledActions", a.actions().keySet());
    }

    @Override
    public ObjectNode on(Action.BatchDeleteScheduledAction a) {
        return list(a, "scheduledActions", a.names());
    }

    @Override
    public ObjectNode on(Action.PutMetricAlarm a) {
        return json.put("alarm", a.name());
    }

    @Override
    public ObjectNode on(Action.TerminateInstances a) {
        return json.set("instances", Json.strings(a.instances()));
    }

    @Override
    public ObjectNode on(Action.CreateTags a) {
        json.set("instances", Json.strings(a.instances()));
        return json.put("key", a.key()).put("value", a.value());
    }

    @Override
    public ObjectNode on(Action.ModifyInstanceAttribute a) {
        json.set("instances", Json.strings(a.instances()));
        return json.put("attribute", a.protection().attribute()).put("value", false);
    }

    @Override
    public ObjectNode on(Action.WriteLedger a) {
        return json.put("then", Json.word(a.then())).set("release", Json.release(a.release()));
    }

    private ObjectNode group(Action.OnGroup a) {
        return json.put("group", a.group());
    }

    private ObjectNode list(Action.OnGroup a, String name, Collection<String> values) {
        return group(a).set(name, Json.strings(values));
    }

    private void put(String name, OptionalInt value) {
        value.ifPresent(n -> json.put(name, n));
    }
}
