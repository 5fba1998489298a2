package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkPojo;

/** The members of a request that came as a document; an explicit null is the same as nothing. */
record Document(JsonNode node) implements Members {
    @Override
    public Object into(SdkPojo builder) {
        return DocumentReader.read(node, builder);
    }

    @Override
    public boolean asksFor(String path) {
        return saysAnything(node.at("/" + path.replace('.', '/')));
    }

    private static boolean saysAnything(JsonNode node) {
        if (node.isContainerNode()) {
            return StreamSupport.stream(node.spliterator(), false).anyMatch(Document::saysAnything);
        }
        return !node.isMissingNode()
                && !node.isNull()
                && !node.asText().isEmpty()
                && !node.asText().equals("false");
    }

    @Override
    public Optional<String> value() {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    @Override
    public Optional<String> value(String name) {
        return child(name).flatMap(Document::value);
    }

    @Override
    public List<Document> items(String name) {
        return child(name)
                .map(list -> StreamSupport.stream(list.node.spliterator(), false)
                        .map(Document::new)
                        .toList())
                .orElse(List.of());
    }

    private Optional<Document> child(String name) {
        return Optional.ofNullable(node.get(name)).map(Document::new);
    }
}
