package io.github.asgbg.aws.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.aws.ledger.LedgerJson.Damaged;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.model.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What scaled a group as JSON, settings under the names that AWS gives them.
 *
 * <pre>
 * [ { "kind" ("policy", "alarm", "scheduled action"), "name", "settings": { texts, lists and objects } } ]
 * </pre>
 */
final class ScalingJson {
    private ScalingJson() {}

    static ArrayNode write(SortedMap<Item, Members> scaling) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        scaling.forEach((item, settings) -> array.addObject()
                .put("kind", item.kind().words())
                .put("name", item.name())
                .set("settings", json(settings)));
        return array;
    }

    private static JsonNode json(Value value) {
        if (value instanceof Items items) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.items().forEach(each -> array.add(json(each)));
            return array;
        }
        if (value instanceof Members members) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.members().forEach((name, member) -> object.set(name, json(member)));
            return object;
        }
        return JsonNodeFactory.instance.textNode(((Text) value).text());
    }

    static SortedMap<Item, Members> read(List<Fields> items) {
        SortedMap<Item, Members> scaling = new TreeMap<>();
        for (Fields item : items) {
            Fields settings = item.object("settings");
            shaped(settings);
            scaling.put(
                    new Item(item.parsed("kind", ScalingJson::kind), item.text("name", Format.NAME)),
                    members(settings.object(), settings.path()));
        }
        return scaling;
    }

    /** What is worked with has the shape that AWS gives it; all else is only compared. */
    private static void shaped(Fields settings) {
        settings.optionalInstant("StartTime");
        settings.optionalInstant("EndTime");
        settings.optionalObject("PredictiveScalingConfiguration");
        settings.object().fieldNames().forEachRemaining(name -> {
            if (name.endsWith("Actions")) {
                settings.texts(name, Format.WORDS);
            }
        });
    }

    static Item.Kind kind(String words) {
        return Stream.of(Item.Kind.values())
                .filter(kind -> kind.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(words));
    }

    private static Value value(JsonNode node, String path) {
        if (node.isTextual()) {
            return Value.of(node.textValue());
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(each -> items.add(value(each, path + "[" + items.size() + "]")));
            return new Items(items);
        }
        if (node.isObject()) {
            return members(node, path + ".");
        }
        throw new Damaged("`" + path + "` is not a text, a list or an object");
    }

    private static Members members(JsonNode object, String path) {
        SortedMap<String, Value> members = new TreeMap<>();
        object.properties().forEach(member -> {
            members.put(member.getKey(), value(member.getValue(), path + member.getKey()));
        });
        return new Members(members);
    }
}
