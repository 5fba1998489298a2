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
    /** More than any counter reaches, and far from where adding one would wrap around. */
    private static final long MOST = 1L << 53;

    Optional<JsonNode> node(String name) {
        return Optional.ofNullable(object.get(name)).filter(n -> !n.isNull());
    }

    String text(String name, Format format) {
        return optionalText(name, format).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name, Format format) {
        return node(name).map(n -> text(name, n, format));
    }

    private String text(String name, JsonNode node, Format format) {
        String text = as(name, "a text", node, node.isTextual()).textValue();
        as(name, format.what(), node, format.fits(text));
        return text;
    }

    /** A number that only ever counts up by one, from zero. */
    long count(String name) {
        return whole(name, MOST);
    }

    /** A number of instances. */
    int size(String name) {
        return (int) whole(name, Integer.MAX_VALUE / 2);
    }

    private long whole(String name, long most) {
        JsonNode node = required(name);
        boolean isWhole = node.canConvertToLong() && node.isIntegralNumber();
        boolean isWithin = isWhole && node.longValue() >= 0 && node.longValue() <= most;
        return as(name, "a whole number from 0 to " + most, node, isWithin).longValue();
    }

    Instant instant(String name) {
        return parsed(name, Instant::parse);
    }

    Optional<Instant> optionalInstant(String name) {
        return node(name).isPresent() ? Optional.of(instant(name)) : Optional.empty();
    }

    <T> T parsed(String name, Function<String, T> parser) {
        String text = text(name, Format.WORDS);
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Damaged("`" + path + name + "` is `" + text + "`, which cannot be read", e);
        }
    }

    List<String> texts(String name, Format format) {
        JsonNode array = required(name);
        as(name, "a list", array, array.isArray());
        List<String> texts = new ArrayList<>();
        array.forEach(n -> texts.add(text(name + "[" + texts.size() + "]", n, format)));
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
