package io.github.asgbg.sandbox.cloudwatch;

import java.util.List;
import java.util.Map;

/**
 * What one metric reports for one minute.
 *
 * @param unit a unit of CloudWatch's, such as {@code Percent}
 * @param values at least one value; of several there are an average, a minimum and so on
 */
public record Datum(
        String namespace, String metric, Map<String, String> dimensions, String unit, List<Double> values) {}
