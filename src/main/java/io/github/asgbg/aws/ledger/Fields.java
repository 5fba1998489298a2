package io.github.asgbg.aws.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.asgbg.aws.ledger.LedgerJson.Damaged;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The members of one JSON object; whoever asks for what is not there learns where it should have been. */
record Fields(String path, JsonNode object) {
    Optional<JsonNode> node(String name) {
        return Optional.ofNullable(object.get(name)).filter(n -> !n.isNull());
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return node(name).map(n -> as(name, "a text", n, n.isTextual()).textValue());
    }

    long whole(String name) {
        JsonNode node = required(name);
        return as(name, "a whole number", node, node.canConvertToLong() && node.isIntegralNumber())
                .longValue();
    }

    int size(String name) {
        JsonNode node = required(name);
        return as(name, "a whole number", node, node.canConvertToInt() && node.isIntegralNumber())
                .intValue();
    }

    Instant instant(String name) {
        return parsed(name, Instant::parse);
    }

    Optional<Instant> optionalInstant(String name) {
        return node(name).isPresent() ? Optional.of(instant(name)) : Optional.empty();
    }

    <T> T parsed(String name, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Damaged("`" + path + name + "` is `" + text + "`, which cannot be read", e);
        }
    }

    List<String> texts(String name) {
        JsonNode array = required(name);
        as(name, "a list", array, array.isArray());
        List<String> texts = new ArrayList<>();
        array.forEach(
                n -> texts.add(as(name, "a list of texts", n, n.isTextual()).textValue()));
        return texts;
    }

    Fields object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Fields> optionalObject(String name) {
        return node(name).map(n -> new Fields(path + name + ".", as(name, "an object", n, n.isObject())));
    }

    /** The objects of a list; none where there is no list. */
    List<Fields> optionalObjects(String name) {
        List<Fields> objects = new ArrayList<>();
        node(name)
                .map(n -> as(name, "a list", n, n.isArray()))
                .ifPresent(array -> array.forEach(n -> {
                    String element = name + "[" + objects.size() + "]";
                    objects.add(new Fields(path + element + ".", as(element, "an object", n, n.isObject())));
                }));
        return objects;
    }

    private JsonNode required(String name) {
        return node(name).orElseThrow(() -> missing(name));
    }

    private JsonNode as(String name, String kind, JsonNode node, boolean holds) {
        if (!holds) {
            throw new Damaged("`" + path + name + "` is not " + kind);
        }
        return node;
    }

    private Damaged missing(String name) {
        return new Damaged("`" + path + name + "` is missing");
    }
}
