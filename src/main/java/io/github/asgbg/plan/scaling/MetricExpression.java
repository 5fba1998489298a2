package io.github.asgbg.plan.scaling;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric math expression or a Metrics Insights query with the groups' names exchanged, where they name a group: as values
 * that a search or a query compares with, and nowhere else.
 *
 * <p>Sources: CloudWatch user guide, "Using math expressions with CloudWatch metrics", "CloudWatch search expression syntax",
 * "Metrics Insights query components and syntax". They tell of no way to write a quote inside a quoted name; a backslash
 * before it is taken as one in a search, a second quote in a query.
 */
final class MetricExpression {
    private static final Pattern QUERY = Pattern.compile("\\s*SELECT\\s.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SEARCH = Pattern.compile("\\bSEARCH\\s*\\(\\s*(['\"])");
    private static final Pattern QUERY_TOKEN = Pattern.compile("'((?:[^']|'')*)'|\"(?:[^\"]|\"\")*\"|[\\w.]+");
    private static final Set<String> QUERY_WORDS = Set.of("IN", "NOT");

    private final String text;
    private final GroupNames names;
    private boolean isStuck;

    private MetricExpression(String text, GroupNames names) {
        this.text = text;
        this.names = names;
    }

    /** The expression for the other group. Applied twice it is as it was; what could not be taken back is left alone. */
    static String exchanged(String expression, GroupNames names) {
        String changed = new MetricExpression(expression, names).exchanged();
        return isTakenBack(expression, changed, names) ? changed : expression;
    }

    /** Whether the expression names a group in a way in which the other group's name cannot be written. */
    static boolean isFixed(String expression, GroupNames names) {
        MetricExpression all = new MetricExpression(expression, names);
        String changed = all.exchanged();
        return all.isStuck || !isTakenBack(expression, changed, names);
    }

    private static boolean isTakenBack(String expression, String changed, GroupNames names) {
        return new MetricExpression(changed, names).exchanged().equals(expression);
    }

    private String exchanged() {
        return QUERY.matcher(text).matches() ? query() : math();
    }

    /** In a query names of dimensions stand bare or in double quotes, values in single ones. */
    private String query() {
        StringBuilder changed = new StringBuilder();
        Matcher token = QUERY_TOKEN.matcher(text);
        String label = "";
        while (token.find()) {
            String word = token.group();
            if (word.startsWith("'")) {
                token.appendReplacement(changed, Matcher.quoteReplacement(literal(word, label)));
            } else if (!QUERY_WORDS.contains(word.toUpperCase(Locale.ROOT))) {
                label = word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
            }
        }
        return token.appendTail(changed).toString();
    }

    private String literal(String quoted, String label) {
        String name = quoted.substring(1, quoted.length() - 1).replace("''", "'");
        return names.isGroup(name) && names.isInProperty(label)
                ? "'" + names.other(name).replace("'", "''") + "'"
                : quoted;
    }

    /** In metric math only the first argument of a search compares with names. */
    private String math() {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        for (int at = 0; at < text.length(); ) {
            Matcher search = SEARCH.matcher(text).region(at, text.length());
            search.useTransparentBounds(true);
            if (search.lookingAt()) {
                SearchText terms = new SearchText(text, search.end(), names);
                changed.append(text, done, search.end()).append(terms.exchanged());
                isStuck |= terms.isStuck();
                done = terms.end();
                at = done;
            } else {
                at = isQuote(text.charAt(at)) ? afterQuoted(at) : at + 1;
            }
        }
        return changed.append(text.substring(done)).toString();
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private int afterQuoted(int from) {
        int end = text.indexOf(text.charAt(from), from + 1);
        return end < 0 ? text.length() : end + 1;
    }
}
