package io.github.asgbg.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Puts values in the place of words, text by text; what they may be is judged before. */
final class Filling {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ANY_ARN = "arn:aws:";

    private final Map<Placeholder, String> values;
    private final Set<Placeholder> absent;
    private final String arn;

    Filling(Map<Placeholder, String> values, Set<Placeholder> absent) {
        this.values = values;
        this.absent = absent;
        this.arn = "arn:" + Partition.of(value(Placeholder.REGION)) + ":";
    }

    /** The document as JSON over several lines. */
    String text(JsonNode template) {
        try {
            return MAPPER.writer(pretty()).writeValueAsString(filled(template).orElseThrow());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Every member on a line of its own, and lines that end alike on every system. */
    private static DefaultPrettyPrinter pretty() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators spaces = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(spaces).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    /** Empty where it names what the service does not have. */
    private Optional<JsonNode> filled(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> Optional.of(array(node));
            case STRING -> string(node.textValue()).map(TextNode::valueOf);
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> Optional.of(node);
        };
    }

    /** Less of a condition would be another condition: what lacks one member is left out as a whole. */
    private Optional<JsonNode> object(JsonNode node) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            Optional<String> name = string(member.getKey());
            Optional<JsonNode> value = filled(member.getValue());
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            whole.set(name.get(), value.get());
        }
        return Optional.of(whole);
    }

    private JsonNode array(JsonNode node) {
        ArrayNode rest = JsonNodeFactory.instance.arrayNode();
        node.forEach(entry -> filled(entry).ifPresent(rest::add));
        return rest;
    }

    private Optional<String> string(String text) {
        boolean isAbout =
                Placeholder.words(text).results().anyMatch(word -> absent.contains(Placeholder.valueOf(word.group())));
        return isAbout ? Optional.empty() : Optional.of(withValues(inPartition(text)));
    }

    private String inPartition(String text) {
        return text.startsWith(ANY_ARN) ? arn + text.substring(ANY_ARN.length()) : text;
    }

    /** In one pass, so that a value that looks like a word stays what it is. */
    private String withValues(String text) {
        Matcher words = Placeholder.words(text);
        StringBuilder whole = new StringBuilder();
        int end = 0;
        while (words.find()) {
            String value = value(Placeholder.valueOf(words.group()));
            whole.append(text.substring(end, words.start())).append(value);
            // An empty prefix takes its slash along.
            boolean isSlashToo = value.isEmpty() && text.startsWith("/", words.end());
            end = words.end() + (isSlashToo ? 1 : 0);
        }
        return whole.append(text.substring(end)).toString();
    }

    private String value(Placeholder placeholder) {
        return values.getOrDefault(placeholder, "");
    }
}
