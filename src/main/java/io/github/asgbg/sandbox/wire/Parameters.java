package io.github.asgbg.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;

/** The parameters of a Query request as the tree that their dotted names describe. */
final class Parameters implements Members {
    private final Map<String, Parameters> children = new TreeMap<>();
    private Optional<String> value = Optional.empty();

    private Parameters() {}

    /** Reads the query string and, for a form, the body. */
    static Parameters of(WireRequest request) {
        Parameters root = new Parameters();
        root.putAll(request.query());
        root.putAll(QueryStrings.parse(new String(Compression.undone(request), StandardCharsets.UTF_8)));
        return root;
    }

    private void putAll(Map<String, List<String>> named) {
        named.forEach((name, values) -> values.forEach(each -> put(name, each)));
    }

    private void put(String dottedName, String text) {
        Parameters node = this;
        String[] parts = dottedName.split("\\.", -1);
        Bounds.requireShallow(parts.length);
        for (String part : parts) {
            node = node.children.computeIfAbsent(part, unused -> new Parameters());
        }
        node.value = Optional.of(text);
    }

    @Override
    public Object into(SdkPojo builder) {
        return RequestReader.read(this, builder);
    }

    @Override
    public boolean asksFor(String path) {
        Optional<Parameters> node = Optional.of(this);
        for (String part : path.split("\\.", -1)) {
            node = node.flatMap(parent -> parent.child(part));
        }
        return node.filter(Parameters::saysAnything).isPresent();
    }

    private boolean saysAnything() {
        return value.filter(text -> !text.isEmpty() && !text.equals("false")).isPresent()
                || children.values().stream().anyMatch(Parameters::saysAnything);
    }

    @Override
    public Optional<String> value() {
        return value;
    }

    @Override
    public Optional<String> value(String name) {
        return child(name).flatMap(Parameters::value);
    }

    @Override
    public List<Parameters> items(String name) {
        return child(name).map(Parameters::items).orElse(List.of());
    }

    Optional<Parameters> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    /** The items of a list, whatever the wrapper is called: {@code .member.N}, {@code .Name.N} or plainly {@code .N}. */
    List<Parameters> items() {
        if (children.size() == 1 && !isNumber(children.keySet().iterator().next())) {
            return children.values().iterator().next().items();
        }
        Map<Integer, Parameters> numbered = new TreeMap<>();
        children.forEach((key, node) -> {
            if (isNumber(key)) {
                numbered.put(Integer.valueOf(key), node);
            }
        });
        return new ArrayList<>(numbered.values());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(Character::isDigit);
    }
}
