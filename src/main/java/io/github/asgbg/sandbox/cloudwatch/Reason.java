package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Why an alarm changed its state, in AWS's words.
 *
 * <p>Recorded from AWS: one datapoint, or none (localstack test_put_metric_alarm, test_breaching_alarm_actions), and M out
 * of N (GH aws/aws-sdk-java#1723). What AWS says of a mixture of real and missing datapoints is put together from these.
 */
final class Reason {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The treatments that give missing datapoints a say. */
    private static final Set<String> FILLING = Set.of("breaching", "notBreaching");

    private final MetricAlarm alarm;
    private final StateValue state;
    private final List<Observation> recent;
    private final Instant now;
    private final int missing;

    /**
     * @param recent the real datapoints that were evaluated, the oldest first
     */
    Reason(MetricAlarm alarm, StateValue state, List<Observation> recent, Instant now) {
        this.alarm = alarm;
        this.state = state;
        this.recent = recent;
        this.now = now;
        this.missing = alarm.evaluationPeriods() - recent.size();
    }

    String text() {
        if (state == StateValue.INSUFFICIENT_DATA) {
            return "Insufficient Data: " + counted(missing, "datapoint") + were(missing) + "unknown.";
        }
        String filled = counted(missing, "missing datapoint") + were(missing) + "treated as [" + treatment() + "]";
        if (recent.isEmpty()) {
            return "Threshold Crossed: no datapoints were received for " + counted(missing, "period") + " and " + filled
                    + ".";
        }
        boolean isFilled = missing > 0 && FILLING.contains(Evaluation.treatment(alarm));
        return "Threshold Crossed: " + real() + (isFilled ? " and " + filled : "") + transition() + ".";
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String were(int count) {
        return count == 1 ? " was " : " were ";
    }

    private String treatment() {
        return Evaluation.treatment(alarm).equals("breaching") ? "Breaching" : "NonBreaching";
    }

    /** The datapoints that speak for the state; all of them where none does, and missing ones decided. */
    private String real() {
        boolean isAlarm = state == StateValue.ALARM;
        List<Observation> speaking = recent.stream()
                .filter(one -> Evaluation.isBreaching(alarm, one) == isAlarm)
                .toList();
        boolean areForIt = !speaking.isEmpty();
        List<Observation> told = areForIt ? speaking : recent;
        String listed = told.stream()
                .map(one -> one.value() + " (" + TIME.format(one.start()) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        String count = alarm.datapointsToAlarm() == null
                ? counted(told.size(), "datapoint")
                : told.size() + " out of the last " + alarm.evaluationPeriods() + " datapoints";
        return count + " " + listed + were(told.size()) + (isAlarm == areForIt ? "" : "not ") + comparison()
                + " the threshold (" + alarm.threshold() + ")";
    }

    private String comparison() {
        return switch (alarm.comparisonOperatorAsString()) {
            case "GreaterThanOrEqualToThreshold" -> "greater than or equal to";
            case "GreaterThanThreshold" -> "greater than";
            case "LessThanThreshold" -> "less than";
            default -> "less than or equal to";
        };
    }

    private String transition() {
        if (alarm.datapointsToAlarm() == null) {
            return "";
        }
        boolean isAlarm = state == StateValue.ALARM;
        int needed = isAlarm ? alarm.datapointsToAlarm() : alarm.evaluationPeriods() - alarm.datapointsToAlarm() + 1;
        return " (minimum " + counted(needed, "datapoint") + " for " + (isAlarm ? "OK -> ALARM" : "ALARM -> OK")
                + " transition)";
    }

    /** The same for programs. */
    String data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", "1.0");
        data.put("queryDate", Json.time(now));
        if (!recent.isEmpty()) {
            data.put("startDate", Json.time(recent.get(0).start()));
        }
        if (alarm.unit() != null) {
            data.put("unit", alarm.unitAsString());
        }
        if (!alarm.hasMetrics()) {
            data.put("statistic", Evaluation.statisticName(alarm));
        }
        Duration period = Evaluation.period(alarm);
        data.put("period", period.toSeconds());
        data.put("recentDatapoints", recent.stream().map(Observation::value).toList());
        data.put("threshold", alarm.threshold());
        data.put("evaluatedDatapoints", evaluated(period));
        return Json.text(data);
    }

    /** The newest first; missing ones have a time and nothing else. */
    private List<Map<String, Object>> evaluated(Duration period) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int at = recent.size() - 1; at >= 0; at--) {
            Observation one = recent.get(at);
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("timestamp", Json.time(one.start()));
            if (!Double.isNaN(one.sampleCount())) {
                point.put("sampleCount", one.sampleCount());
            }
            point.put("value", one.value());
            all.add(point);
        }
        for (int i = 1; i <= missing && recent.isEmpty(); i++) {
            all.add(Map.of("timestamp", Json.time(now.minus(period.multipliedBy(i)))));
        }
        return all;
    }
}
