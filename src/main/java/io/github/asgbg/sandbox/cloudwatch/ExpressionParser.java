package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads metric math: numbers, identifiers, the operators {@code + - * /}, comparisons and logic, parentheses, arrays, and
 * the functions of {@link Functions}.
 */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<number>\\d+(?:\\.\\d+)?|\\.\\d+)|(?<name>[A-Za-z][A-Za-z0-9_]*)|(?<text>'[^']*'|\"[^\"]*\")"
                    + "|(?<mark><=|>=|==|!=|&&|\\|\\||[-+*/<>()\\[\\],]))");
    private static final List<Set<String>> PRECEDENCE = List.of(
            Set.of("OR", "||"),
            Set.of("AND", "&&"),
            Set.of("<", "<=", ">", ">=", "==", "!="),
            Set.of("+", "-"),
            Set.of("*", "/"));
    private static final String END = "";

    private final String id;
    private final List<String> tokens;
    private int next;

    private ExpressionParser(String id, List<String> tokens) {
        this.id = id;
        this.tokens = tokens;
    }

    /**
     * Understands the expression of a query.
     *
     * @throws AwsError when it is malformed, or when the sandbox cannot evaluate it
     */
    static Expression parse(String id, String text) {
        if (text.strip().toUpperCase(Locale.ROOT).startsWith("SELECT ")) {
            throw Errors.notEvaluated("Metrics Insights queries");
        }
        ExpressionParser parser = new ExpressionParser(id, tokens(id, text));
        Expression whole = parser.binary(0);
        if (!parser.peek().equals(END)) {
            throw parser.unexpected();
        }
        return whole;
    }

    private static List<String> tokens(String id, String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.stripTrailing());
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        String rest = text.substring(matcher.regionStart());
        if (!rest.isBlank()) {
            int position = text.length() - rest.stripLeading().length() + 1;
            throw error(id, "Invalid syntax at character " + position);
        }
        return tokens;
    }

    private static AwsError error(String id, String problem) {
        return Errors.validation("Error in expression '" + id + "': " + problem);
    }

    private AwsError unexpected() {
        return error(id, "Unexpected " + (peek().equals(END) ? "end" : "'" + peek() + "'"));
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : END;
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private void expect(String token) {
        if (!peek().equals(token)) {
            throw unexpected();
        }
        next++;
    }

    /** Operators of one precedence and all that bind tighter, from left to right. */
    private Expression binary(int level) {
        if (level == PRECEDENCE.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (PRECEDENCE.get(level).contains(peek())) {
            left = Expression.binary(left, take(), binary(level + 1));
        }
        return left;
    }

    private Expression unary() {
        if (peek().equals("-")) {
            take();
            Expression negated = unary();
            return scope -> negated.in(scope).map(value -> -value);
        }
        return primary();
    }

    private Expression primary() {
        String token = peek();
        if (token.equals("(")) {
            take();
            Expression inner = binary(0);
            expect(")");
            return inner;
        } else if (token.equals("[")) {
            take();
            return Expression.array(listUntil("]"));
        } else if (!token.isEmpty() && (Character.isDigit(token.charAt(0)) || token.charAt(0) == '.')) {
            double number = Double.parseDouble(take());
            return scope -> Value.number(number);
        } else if (!token.isEmpty() && Character.isLetter(token.charAt(0))) {
            return named(take());
        }
        throw unexpected();
    }

    private Expression named(String name) {
        if (!peek().equals("(")) {
            return scope -> scope.of(name);
        }
        take();
        if (name.equals("SEARCH")) {
            throw Errors.validation("SEARCH is not supported on Metric Alarms.");
        } else if (name.equals("FILL")) {
            return fill();
        }
        if (isText(peek())) {
            throw Errors.notEvaluated("the function " + name + " with a text in metric math");
        }
        return Functions.call(name, listUntil(")"));
    }

    private Expression fill() {
        Expression series = binary(0);
        expect(",");
        if (!peek().equals(Functions.REPEAT)) {
            List<Expression> all = new ArrayList<>(List.of(series));
            all.addAll(listUntil(")"));
            return Functions.call("FILL", all);
        }
        take();
        expect(")");
        return Functions.repeated(series);
    }

    private static boolean isText(String token) {
        return token.startsWith("'") || token.startsWith("\"");
    }

    private List<Expression> listUntil(String closing) {
        List<Expression> items = new ArrayList<>();
        while (!peek().equals(closing)) {
            items.add(binary(0));
            if (!peek().equals(closing)) {
                expect(",");
            }
        }
        expect(closing);
        return items;
    }
}
