package io.github.asgbg.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** A world with CloudWatch in it, reached through the real SDK client. */
final class Watch {
    static final String POLICY =
            "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:0f3c:autoScalingGroupName/blue:policyName/out";
    static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:on-call";

    final World world = World.virtual(7);
    final CloudWatch service = new CloudWatch(world, "us-east-1", "123456789012");
    final Gateway gateway = new Gateway(world, List.of(service));
    final List<Alarms.Call> calls = new ArrayList<>();
    final CloudWatchClient client = CloudWatchClient.builder()
            .httpClient(new InProcessHttpClient(gateway))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
            .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
            .build();

    Watch() {
        service.alarms().onAction(calls::add);
    }

    /** An alarm on the Average of shop/load above 10, one period of a minute, unless changed. */
    void put(String name, Consumer<PutMetricAlarmRequest.Builder> more) {
        client.putMetricAlarm(request -> more.accept(request.alarmName(name)
                .namespace("shop")
                .metricName("load")
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)));
    }

    MetricAlarm alarm(String name) {
        return client.describeAlarms(request -> request.alarmNames(name))
                .metricAlarms()
                .get(0);
    }

    String state(String name) {
        return alarm(name).stateValueAsString();
    }

    /** What happened to an alarm, the latest first. */
    List<String> history(String name) {
        return client.describeAlarmHistory(request -> request.alarmName(name)).alarmHistoryItems().stream()
                .map(AlarmHistoryItem::historySummary)
                .toList();
    }

    /** Publishes shop/load. */
    void load(double value) {
        publish("shop", datum -> datum.metricName("load").value(value));
    }

    void publish(String namespace, Consumer<MetricDatum.Builder> datum) {
        MetricDatum.Builder built = MetricDatum.builder();
        datum.accept(built);
        client.putMetricData(request -> request.namespace(namespace).metricData(built.build()));
    }

    Instant now() {
        return world.now();
    }

    void seconds(long count) {
        world.advance(Duration.ofSeconds(count));
    }

    void minutes(long count) {
        world.advance(Duration.ofMinutes(count));
    }

    /** The call must be refused with this code and text. */
    static void refused(String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, error -> assertThat(
                        error.awsErrorDetails().errorCode() + ": "
                                + error.awsErrorDetails().errorMessage())
                .isEqualTo(code + ": " + text));
    }

    static void invalid(String text, ThrowingCallable call) {
        refused("ValidationError", text, call);
    }
}
