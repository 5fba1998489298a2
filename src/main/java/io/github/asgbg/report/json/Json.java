package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Loss;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Summary;
import io.github.asgbg.model.UnknownSetting;
import io.github.asgbg.report.terminal.CiCommands;
import io.github.asgbg.report.wording.Health;
import io.github.asgbg.report.wording.Times;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The model as JSON; field names are an interface that programs rely on. */
final class Json {
    private Json() {}

    /**
     * The object in ASCII: what a stream of another charset cannot spell would be lost, and with it the meaning. What is, or in a
     * log would be, a command is written so that it is none, and reads as the same value.
     */
    static String text(ObjectNode json) {
        return safe(json.toString());
    }

    /** The same of a line that is JSON already. */
    static String safe(String plain) {
        BitSet breaks = new BitSet();
        CiCommands.breaks(plain, true).forEach(breaks::set);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            text.append(c >= ' ' && c <= '~' && !breaks.get(i) ? String.valueOf(c) : escape(c));
        }
        return text.toString();
    }

    private static String escape(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode strings(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static <T> ArrayNode objects(Collection<T> things, Function<T, ObjectNode> how) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        things.forEach(thing -> array.add(how.apply(thing)));
        return array;
    }

    static ObjectNode place(Place place) {
        ObjectNode json = object();
        place.account().ifPresent(a -> json.put("account", a));
        place.region().ifPresent(r -> json.put("region", r));
        return json.put("service", place.service()).put("blue", place.blue()).put("green", place.green());
    }

    static ObjectNode origin(Origin origin) {
        return object().put("from", origin.source())
                .put("setting", origin.setting())
                .put("value", origin.value());
    }

    static ObjectNode release(Release release) {
        ObjectNode json = object().put("id", release.id())
                .put("service", release.service())
                .put("phase", word(release.phase()))
                .put("incoming", release.incoming().word())
                .put("outgoing", release.outgoing().word())
                .put("incomingVersion", release.incomingVersion());
        release.outgoingVersion().ifPresent(v -> json.put("outgoingVersion", v));
        json.put("startedAt", release.startedAt().toString());
        release.cutOverAt().ifPresent(at -> json.put("cutOverAt", at.toString()));
        release.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        List<UnknownSetting> accepted = release.scalingChoices().accepted();
        if (!accepted.isEmpty()) {
            json.set("accepted", objects(accepted, Json::setting));
        }
        return json;
    }

    private static ObjectNode setting(UnknownSetting setting) {
        return object().put("kind", setting.item().kind().words())
                .put("name", setting.item().name())
                .put("member", setting.member());
    }

    private static ObjectNode loss(Loss loss) {
        ObjectNode json = setting(loss.setting()).put("accepted", loss.isAccepted());
        loss.group().ifPresent(name -> json.put("group", name));
        return json;
    }

    static ObjectNode groups(Observation seen) {
        ObjectNode json = object();
        json.set("blue", group(seen.blue()));
        json.set("green", group(seen.green()));
        return json;
    }

    static ObjectNode failure(Activity failure) {
        return object().put("id", failure.id())
                .put("group", failure.group().word())
                .put("start", failure.start().toString())
                .put("message", failure.message());
    }

    static ObjectNode progress(Progress progress) {
        return object().put("done", progress.done()).put("of", progress.of()).put("words", progress.words());
    }

    static ObjectNode message(Message message) {
        return object().put("what", message.what())
                .put("because", message.because())
                .put("soNow", message.soNow())
                .put("try", message.tryNext());
    }

    /** How it ended, with everything that is told about it. */
    static void outcome(ObjectNode json, Outcome outcome) {
        json.put("ending", word(outcome.ending()));
        json.put("exitCode", outcome.ending().exitCode());
        json.set("message", message(outcome.message()));
        json.set("problems", objects(outcome.problems(), Json::problem));
        json.set("evidence", strings(outcome.evidence()));
        outcome.summary().ifPresent(s -> json.set("summary", summary(s)));
    }

    /** A constant in kebab-case. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode group(Group group) {
        ObjectNode json = object().put("name", group.name());
        sizes(json, group.sizes());
        json.set("suspended", strings(new TreeSet<>(group.suspended())));
        json.set("instances", objects(group.instances(), i -> instance(group, i)));
        return json;
    }

    private static void sizes(ObjectNode json, Sizes sizes) {
        json.put("min", sizes.min()).put("desired", sizes.desired()).put("max", sizes.max());
    }

    private static ObjectNode instance(Group group, Instance instance) {
        ObjectNode json = object().put("id", instance.id()).put("state", instance.state());
        Health.worst(group, instance).ifPresent(h -> json.put("health", h.state()));
        instance.version().ifPresent(v -> json.put("version", v));
        return json;
    }

    static ObjectNode problem(Problem problem) {
        return object().put("what", problem.what()).put("remedy", problem.remedy());
    }

    private static ObjectNode summary(Summary summary) {
        ObjectNode json = object().put("tookSeconds", Times.seconds(summary.took()))
                .put("addedSeconds", Times.seconds(summary.added()));
        summary.overlap().ifPresent(d -> json.put("overlapSeconds", Times.seconds(d)));
        json.put("apiCalls", summary.totalCalls());
        ObjectNode calls = json.putObject("calls");
        new TreeMap<>(summary.calls()).forEach(calls::put);
        json.set("moves", MovesJson.of(summary.moves()));
        if (!summary.lost().isEmpty()) {
            json.set("lost", objects(summary.lost(), Json::loss));
        }
        return json;
    }
}
