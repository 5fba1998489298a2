package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.report.view.StatusView;
import io.github.asgbg.report.wording.Times;
import java.util.List;

/**
 * How a service stands, for programs: {@code at} (by AWS's clock), {@code place} (account, region, service, blue, green),
 * {@code settings} (those that nobody typed: from, setting, value), {@code serving} (colours), {@code release}, {@code last}, {@code lease} (holder, host, command, job, ageSeconds,
 * timeToLiveSeconds, dead), {@code groups}, {@code standby} (count, lost: EC2's state by id), {@code detached} (ids that still
 * run), {@code healthy} and {@code needed} (instances), {@code scaling}, {@code drift},
 * {@code goneTargetGroups} (each: what, remedy),
 * {@code problems} (each: what, remedy), {@code held} (whether another command is at work), {@code next} (each: command, purpose,
 * problems). What is not known is absent.
 */
public final class StatusJson {
    private StatusJson() {}

    /** One object in one line. */
    public static String of(StatusView view) {
        ObjectNode json = Json.object().put("service", view.place().service());
        json.put("at", view.seen().at().toString());
        json.set("place", Json.place(view.place()));
        json.set("settings", Json.objects(view.origins(), Json::origin));
        json.set(
                "serving",
                Json.strings(view.serving().stream().map(g -> g.colour().word()).toList()));
        view.release().ifPresent(r -> json.set("release", Json.release(r)));
        view.last().ifPresent(r -> json.set("last", Json.release(r)));
        view.lease().ifPresent(l -> json.set("lease", lease(l)));
        json.set("groups", Json.groups(view.seen()));
        instances(json, view);
        json.set("scaling", scaling(view));
        json.set("drift", Json.strings(view.drift()));
        json.set("goneTargetGroups", Json.objects(view.goneTargetGroups(), Json::problem));
        json.set("problems", Json.objects(view.problems(), Json::problem));
        json.put("held", view.isHeld()).set("next", Json.objects(view.next(), StatusJson::next));
        return Json.text(json);
    }

    private static ObjectNode lease(StatusView.HeldLease lease) {
        ObjectNode json = Json.object().put("holder", lease.holder().who());
        json.put("host", lease.holder().host()).put("command", lease.holder().command());
        lease.holder().job().ifPresent(job -> json.put("job", job));
        return json.put("ageSeconds", Times.seconds(lease.age()))
                .put("timeToLiveSeconds", Times.seconds(lease.timeToLive()))
                .put("dead", lease.isDead());
    }

    private static void instances(ObjectNode json, StatusView view) {
        ObjectNode standby =
                json.putObject("standby").put("count", view.instances().standby());
        ObjectNode lost = standby.putObject("lost");
        view.instances().lost().forEach(lost::put);
        json.set("detached", Json.strings(view.instances().detached()));
        json.put("healthy", view.healthy());
        if (view.instances().needed() > 0) {
            json.put("needed", view.instances().needed());
        }
    }

    private static ObjectNode scaling(StatusView view) {
        ObjectNode json = Json.object();
        for (Group group : List.of(view.seen().blue(), view.seen().green())) {
            ObjectNode one = json.putObject(group.colour().word());
            one.set("policies", Json.strings(view.names(group, Item.Kind.POLICY)));
            one.set("scheduledActions", Json.strings(view.names(group, Item.Kind.SCHEDULED_ACTION)));
        }
        return json;
    }

    private static ObjectNode next(NextCommand next) {
        ObjectNode json = Json.object().put("command", next.command());
        if (!next.purpose().isEmpty()) {
            json.put("purpose", next.purpose());
        }
        return json.set("problems", Json.objects(next.problems(), Json::problem));
    }
}
