package io.github.asgbg.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/** The actions that a document's statements allow, as they are written. */
public final class Actions {
    private Actions() {}

    /** Those of a document of {@code iam-policies}. */
    public static Set<String> of(String document) {
        Set<String> actions = new TreeSet<>();
        statements(document).forEach(statement -> {
            if (statement.get("Effect").asText().equals("Allow")) {
                actions.addAll(names(statement.get("Action")));
            }
        });
        return actions;
    }

    /** All that are named, the denied ones, too. */
    static Set<String> named(String document) {
        Set<String> actions = new TreeSet<>();
        statements(document).forEach(statement -> actions.addAll(names(statement.get("Action"))));
        return actions;
    }

    static Set<String> sids(String document) {
        Set<String> sids = new TreeSet<>();
        statements(document).forEach(statement -> sids.add(statement.get("Sid").asText()));
        return sids;
    }

    private static JsonNode statements(String document) {
        try {
            return new ObjectMapper().readTree(Documents.text(document)).get("Statement");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(document + " is not JSON", e);
        }
    }

    private static Set<String> names(JsonNode one) {
        Set<String> names = new TreeSet<>();
        if (one.isTextual()) {
            names.add(one.textValue());
        }
        one.forEach(name -> names.add(name.textValue()));
        return names;
    }
}
