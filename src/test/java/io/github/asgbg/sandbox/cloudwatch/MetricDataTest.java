package io.github.asgbg.sandbox.cloudwatch;

import static io.github.asgbg.sandbox.cloudwatch.Watch.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Publishing metrics and reading them. Sources are operations of the CloudWatch API reference, unless named. */
class MetricDataTest {
    private final Watch watch = new Watch();
    private final Instant start = watch.now();

    private void put(Consumer<MetricDatum.Builder> datum) {
        watch.publish("shop", one -> datum.accept(one.metricName("load")));
    }

    private List<Datapoint> statistics(int period, String... extended) {
        return watch.client
                .getMetricStatistics(it -> it.namespace("shop")
                        .metricName("load")
                        .startTime(start)
                        .endTime(start.plusSeconds(600))
                        .period(period)
                        .statistics(
                                Statistic.SUM,
                                Statistic.AVERAGE,
                                Statistic.MINIMUM,
                                Statistic.MAXIMUM,
                                Statistic.SAMPLE_COUNT)
                        .extendedStatistics(extended))
                .datapoints();
    }

    // recorded from AWS in localstack test_get_metric_statistics
    @Test
    void statisticsSummariseAPeriod() {
        IntStream.range(0, 10).forEach(value -> put(datum -> datum.value((double) value)));
        assertThat(statistics(60)).singleElement().satisfies(point -> {
            assertThat(point.average()).isEqualTo(4.5);
            assertThat(point.sum()).isEqualTo(45);
            assertThat(point.minimum()).isZero();
            assertThat(point.maximum()).isEqualTo(9);
            assertThat(point.sampleCount()).isEqualTo(10);
            assertThat(point.timestamp()).isEqualTo(start);
            assertThat(point.unit()).isEqualTo(StandardUnit.NONE);
        });
    }

    // recorded from AWS in localstack test_put_metric_data_values_list: Values 1, 10 with Counts 2, 4
    @Test
    void valuesCanBeCounted() {
        put(datum -> datum.values(1.0, 10.0).counts(2.0, 4.0).unit(StandardUnit.COUNT));
        assertThat(statistics(60)).singleElement().satisfies(point -> {
            assertThat(point.maximum()).isEqualTo(10);
            assertThat(point.sampleCount()).isEqualTo(6);
            assertThat(point.sum()).isEqualTo(42);
            assertThat(point.unit()).isEqualTo(StandardUnit.COUNT);
        });
    }

    // PutMetricData: percentiles need raw values, or a statistic set that leaves no doubt
    @Test
    void percentilesNeedRawValues() {
        IntStream.rangeClosed(1, 101).forEach(value -> put(datum -> datum.value((double) value)));
        assertThat(statistics(60, "p50", "p99").get(0).extendedStatistics())
                .containsEntry("p50", 51.0)
                .containsEntry("p99", 100.0);
        put(datum -> datum.statisticValues(
                it -> it.sampleCount(2.0).sum(5.0).minimum(1.0).maximum(4.0)));
        assertThat(statistics(60, "p50").get(0).hasExtendedStatistics()).isFalse();
        assertThat(statistics(60, "p50").get(0).sampleCount()).isEqualTo(103);
    }

    // recorded from AWS in localstack test_handle_different_units
    @Test
    void unitsAreKeptApart() {
        put(datum -> datum.value(5.0).unit(StandardUnit.COUNT));
        put(datum -> datum.value(1.0).unit(StandardUnit.SECONDS));
        put(datum -> datum.value(10.0));
        assertThat(statistics(60))
                .extracting(Datapoint::unit)
                .containsExactlyInAnyOrder(StandardUnit.COUNT, StandardUnit.SECONDS, StandardUnit.NONE);
    }

    // PutMetricData, StorageResolution: 1 keeps seconds, otherwise a minute is the grain
    @Test
    void onlyHighResolutionMetricsKnowSeconds() {
        watch.seconds(25);
        put(datum -> datum.value(1.0));
        assertThat(statistics(10)).extracting(Datapoint::timestamp).containsExactly(start);
        put(datum -> datum.value(2.0).storageResolution(1));
        assertThat(statistics(10))
                .extracting(Datapoint::timestamp)
                .containsExactlyInAnyOrder(start, start.plusSeconds(20));
    }

    @Test
    void theFutureAndTheDistantPastAreRefused() {
        refused(
                "InvalidParameterValue",
                "The parameter MetricData.member.1.Timestamp must specify a time no more than two hours in the future.",
                () -> put(datum -> datum.value(1.0).timestamp(start.plusSeconds(7201))));
        refused(
                "InvalidParameterValue",
                "The parameter MetricData.member.1.Timestamp must specify a time within the past two weeks.",
                () -> put(datum -> datum.value(1.0).timestamp(start.minusSeconds(15 * 86400))));
    }

    // text of GH boto/boto3#1847
    @Test
    void theNamespacesOfAwsAreRefused() {
        refused(
                "InvalidParameterValue",
                "The value AWS/EC2 for parameter Namespace is invalid.",
                () -> watch.publish(
                        "AWS/EC2", one -> one.metricName("CPUUtilization").value(1.0)));
    }

