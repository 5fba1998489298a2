package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Texts of a policy with wildcards and variables in them. Source: IAM user guide, "IAM policy elements: Variables and tags",
 * and "AWS JSON policy elements: Resource", wildcards in ARNs.
 *
 * <p>What comes from the request is never a wildcard. While both stand in one text, an asterisk and a question mark that
 * mean themselves are written as characters that Unicode leaves to private use.
 */
final class Wildcards {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern WITH_DEFAULT = Pattern.compile("\\s*([^,]*?)\\s*(?:,\\s*'([^']*)'\\s*)?");
    private static final RequestContext NOTHING = new RequestContext(Map.of());
    private static final int PARTS = 6;
    private static final char STAR = '\uE000';
    private static final char MARK = '\uE001';

    private Wildcards() {}

    /** Puts values for the variables; empty where the request has none for one of them, and the policy no default. */
    static Optional<String> expanded(String text, RequestContext context) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (variable.find()) {
            Optional<String> value = value(variable.group(1), context);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            variable.appendReplacement(expanded, Matcher.quoteReplacement(literal(value.get())));
        }
        return Optional.of(variable.appendTail(expanded).toString());
    }

    private static Optional<String> value(String variable, RequestContext context) {
        if (List.of("*", "?", "$").contains(variable)) {
            return Optional.of(variable);
        }
        Matcher parts = WITH_DEFAULT.matcher(variable);
        if (!parts.matches()) {
            throw new MalformedPolicy("not a policy variable: ${" + variable + "}");
        }
        return context.single(parts.group(1)).or(() -> Optional.ofNullable(parts.group(2)));
    }

    /** Refuses variables that no request could fill. */
    static void checkVariables(String text) {
        if (VARIABLE.matcher(text).replaceAll("").contains("${")) {
            throw new MalformedPolicy("a policy variable without end: " + text);
        }
        VARIABLE.matcher(text).results().forEach(found -> value(found.group(1), NOTHING));
    }

    private static String literal(String text) {
        return text.replace('*', STAR).replace('?', MARK);
    }

    /** An expanded text in which wildcards mean nothing. */
    static String plain(String expanded) {
        return expanded.replace(STAR, '*').replace(MARK, '?');
    }

    /** Whether an expanded text fits, where an asterisk stands for any characters and a question mark for one. */
    static boolean fits(String expanded, String text) {
        StringBuilder expression = new StringBuilder();
        expanded.chars().forEach(c -> expression.append(expression((char) c)));
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    private static String expression(char c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(plain(String.valueOf(c)));
        };
    }

    /**
     * Whether an expanded ARN fits, part by part: a wildcard does not reach over the colon that ends its part, except for an
     * asterisk at the very end of a pattern with fewer parts than an ARN has.
     */
    static boolean arnFits(String expanded, String arn) {
        if (expanded.equals("*")) {
            return true;
        }
        String[] pattern = expanded.split(":", PARTS);
        String[] parts = arn.split(":", pattern.length);
        boolean isComplete = pattern.length == PARTS || expanded.endsWith("*");
        return isComplete
                && parts.length == pattern.length
                && IntStream.range(0, parts.length).allMatch(i -> fits(pattern[i], parts[i]));
    }
}
