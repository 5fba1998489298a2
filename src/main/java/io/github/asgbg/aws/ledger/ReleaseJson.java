package io.github.asgbg.aws.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.aws.ledger.LedgerJson.Damaged;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Release.Before;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.Sizes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A release as JSON: what it is and where it stands first, then what it found.
 *
 * <pre>
 * { "id", "service", "strategy", "phase" ("DEPLOYING", "CUTTING_OVER", ...), "incoming" ("blue" or "green"),
 *   "incomingVersion", "outgoingVersion", "tagKey", "startedAt", "bothServeSince", "cutOverAt", "endedAt" (ISO 8601, UTC),
 *   "needed", "detaching": [ids], "firstCapacity": sizes,
 *   "outgoingBefore": { "group", "arn", "sizes": { "min", "desired", "max" }, "suspended": [processes], "version",
 *                       "scaling": see {@link ScalingJson} },
 *   "incomingBefore": { the same },
 *   "scalingChoices": see {@link ScalingChoicesJson}; absent where nothing particular was decided }
 * </pre>
 */
final class ReleaseJson {
    /** Format 1 kept the phases in the words in which they were shown. */
    private static final Map<String, Phase> PHASES_OF_FORMAT_1 = Map.of(
            "deploying", Phase.DEPLOYING,
            "cutting over", Phase.CUTTING_OVER,
            "in soak", Phase.SOAKING,
            "rolling back", Phase.ROLLING_BACK,
            "finalizing", Phase.FINALIZING,
            "rolled back", Phase.ROLLED_BACK,
            "finalized", Phase.FINALIZED);

    private ReleaseJson() {}

    static ObjectNode write(Release r) {
        ObjectNode json = object().put("id", r.id())
                .put("strategy", r.strategy())
                .put("service", r.service())
                .put("phase", r.phase().name())
                .put("incoming", r.incoming().word())
                .put("incomingVersion", r.incomingVersion());
        r.outgoingVersion().ifPresent(v -> json.put("outgoingVersion", v));
        json.put("tagKey", r.tagKey()).put("startedAt", r.startedAt().toString());
        r.bothServeSince().ifPresent(at -> json.put("bothServeSince", at.toString()));
        r.cutOverAt().ifPresent(at -> json.put("cutOverAt", at.toString()));
        r.endedAt().ifPresent(at -> json.put("endedAt", at.toString()));
        json.put("needed", r.needed()).set("detaching", list(r.detaching()));
        r.firstCapacity().ifPresent(sizes -> json.set("firstCapacity", sizes(sizes)));
        json.set("outgoingBefore", before(r.outgoingBefore()));
        json.set("incomingBefore", before(r.incomingBefore()));
        if (!r.scalingChoices().equals(ScalingChoices.DEFAULT)) {
            json.set("scalingChoices", ScalingChoicesJson.write(r.scalingChoices()));
        }
        return json;
    }

    static Release read(Fields f) {
        return new Release(
                f.text("id", Format.RELEASE),
                f.optionalText("strategy", Format.NAME).orElse(Release.STANDBY),
                f.text("service", Format.NAME),
                f.text("tagKey", Format.NAME),
                f.parsed("phase", ReleaseJson::phase),
                f.parsed("incoming", text -> Colour.valueOf(text.toUpperCase(Locale.ROOT))),
                f.text("incomingVersion", Format.VERSION),
                f.optionalText("outgoingVersion", Format.VERSION),
                before(f.object("outgoingBefore")),
                before(f.object("incomingBefore")),
                f.optionalObject("firstCapacity").map(ReleaseJson::sizes),
                f.size("needed"),
                f.texts("detaching", Format.INSTANCE),
                f.instant("startedAt"),
                f.optionalInstant("bothServeSince"),
                f.optionalInstant("cutOverAt"),
                f.optionalInstant("endedAt"),
                f.optionalObject("scalingChoices").map(ScalingChoicesJson::read).orElse(ScalingChoices.DEFAULT));
    }

    private static Phase phase(String text) {
        return Optional.ofNullable(PHASES_OF_FORMAT_1.get(text)).orElseGet(() -> Phase.valueOf(text));
    }

    private static ObjectNode before(Before before) {
        ObjectNode json = object().put("group", before.group());
        if (!before.arn().isEmpty()) {
            json.put("arn", before.arn());
        }
        json.set("sizes", sizes(before.sizes()));
        json.set("suspended", list(before.suspended()));
        before.version().ifPresent(v -> json.put("version", v));
        if (!before.scaling().isEmpty()) {
            json.set("scaling", ScalingJson.write(before.scaling()));
        }
        return json;
    }

    private static Before before(Fields f) {
        return new Before(
                f.text("group", Format.NAME),
                f.optionalText("arn", Format.GROUP_ARN).orElse(""),
                sizes(f.object("sizes")),
                f.texts("suspended", Format.PROCESS),
                f.optionalText("version", Format.VERSION),
                ScalingJson.read(f.optionalObjects("scaling")));
    }

    private static ObjectNode sizes(Sizes sizes) {
        return object().put("min", sizes.min()).put("desired", sizes.desired()).put("max", sizes.max());
    }

    private static Sizes sizes(Fields f) {
        try {
            return new Sizes(f.size("min"), f.size("desired"), f.size("max"));
        } catch (IllegalArgumentException e) {
            throw new Damaged("`" + f.path() + "`: " + e.getMessage(), e);
        }
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
