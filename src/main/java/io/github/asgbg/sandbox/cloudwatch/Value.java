package io.github.asgbg.sandbox.cloudwatch;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A value of metric math: a number, a time series, or an array of time series (user guide, "Using math expressions").
 *
 * @param rows one row a time series, in which {@code NaN} is a missing datapoint; a number is a row of one
 */
record Value(Kind kind, List<double[]> rows) {
    /** The kinds in the order in which one swallows the other when they are combined. */
    enum Kind {
        NUMBER,
        SERIES,
        ARRAY
    }

    static Value number(double number) {
        return new Value(Kind.NUMBER, List.of(new double[] {number}));
    }

    static Value series(double[] points) {
        return new Value(Kind.SERIES, List.of(points));
    }

    static Value array(List<double[]> series) {
        return new Value(Kind.ARRAY, series);
    }

    double[] row() {
        return rows.get(0);
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    Value map(DoubleUnaryOperator operator) {
        return new Value(
                kind,
                rows.stream()
                        .map(row -> Arrays.stream(row).map(operator).toArray())
                        .toList());
    }

    /** Point by point; where one of the two misses a datapoint, so does the result, and so it does where it is no number. */
    Value with(Value other, DoubleBinaryOperator operator) {
        Kind larger = kind.compareTo(other.kind) >= 0 ? kind : other.kind;
        int length = larger == Kind.NUMBER ? 1 : Math.max(width(), other.width());
        List<double[]> combined = IntStream.range(0, Math.min(rowsIn(larger), other.rowsIn(larger)))
                .mapToObj(row -> IntStream.range(0, length)
                        .mapToDouble(at -> applied(operator, at(row, at), other.at(row, at)))
                        .toArray())
                .toList();
        return new Value(larger, combined);
    }

    private static double applied(DoubleBinaryOperator operator, double left, double right) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return Double.NaN;
        }
        double result = operator.applyAsDouble(left, right);
        return Double.isFinite(result) ? result : Double.NaN;
    }

    /** A number or a series goes with as many rows as an array has. */
    private int rowsIn(Kind larger) {
        return kind == larger ? rows.size() : Integer.MAX_VALUE;
    }

    private int width() {
        return isNumber() || rows.isEmpty() ? 0 : row().length;
    }

    double at(int row, int point) {
        return switch (kind) {
            case NUMBER -> row()[0];
            case SERIES -> row()[point];
            case ARRAY -> rows.get(row)[point];
        };
    }

    /** The existing points of all series at one time. */
    DoubleStream column(int point) {
        return rows.stream().mapToDouble(row -> row[point]).filter(value -> !Double.isNaN(value));
    }
}
