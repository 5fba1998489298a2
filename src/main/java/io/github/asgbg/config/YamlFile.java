package io.github.asgbg.config;

import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Spelling;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code asg-bg.yaml}: which known keys have which text, and all that is wrong with its shape. */
final class YamlFile {
    private static final int DEEPEST = 20;

    private final String name;
    private final List<Problem> problems;
    private final Map<Setting, Found> found = new EnumMap<>(Setting.class);

    private YamlFile(String name, List<Problem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Reads one file's text; what is wrong is added to the problems. Empty when it is no YAML. */
    static Optional<Map<Setting, Found>> read(String name, String text, List<Problem> problems) {
        YamlFile file = new YamlFile(name, problems);
        return file.hasRead(text) ? Optional.of(file.found) : Optional.empty();
    }

    private boolean hasRead(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(name).build();
            Optional<Event> deep = tooDeep(new Parse(settings).parseString(text));
            deep.ifPresent(event -> problem(
                    at(event.getStartMark()),
                    "the file is nested deeper than " + DEEPEST + " levels",
                    "write it like asg-bg.example.yaml"));
            if (deep.isEmpty()) {
                new Compose(settings).composeString(text).ifPresent(root -> mapping("", root));
            }
            return deep.isEmpty();
        } catch (MarkedYamlEngineException e) {
            problem(at(e.getProblemMark()), "this is not YAML: " + e.getProblem(), "mend the line, or the one above");
        } catch (YamlEngineException e) {
            problem(name, "this is not YAML: " + e.getMessage(), "mend it");
        }
        return false;
    }

    /** Composing calls itself for every level; events come one after the other, however deep they are. */
    private static Optional<Event> tooDeep(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
            if (depth > DEEPEST) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    private void mapping(String prefix, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            if (!isEmpty(node)) {
                wrongShape(prefix, node);
            }
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            entry(prefix, seen, entry.getKeyNode(), entry.getValueNode());
        }
    }

    private void wrongShape(String prefix, Node node) {
        String section = prefix.isEmpty() ? "the file" : prefix.substring(0, prefix.length() - 1);
        problem(at(node), section + " must hold keys with values", "write lines like `key: value`");
    }

    private void entry(String prefix, Set<String> seen, Node key, Node value) {
        if (!(key instanceof ScalarNode scalar)) {
            problem(at(key), "a key must be a word", "write lines like `key: value`");
            return;
        }
        String path = prefix + scalar.getValue();
        if (!seen.add(path)) {
            problem(at(key), path + " is there twice", "remove one of the two");
        } else if (Setting.isSection(path)) {
            mapping(path + ".", value);
        } else {
            Setting.at(path).ifPresentOrElse(setting -> value(setting, value), () -> unknown(path, key));
        }
    }

    private void value(Setting setting, Node value) {
        if (isEmpty(value)) {
            problem(at(value), setting.path() + " has no value", "give it one, or remove the line");
        } else if (value instanceof ScalarNode scalar) {
            found.put(setting, Found.inFile(scalar.getValue(), at(value)));
        } else if (setting.isList() && value instanceof SequenceNode sequence) {
            list(setting, sequence);
        } else {
            problem(
                    at(value),
                    setting.path() + " must be " + (setting.isList() ? "a list of words" : "a single value"),
                    "write `" + setting.path() + ": …` in one line");
        }
    }

    private void list(Setting setting, SequenceNode list) {
        List<String> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (item instanceof ScalarNode scalar && !isEmpty(item)) {
                items.add(scalar.getValue());
            } else {
                problem(at(item), setting.path() + " must be a list of words", "write it like `[one, two]`");
            }
        }
        found.put(setting, Found.list(items, at(list)));
    }

    private void unknown(String path, Node key) {
        String remedy = Spelling.nearest(path, Setting.paths())
                .or(() -> Spelling.nearest(path, lastWords()).flatMap(YamlFile::byLastWord))
                .map(near -> "did you mean `" + near + "`?")
                .orElse("remove it; asg-bg.example.yaml explains every key");
        problem(at(key), "there is no setting `" + path + "`", remedy);
    }

    /** A key that was written without its section, as in {@code blue} for {@code groups.blue}. */
    private static Optional<String> byLastWord(String word) {
        return Setting.paths().stream().filter(p -> p.endsWith("." + word)).findFirst();
    }

    private static List<String> lastWords() {
        return Setting.paths().stream()
                .filter(p -> p.contains("."))
                .map(p -> p.substring(p.indexOf('.') + 1))
                .toList();
    }

    private static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL)
                || (node instanceof SequenceNode list && list.getValue().isEmpty())
                || (node instanceof ScalarNode s && s.getValue().isBlank());
    }

    private void problem(String where, String what, String remedy) {
        problems.add(new Problem(where + ": " + what, remedy));
    }

    private String at(Node node) {
        return at(node.getStartMark());
    }

    private String at(Optional<Mark> mark) {
        return mark.map(m -> name + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                .orElse(name);
    }
}
