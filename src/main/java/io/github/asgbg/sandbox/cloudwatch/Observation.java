package io.github.asgbg.sandbox.cloudwatch;

import java.time.Instant;

/**
 * A datapoint that an alarm looked at.
 *
 * @param value {@code NaN} where there is none
 * @param sampleCount of how many values it was made; {@code NaN} for an expression
 */
record Observation(Instant start, double value, double sampleCount) {
    boolean exists() {
        return !Double.isNaN(value);
    }
}
