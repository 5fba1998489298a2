package io.github.asgbg.aws.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.model.UnknownSetting;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided about scaling as JSON.
 *
 * <pre>
 * { "watchingAlarms" ("stay", "move"), "groupDimensions": [names], "watching": [alarms],
 *   "suspendedByOthers": { "blue": [processes], "green": [processes] },
 *   "accepted": [ { "kind" ("policy", "alarm", "scheduled action"), "name", "member" } ], absent where nothing was }
 * </pre>
 */
final class ScalingChoicesJson {
    private static final String ALARMS = "watchingAlarms";
    private static final String DIMENSIONS = "groupDimensions";
    private static final String WATCHING = "watching";
    private static final String SUSPENDED = "suspendedByOthers";
    private static final String ACCEPTED = "accepted";

    private ScalingChoicesJson() {}

    static ObjectNode write(ScalingChoices choices) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(ALARMS, choices.options().movesWatchingAlarms() ? "move" : "stay");
        choices.options().groupDimensions().ifPresent(names -> json.set(DIMENSIONS, list(names)));
        json.set(WATCHING, list(choices.watching()));
        ObjectNode suspended = json.putObject(SUSPENDED);
        choices.suspendedByOthers()
                .forEach((colour, processes) -> suspended.set(
                        colour.word(), list(processes.stream().sorted().toList())));
        choices.accepted().forEach(setting -> write(json.withArray(ACCEPTED).addObject(), setting));
        return json;
    }

    private static void write(ObjectNode json, UnknownSetting setting) {
        json.put("kind", setting.item().kind().words())
                .put("name", setting.item().name())
                .put("member", setting.member());
    }

    private static UnknownSetting setting(Fields f) {
        Item item = new Item(f.parsed("kind", ScalingJson::kind), f.text("name", Format.NAME));
        return new UnknownSetting(item, f.text("member", Format.MEMBER));
    }

    static ScalingChoices read(Fields f) {
        Optional<List<String>> dimensions =
                f.node(DIMENSIONS).isPresent() ? Optional.of(f.texts(DIMENSIONS, Format.NAME)) : Optional.empty();
        boolean moves =
                f.optionalText(ALARMS, Format.NAME).filter("move"::equals).isPresent();
        return new ScalingChoices(
                new ScalingOptions(moves, dimensions),
                f.texts(WATCHING, Format.NAME),
                f.optionalObject(SUSPENDED).map(ScalingChoicesJson::suspended).orElse(Map.of()),
                f.optionalObjects(ACCEPTED).stream()
                        .map(ScalingChoicesJson::setting)
                        .toList());
    }

    private static Map<Colour, Set<String>> suspended(Fields f) {
        Map<Colour, Set<String>> suspended = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            if (f.node(colour.word()).isPresent()) {
                suspended.put(colour, Set.copyOf(f.texts(colour.word(), Format.PROCESS)));
            }
        }
        return suspended;
    }

    private static ArrayNode list(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
