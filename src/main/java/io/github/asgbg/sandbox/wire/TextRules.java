package io.github.asgbg.sandbox.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What the model of a service says of the texts in its requests. Whatever a rule says, and where there is none, a text consists
 * of what XML can carry: anything else would make every later answer unreadable in which it appears.
 */
public final class TextRules {
    private static final String XML = "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*";

    private final Map<String, Rule> rules = new HashMap<>();

    private record Rule(int least, int most, Optional<Pattern> pattern) {}

    /** A text that breaks a rule: where it is, and the constraint in the words of AWS. */
    record Violation(String path, String value, String constraint) {
        String sentence() {
            return "1 validation error detected: Value '" + value + "' at '" + path + "' failed to satisfy constraint: "
                    + constraint;
        }
    }

    /** Members whose texts have so many characters; {@code Tags.Key} is a member of the items of another. */
    public TextRules length(int least, int most, String... members) {
        List.of(members).forEach(member -> rules.put(member, new Rule(least, most, Optional.empty())));
        return this;
    }

    /** The same, with a pattern that the whole text has to match. */
    public TextRules pattern(int least, int most, String pattern, String... members) {
        Pattern compiled = Pattern.compile(pattern);
        List.of(members).forEach(member -> rules.put(member, new Rule(least, most, Optional.of(compiled))));
        return this;
    }

    /** The first violation in a request. */
    Optional<Violation> violation(SdkPojo request) {
        List<Violation> found = new ArrayList<>();
        collect(request, "", "", found);
        return found.stream().findFirst();
    }

    private void collect(SdkPojo pojo, String parent, String path, List<Violation> found) {
        for (SdkField<?> field : pojo.sdkFields()) {
            String name = field.memberName();
            String here = path + Character.toLowerCase(name.charAt(0)) + name.substring(1);
            collect(field.getValueOrDefault(pojo), rule(parent, name), name, here, found);
        }
    }

    private void collect(Object value, Optional<Rule> rule, String name, String path, List<Violation> found) {
        if (value instanceof String text) {
            constraint(text, rule).ifPresent(broken -> found.add(new Violation(path, text, broken)));
        } else if (value instanceof SdkPojo nested) {
            collect(nested, name, path + ".", found);
        } else if (value instanceof List<?> items) {
            for (int index = 0; index < items.size(); index++) {
                collect(items.get(index), rule, name, path + "." + (index + 1) + ".member", found);
            }
        }
    }

    private Optional<Rule> rule(String parent, String name) {
        return Optional.ofNullable(rules.get(parent + "." + name)).or(() -> Optional.ofNullable(rules.get(name)));
    }

    private static Optional<String> constraint(String text, Optional<Rule> rule) {
        Optional<String> length = rule.flatMap(it -> length(text, it));
        return length.or(() -> XmlText.canCarry(text) ? Optional.empty() : Optional.of(mustMatch(XML)))
                .or(() -> rule.flatMap(Rule::pattern)
                        .filter(pattern -> !pattern.matcher(text).matches())
                        .map(pattern -> mustMatch(pattern.pattern())));
    }

    private static Optional<String> length(String text, Rule rule) {
        if (text.length() < rule.least()) {
            return Optional.of("Member must have length greater than or equal to " + rule.least());
        }
        return text.length() > rule.most()
                ? Optional.of("Member must have length less than or equal to " + rule.most())
                : Optional.empty();
    }

    private static String mustMatch(String pattern) {
        return "Member must satisfy regular expression pattern: " + pattern;
    }
}
