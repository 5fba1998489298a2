package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import io.github.asgbg.sandbox.wire.Dialect;
import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.wire.SmithyService;
import io.github.asgbg.sandbox.world.World;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;

/**
 * A simulated Amazon CloudWatch, version 2010-08-01: metrics, and metric alarms that call Auto Scaling.
 *
 * <p>Its sources are the CloudWatch API reference and user guide. It answers in the Query protocol, in Smithy RPC v2 CBOR
 * and in AWS JSON 1.0, as AWS does for older and newer clients. There are no composite alarms, no dashboards, no anomaly
 * detection, no queries of Metrics Insights or PromQL; an alarm that could not be evaluated is refused.
 */
public final class CloudWatch extends QueryService {
    private static final SmithyService SHAPES = new SmithyService(
            "GraniteServiceVersion20100801",
            "com.amazonaws.cloudwatch",
            Map.of(
                    "InvalidFormat", "InvalidFormatFault",
                    "InvalidParameterValue", "InvalidParameterValueException",
                    "InvalidParameterCombination", "InvalidParameterCombinationException",
                    "MissingParameter", "MissingRequiredParameterException",
                    "LimitExceeded", "LimitExceededFault"));

    private final World world;
    private final Alarms owned;
    private final Gauges gauges = new Gauges();
    private final Heartbeat heartbeat;

    /** The CloudWatch of one region and account. */
    public CloudWatch(World world, String region, String account) {
        super("monitoring", "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/", Dialect.QUERY);
        this.world = world;
        speakDocuments(SHAPES);
        unsupported()
                .refuses("DescribeAlarmHistory", "AlarmContributorId")
                .refuses("GetMetricData", "NextToken", "MaxDatapoints")
                .refuses("ListMetrics", "IncludeLinkedAccounts", "OwningAccount")
                .ignores("GetMetricData", "LabelOptions")
                .ignores("PutMetricData", "StrictEntityValidation");
        MetricStore metrics = new MetricStore();
        AlarmBook alarms = new AlarmBook(world, region, account);
        Actions actions = new Actions(world, alarms.history());
        this.owned = new OwnedAlarms(world, alarms, actions, metrics);
        this.heartbeat = new Heartbeat(world, metrics, alarms, actions);
        heartbeat.add(gauges);
        heartbeat.start();
        changes(new AlarmRequests(world, alarms, actions, new PutChecks(new ActionArns(region))));
        queries(new AlarmQueries(alarms));
        tags(new Tags(alarms));
        metrics(new MetricRequests(world, metrics), new StatisticRequests(metrics));
    }

    @Override
    protected String actionPrefix() {
        return "cloudwatch";
    }

    /** What Auto Scaling needs of CloudWatch. */
    public Alarms alarms() {
        return owned;
    }

    /** Reports a metric every minute from now on, in any namespace, AWS's own included, until it is changed or stopped. */
    public void gauge(String namespace, String metric, Map<String, String> dimensions, double value, String unit) {
        Metric identity = Metric.of(namespace, metric, dimensions);
        world.locked(() -> {
            gauges.set(identity, value, unit);
            return true;
        });
    }

    /** Reports that metric no longer. */
    public void stopGauge(String namespace, String metric, Map<String, String> dimensions) {
        Metric identity = Metric.of(namespace, metric, dimensions);
        world.locked(() -> {
            gauges.stop(identity);
            return true;
        });
    }

    /** Asks for metrics every minute from now on. */
    public void everyMinute(MetricSource source) {
        world.locked(() -> {
            heartbeat.add(source);
            return true;
        });
    }

    private void changes(AlarmRequests operations) {
        this.<PutMetricAlarmRequest, PutMetricAlarmResponse>onNewer(
                "PutMetricAlarm", PutMetricAlarmRequest::builder, operations::put);
        on("DeleteAlarms", DeleteAlarmsRequest::builder, operations::delete);
        on("SetAlarmState", SetAlarmStateRequest::builder, operations::setState);
        on("EnableAlarmActions", EnableAlarmActionsRequest::builder, operations::enable);
        on("DisableAlarmActions", DisableAlarmActionsRequest::builder, operations::disable);
    }

    private void queries(AlarmQueries operations) {
        on("DescribeAlarms", DescribeAlarmsRequest::builder, operations::describe);
        on("DescribeAlarmsForMetric", DescribeAlarmsForMetricRequest::builder, operations::describeForMetric);
        on("DescribeAlarmHistory", DescribeAlarmHistoryRequest::builder, operations::history);
    }

    private void tags(Tags operations) {
        on("ListTagsForResource", ListTagsForResourceRequest::builder, operations::list);
        on("TagResource", TagResourceRequest::builder, operations::tag);
        on("UntagResource", UntagResourceRequest::builder, operations::untag);
    }

    private void metrics(MetricRequests operations, StatisticRequests statistics) {
        on("PutMetricData", PutMetricDataRequest::builder, operations::put);
        on("ListMetrics", ListMetricsRequest::builder, operations::list);
        on("GetMetricStatistics", GetMetricStatisticsRequest::builder, statistics::statistics);
        on("GetMetricData", GetMetricDataRequest::builder, statistics::data);
    }
}