    // text for no value of GH AdRoll/goamz#301
    @Test
    void aDatumHasExactlyOneKindOfValue() {
        refused(
                "InvalidParameterCombination",
                "At least one of the parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues must be"
                        + " specified.",
                () -> put(datum -> {}));
        refused(
                "InvalidParameterCombination",
                "The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive"
                        + " and you have specified both.",
                () -> put(datum -> datum.value(1.0)
                        .statisticValues(
                                it -> it.sampleCount(1.0).sum(1.0).minimum(1.0).maximum(1.0))));
        refused(
                "InvalidParameterValue",
                "The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.",
                () -> put(datum -> datum.values(1.0, 2.0).counts(1.0)));
        refused(
                "InvalidParameterValue",
                "The value NaN for parameter MetricData.member.1.Value is invalid.",
                () -> put(datum -> datum.value(Double.NaN)));
        assertThat(statistics(60)).isEmpty();
    }

    @Test
    void tooManyDatapointsAreRefused() {
        refused(
                "InvalidParameterCombination",
                "You have requested up to 1,441 datapoints, which exceeds the limit of 1,440. You may reduce the datapoints"
                        + " requested by increasing Period, or decreasing the time range.",
                () -> watch.client.getMetricStatistics(it -> it.namespace("shop")
                        .metricName("load")
                        .startTime(start)
                        .endTime(start.plusSeconds(1441 * 60))
                        .period(60)
                        .statistics(Statistic.SUM)));
    }

    @Test
    void requestsOfStatisticsMustBeComplete() {
        refused(
                "InvalidParameterValue",
                "The parameter StartTime must be less than the parameter EndTime.",
                () -> watch.client.getMetricStatistics(it -> it.namespace("shop")
                        .metricName("load")
                        .startTime(start)
                        .endTime(start)
                        .period(60)
                        .statistics(Statistic.SUM)));
        refused(
                "InvalidParameterCombination",
                "At least one of the parameters Statistics and ExtendedStatistics must be specified.",
                () -> watch.client.getMetricStatistics(it -> it.namespace("shop")
                        .metricName("load")
                        .startTime(start)
                        .endTime(start.plusSeconds(60))
                        .period(60)));
    }

    private static MetricDataQuery stat(String id, String stat, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(it -> it.metric(one -> one.namespace("shop").metricName("load"))
                        .period(period)
                        .stat(stat))
                .build();
    }

    private List<MetricDataResult> data(ScanBy order, MetricDataQuery... queries) {
        return watch.client
                .getMetricData(it -> it.metricDataQueries(queries)
                        .startTime(start)
                        .endTime(start.plusSeconds(600))
                        .scanBy(order))
                .metricDataResults();
    }

    // GetMetricData: the newest first unless asked otherwise; a result without datapoints is complete, too
    @Test
    void dataComeInEitherOrder() {
        put(datum -> datum.value(1.0));
        watch.minutes(1);
        put(datum -> datum.value(2.0));
        MetricDataResult newest =
                data(ScanBy.TIMESTAMP_DESCENDING, stat("m1", "Sum", 60)).get(0);
        assertThat(newest.values()).containsExactly(2.0, 1.0);
        assertThat(newest.timestamps()).containsExactly(start.plusSeconds(60), start);
        assertThat(newest.statusCodeAsString()).isEqualTo("Complete");
        assertThat(data(ScanBy.TIMESTAMP_ASCENDING, stat("m1", "Sum", 60))
                        .get(0)
                        .values())
                .containsExactly(1.0, 2.0);
    }

    // recorded from AWS in localstack test_label_generation
    @Test
    void labelsTellResultsApart() {
        put(datum -> datum.value(1.0));
        assertThat(data(ScanBy.TIMESTAMP_DESCENDING, stat("a", "Sum", 60), stat("b", "Minimum", 30)))
                .extracting(MetricDataResult::label)
                .containsExactly("load Sum 60", "load Minimum 30");
        assertThat(data(ScanBy.TIMESTAMP_DESCENDING, stat("a", "Sum", 60), stat("b", "Sum", 60)))
                .extracting(MetricDataResult::label)
                .containsExactly("load", "load");
    }

    // GetMetricData: ReturnData false hides what an expression is made of
    @Test
    void expressionsCombineMetrics() {
        put(datum -> datum.values(4.0, 8.0));
        MetricDataQuery sum = stat("s", "Sum", 60).toBuilder().returnData(false).build();
        MetricDataQuery count =
                stat("n", "SampleCount", 60).toBuilder().returnData(false).build();
        MetricDataQuery mean =
                MetricDataQuery.builder().id("mean").expression("s / n").build();
        assertThat(data(ScanBy.TIMESTAMP_DESCENDING, sum, count, mean))
                .singleElement()
                .satisfies(result -> assertThat(result.values()).containsExactly(6.0));
    }

    @Test
    void metricsAreListedByWhatIsKnownOfThem() {
        put(datum -> datum.value(1.0)
                .dimensions(Dimension.builder().name("group").value("blue").build()));
        put(datum -> datum.value(1.0)
                .dimensions(Dimension.builder().name("group").value("green").build()));
        watch.publish("other", one -> one.metricName("x").value(1.0));
        assertThat(watch.client.listMetrics().metrics()).hasSize(3);
        List<Metric> green = new ArrayList<>(watch.client
                .listMetrics(it -> it.namespace("shop")
                        .dimensions(DimensionFilter.builder()
                                .name("group")
                                .value("green")
                                .build()))
                .metrics());
        assertThat(green).singleElement().satisfies(metric -> assertThat(metric.metricName())
                .isEqualTo("load"));
        watch.minutes(4 * 60);
        assertThat(watch.client.listMetrics(it -> it.recentlyActive("PT3H")).metrics())
                .isEmpty();
        assertThat(watch.client.listMetrics(it -> it.metricName("load")).metrics())
                .hasSize(2);
    }
}
