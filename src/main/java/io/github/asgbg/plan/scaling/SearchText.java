package io.github.asgbg.plan.scaling;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first argument of a {@code SEARCH}: an optional schema of a namespace and dimensions in braces, then terms, of which
 * some are values that a property is compared with, as in {@code {AWS/EC2,AutoScalingGroupName}
 * AutoScalingGroupName=("web-blue" OR "web-green") MetricName="CPUUtilization"}.
 */
final class SearchText {
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");
    private static final Pattern PLAIN = Pattern.compile("[^\\s'\"()={}\\\\]+");
    private static final Pattern SPECIAL = Pattern.compile("(['\"\\\\])");

    private final String text;
    private final GroupNames names;
    private final char quote;
    private final char inner;
    private final StringBuilder changed = new StringBuilder();
    private final Deque<String> properties = new ArrayDeque<>();
    private String schema = "";
    private String property = "";
    private boolean isStuck;
    private int at;

    /** The argument begins at {@code from}, right after its opening quote. */
    SearchText(String text, int from, GroupNames names) {
        this.text = text;
        this.names = names;
        this.at = from;
        this.quote = text.charAt(from - 1);
        this.inner = quote == '\'' ? '"' : '\'';
    }

    /** The argument with the groups' names exchanged, and its closing quote. */
    String exchanged() {
        schema();
        while (at < text.length() && text.charAt(at) != quote) {
            term();
        }
        copy(Math.min(at + 1, text.length()));
        return changed.toString();
    }

    /** Where the expression goes on; known only after the argument was read. */
    int end() {
        return at;
    }

    /** Whether a name could not be replaced. */
    boolean isStuck() {
        return isStuck;
    }

    private void schema() {
        int open = afterBlanks(at);
        if (open >= text.length() || text.charAt(open) != '{') {
            return;
        }
        int end = open + 1;
        while (end < text.length() && text.charAt(end) != '}') {
            end = text.charAt(end) == inner ? afterQuoted(end) : end + 1;
        }
        schema = text.substring(open + 1, Math.min(end, text.length()));
        copy(Math.min(end + 1, text.length()));
    }

    private void term() {
        char c = text.charAt(at);
        if (c == '(') {
            properties.push(property);
            copy(at + 1);
        } else if (c == ')') {
            property = "";
            properties.pollFirst();
            copy(at + 1);
        } else if (c == '=' || Character.isWhitespace(c)) {
            copy(at + 1);
        } else {
            word(c == inner ? afterQuoted(at) : afterWord(at));
        }
    }

    private void word(int end) {
        String word = text.substring(at, end);
        int next = afterBlanks(end);
        if (next < text.length() && text.charAt(next) == '=') {
            property = isQuoted(word) ? word.substring(1, word.length() - 1) : word;
            copy(next + 1);
            return;
        }
        changed.append(isInProperty() ? value(word) : word);
        at = end;
        property = properties.isEmpty() ? "" : properties.peek();
    }

    private boolean isInProperty() {
        return property.isEmpty()
                ? names.dimensions().isEmpty() || dimensionsOfSchema().anyMatch(names::isInDimension)
                : names.isInProperty(property);
    }

    private Stream<String> dimensionsOfSchema() {
        return Arrays.stream(schema.split(",", -1)).skip(1).map(name -> name.strip()
                .replace(String.valueOf(inner), ""));
    }

    private String value(String word) {
        if (isQuoted(word)) {
            String inside = word.substring(1, word.length() - 1);
            for (String name : new String[] {names.from(), names.to()}) {
                if (inside.equals(escaped(name))) {
                    return inner + escaped(names.other(name)) + inner;
                }
            }
            isStuck |= names.isGroup(inside);
            return word;
        }
        boolean isName = names.isGroup(word) && !OPERATORS.contains(word);
        boolean isPossible = isName && isPlain(names.other(word));
        isStuck |= isName && !isPossible;
        return isPossible ? names.other(word) : word;
    }

    private static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches() && !OPERATORS.contains(name);
    }

    private static String escaped(String name) {
        return SPECIAL.matcher(name).replaceAll("\\\\$1");
    }

    private boolean isQuoted(String word) {
        return word.length() > 1 && word.charAt(0) == inner && word.charAt(word.length() - 1) == inner;
    }

    private int afterBlanks(int from) {
        int to = from;
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** After the closing quote; a backslash takes the meaning of what follows it. */
    private int afterQuoted(int from) {
        int to = from + 1;
        while (to < text.length() && text.charAt(to) != inner) {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        return Math.min(to + 1, text.length());
    }

    private int afterWord(int from) {
        int to = from;
        while (to < text.length() && "()=".indexOf(text.charAt(to)) < 0 && !isEnd(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private boolean isEnd(char c) {
        return c == quote || c == inner || Character.isWhitespace(c);
    }

    private void copy(int to) {
        changed.append(text, at, to);
        at = to;
    }
}
