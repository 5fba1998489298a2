package io.github.asgbg.sandbox.autoscaling;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** What Auto Scaling needs of CloudWatch. All calls happen inside the world's lock. */
public interface Alarms {
    /**
     * Creates or changes an alarm on Auto Scaling's own behalf, as for target tracking; no limit of the API applies.
     *
     * @return the alarm's ARN
     * @throws io.github.asgbg.sandbox.wire.AwsError when its metric math cannot be evaluated
     */
    String put(MetricAlarm alarm);

    /** Deletes an alarm; an unknown name is ignored. */
    void delete(String alarmName);

    /** Alarms that name this ARN in any of their three lists of actions. */
    List<MetricAlarm> calling(String actionArn);

    /** Takes an action away from every alarm that names it; the alarms stay. */
    void forget(String actionArn);

    /** Publishes one datapoint now. */
    void publish(String namespace, String metric, Map<String, String> dimensions, double value, String unit);

    /** From now on the receiver hears of every Auto Scaling action that an alarm calls. */
    void onAction(Consumer<Call> receiver);

    /**
     * An alarm calls an action. An Auto Scaling action is called again at every evaluation while the state lasts.
     *
     * @param value the datapoint that decided; empty for an alarm that was set by hand
     */
    record Call(String actionArn, String alarmName, String state, OptionalDouble value, OptionalDouble threshold) {}
}
