package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import io.github.asgbg.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * What an alarm does when its state changes, and while it lasts.
 *
 * <p>A new state calls all actions of that state once; Auto Scaling is called again every minute while the state lasts
 * (user guide, "Alarm actions"). Only Auto Scaling hears of it here; any other action is just noted in the history.
 */
final class Actions {
    private final World world;
    private final History history;
    private final List<Consumer<Alarms.Call>> receivers = new ArrayList<>();

    Actions(World world, History history) {
        this.world = world;
        this.history = history;
    }

    void onAction(Consumer<Alarms.Call> receiver) {
        receivers.add(receiver);
    }

    /** Brings the alarm into a state that it may be in already. */
    void settle(Alarm alarm, Verdict verdict) {
        Instant now = world.now();
        if (alarm.state() != verdict.state()) {
            Map<String, Object> before = History.state(alarm);
            alarm.moveTo(verdict, now);
            history.moved(alarm, before);
            call(alarm, alarm.actions(), verdict.value());
        } else {
            repeat(alarm, verdict.value());
        }
    }

    /** Calls Auto Scaling again, if the state has lasted and its minute is over. */
    void repeat(Alarm alarm, OptionalDouble value) {
        if (alarm.hasMoved() && alarm.isDueAgain(world.now())) {
            call(
                    alarm,
                    alarm.actions().stream().filter(ActionArns::isAutoScaling).toList(),
                    value);
        }
    }

    private void call(Alarm alarm, List<String> arns, OptionalDouble value) {
        alarm.called(world.now());
        if (alarm.described().actionsEnabled()) {
            arns.forEach(arn -> call(alarm, arn, value));
        }
    }

    private void call(Alarm alarm, String arn, OptionalDouble value) {
        history.called(alarm, arn);
        if (ActionArns.isAutoScaling(arn)) {
            Alarms.Call call = new Alarms.Call(arn, alarm.name(), alarm.state().toString(), value, threshold(alarm));
            receivers.forEach(receiver -> receiver.accept(call));
        }
    }

    private static OptionalDouble threshold(Alarm alarm) {
        Double threshold = alarm.described().threshold();
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }
}
