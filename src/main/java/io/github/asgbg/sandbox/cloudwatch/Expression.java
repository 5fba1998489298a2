package io.github.asgbg.sandbox.cloudwatch;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** A math expression that was understood. */
@FunctionalInterface
interface Expression {
    /**
     * Computes the value.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when kinds of values do not fit together
     */
    Value in(Scope scope);

    /** What an expression's identifiers stand for. */
    interface Scope {
        /** The series of another metric or expression of the same list. */
        Value of(String id);

        /** METRICS(): all metrics of the list, without its expressions. */
        Value metrics();

        /** How many datapoints a series has. */
        int length();
    }

    /** The operators for two values, by their spelling. */
    static DoubleBinaryOperator operator(String spelling) {
        return switch (spelling) {
            case "+" -> (left, right) -> left + right;
            case "-" -> (left, right) -> left - right;
            case "*" -> (left, right) -> left * right;
            case "/" -> (left, right) -> left / right;
            case "<" -> (left, right) -> truth(left < right);
            case "<=" -> (left, right) -> truth(left <= right);
            case ">" -> (left, right) -> truth(left > right);
            case ">=" -> (left, right) -> truth(left >= right);
            case "==" -> (left, right) -> truth(left == right);
            case "!=" -> (left, right) -> truth(left != right);
            case "AND", "&&" -> (left, right) -> truth(left != 0 && right != 0);
            case "OR", "||" -> (left, right) -> truth(left != 0 || right != 0);
            default -> throw new IllegalArgumentException(spelling);
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    /** Two expressions and an operator between them. */
    static Expression binary(Expression left, String operator, Expression right) {
        DoubleBinaryOperator meaning = operator(operator);
        return scope -> left.in(scope).with(right.in(scope), meaning);
    }

    /** Several series written out: {@code [m1, m2]}. */
    static Expression array(List<Expression> items) {
        return scope -> Value.array(items.stream()
                .map(item -> item.in(scope))
                .flatMap(item -> item.rows().stream())
                .toList());
    }
}
