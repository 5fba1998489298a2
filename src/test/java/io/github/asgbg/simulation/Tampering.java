package io.github.asgbg.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Changes a document as somebody would who knows its format and the account: one to three changes anywhere in it. */
final class Tampering {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "",
            "blue",
            "green",
            "shop-blue",
            "shop-green",
            "v1",
            "v2",
            "v9",
            "DEPLOYING",
            "CUTTING_OVER",
            "SOAKING",
            "ROLLING_BACK",
            "FINALIZING",
            "ROLLED_BACK",
            "move",
            "stay",
            "standby",
            "../other/release",
            "2026-03-01T00:00:00Z",
            "2099-01-01T00:00:00Z",
            "PT240H",
            "PT0S",
            "-PT1S",
            "policy",
            "alarm",
            "scheduled action",
            "0",
            "1000000",
            "\u001b[2J",
            "a\nb",
            "null");
    private static final List<Integer> NUMBERS = List.of(-1, 0, 1, 2, 3, 5, 8, 40, 100_000, Integer.MAX_VALUE);

    private final SplittableRandom random;
    private final List<JsonNode> others;
    private final List<String> names;

    /**
     * Prepares for one account.
     *
     * @param others genuine documents of other moments, from which parts are taken
     * @param names ids, names and ARNs that mean something in the account
     */
    Tampering(SplittableRandom random, List<String> others, List<String> names) {
        this.random = random;
        this.others = others.stream().map(Tampering::parse).toList();
        this.names = names;
    }

    private record Spot(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent.isObject() ? parent.get(name) : parent.get(index);
        }

        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }
    }

    String changed(String document) {
        JsonNode root = parse(document);
        int changes = 1 + random.nextInt(3);
        for (int n = 0; n < changes && !root.isEmpty(); n++) {
            List<Spot> spots = spots(root);
            change(spots.get(random.nextInt(spots.size())));
        }
        return root.toString();
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    private static List<Spot> spots(JsonNode root) {
        List<Spot> spots = new ArrayList<>();
        root.properties().forEach((Map.Entry<String, JsonNode> member) -> {
            spots.add(new Spot(root, member.getKey(), 0));
            spots.addAll(spots(member.getValue()));
        });
        if (root.isArray()) {
            for (int i = 0; i < root.size(); i++) {
                spots.add(new Spot(root, "", i));
                spots.addAll(spots(root.get(i)));
            }
        }
        return spots;
    }

    private void change(Spot spot) {
        switch (random.nextInt(10)) {
            case 0 -> spot.remove();
            case 1, 2 -> spot.put(elsewhere(spot.name()));
            case 3 -> add(spot);
            default -> spot.put(like(spot.value()));
        }
    }

    /** What stands under the same name in another document, or anything of it. */
    private JsonNode elsewhere(String name) {
        List<Spot> all = spots(others.get(random.nextInt(others.size())));
        List<Spot> same = all.stream().filter(s -> s.name().equals(name)).toList();
        List<Spot> from = same.isEmpty() ? all : same;
        return from.get(random.nextInt(from.size())).value().deepCopy();
    }

    private void add(Spot spot) {
        if (spot.value() instanceof ArrayNode array) {
            array.add(array.isEmpty() || random.nextBoolean() ? text() : like(array.get(0)));
        } else if (spot.parent() instanceof ArrayNode array) {
            array.add(spot.value().deepCopy());
        } else {
            spot.put(text());
        }
    }

    private JsonNode like(JsonNode value) {
        if (value.isNumber()) {
            return JsonNodeFactory.instance.numberNode(NUMBERS.get(random.nextInt(NUMBERS.size())));
        } else if (value.isTextual() || random.nextInt(8) == 0) {
            return text();
        } else if (value instanceof ArrayNode array && !array.isEmpty()) {
            ArrayNode changed = array.deepCopy();
            changed.set(random.nextInt(changed.size()), like(changed.get(0)));
            return changed;
        }
        return elsewhere("");
    }

    private JsonNode text() {
        List<String> from = random.nextInt(3) == 0 ? TEXTS : names;
        return JsonNodeFactory.instance.textNode(from.get(random.nextInt(from.size())));
    }
}
