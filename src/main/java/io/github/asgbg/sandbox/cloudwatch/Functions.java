package io.github.asgbg.sandbox.cloudwatch;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The functions of metric math that the sandbox evaluates (user guide, "Functions supported for metric math"). */
final class Functions {
    /** How FILL may be told to go on with the last value. */
    static final String REPEAT = "REPEAT";

    private static final Set<String> STATISTICS = Set.of("MIN", "MAX", "AVG", "SUM");

    private Functions() {}

    /**
     * A call of a function.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when the sandbox has no such function, or not with these arguments
     */
    static Expression call(String name, List<Expression> arguments) {
        int count = arguments.size();
        if (name.equals("METRICS") && count == 0) {
            return Expression.Scope::metrics;
        } else if (STATISTICS.contains(name) && count == 1) {
            Expression of = arguments.get(0);
            return scope -> statistic(name, of.in(scope), scope.length());
        } else if (name.equals("IF") && (count == 2 || count == 3)) {
            return scope -> choice(
                    arguments.get(0).in(scope),
                    arguments.get(1).in(scope),
                    count == 3 ? arguments.get(2).in(scope) : Value.number(Double.NaN),
                    scope.length());
        } else if (name.equals("FILL") && count == 2) {
            return scope -> filled(arguments.get(0).in(scope), arguments.get(1).in(scope), scope.length());
        }
        throw Errors.notEvaluated("the function " + name + " with " + count + " arguments in metric math");
    }

    /** FILL(series, REPEAT). */
    static Expression repeated(Expression series) {
        return scope -> {
            Value value = series.in(scope);
            return new Value(
                    value.kind(), value.rows().stream().map(Functions::repeated).toList());
        };
    }

    private static double[] repeated(double[] row) {
        double[] filled = row.clone();
        for (int at = 1; at < filled.length; at++) {
            filled[at] = Double.isNaN(filled[at]) ? filled[at - 1] : filled[at];
        }
        return filled;
    }

    /** Of an array it is a series, of a series a number, of what exists. */
    private static Value statistic(String name, Value of, int length) {
        Function<DoubleStream, Double> summary = values -> summary(name).applyAsDouble(values);
        return switch (of.kind()) {
            case ARRAY ->
                Value.series(IntStream.range(0, length)
                        .mapToDouble(at -> summary.apply(of.column(at)))
                        .toArray());
            case SERIES, NUMBER ->
                Value.number(summary.apply(Arrays.stream(of.row()).filter(value -> !Double.isNaN(value))));
        };
    }

    private static ToDoubleFunction<DoubleStream> summary(String name) {
        return values -> {
            double[] existing = values.toArray();
            DoubleStream stream = Arrays.stream(existing);
            if (existing.length == 0) {
                return Double.NaN;
            }
            return switch (name) {
                case "MIN" -> stream.min().orElseThrow();
                case "MAX" -> stream.max().orElseThrow();
                case "AVG" -> stream.average().orElseThrow();
                default -> stream.sum();
            };
        };
    }

    private static Value choice(Value condition, Value whenTrue, Value whenFalse, int length) {
        if (condition.kind() == Value.Kind.ARRAY
                || whenTrue.kind() == Value.Kind.ARRAY
                || whenFalse.kind() == Value.Kind.ARRAY) {
            throw Errors.notEvaluated("IF on arrays of time series");
        }
        if (condition.isNumber() && whenTrue.isNumber() && whenFalse.isNumber()) {
            return Value.number(chosen(condition, whenTrue, whenFalse, 0));
        }
        return Value.series(IntStream.range(0, length)
                .mapToDouble(at -> chosen(condition, whenTrue, whenFalse, at))
                .toArray());
    }

    private static double chosen(Value condition, Value whenTrue, Value whenFalse, int at) {
        double holds = condition.at(0, at);
        if (Double.isNaN(holds)) {
            return Double.NaN;
        }
        return holds != 0 ? whenTrue.at(0, at) : whenFalse.at(0, at);
    }

    private static Value filled(Value value, Value filler, int length) {
        if (filler.kind() == Value.Kind.ARRAY) {
            throw Errors.notEvaluated("FILL with an array of time series");
        }
        return new Value(
                value.kind(),
                value.rows().stream()
                        .map(row -> IntStream.range(0, value.isNumber() ? 1 : length)
                                .mapToDouble(at -> Double.isNaN(row[at]) ? filler.at(0, at) : row[at])
                                .toArray())
                        .toList());
    }
}
