package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * What happens by itself: at each full minute all sources report, then alarms are evaluated on what is there.
 *
 * <p>Alarms of ten, twenty or thirty seconds are evaluated every ten seconds, all others every minute, and those that look
 * back for more than a day every hour (user guide, "Alarm evaluation"). Nothing is late here, unlike on AWS, where metrics
 * arrive some minutes after the fact.
 */
final class Heartbeat {
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final World world;
    private final MetricStore metrics;
    private final AlarmBook alarms;
    private final Actions actions;
    private final List<MetricSource> sources = new ArrayList<>();

    Heartbeat(World world, MetricStore metrics, AlarmBook alarms, Actions actions) {
        this.world = world;
        this.metrics = metrics;
        this.alarms = alarms;
        this.actions = actions;
    }

    void add(MetricSource source) {
        sources.add(source);
    }

    void start() {
        long ticks = Math.floorDiv(world.now().getEpochSecond(), TICK.toSeconds()) + 1;
        schedule(Instant.ofEpochSecond(ticks * TICK.toSeconds()));
    }

    /** Counts its own time: in a real world events come late, and none may be passed over. */
    private void schedule(Instant due) {
        Duration wait = Duration.between(world.now(), due);
        world.after(wait.isNegative() ? Duration.ZERO : wait, () -> {
            schedule(due.plus(TICK));
            beat(due);
        });
    }

    private void beat(Instant now) {
        if (isMultiple(now, MINUTE)) {
            sources.forEach(source -> source.lastMinute().forEach(datum -> add(datum, now.minus(MINUTE))));
        }
        alarms.all().stream()
                .filter(alarm -> isMultiple(now, interval(alarm.described())))
                .forEach(alarm -> evaluate(alarm, now));
    }

    private static boolean isMultiple(Instant time, Duration of) {
        return time.getEpochSecond() % of.toSeconds() == 0;
    }

    private void add(Datum datum, Instant time) {
        metrics.add(
                Metric.of(datum.namespace(), datum.metric(), datum.dimensions()),
                time,
                MINUTE,
                datum.unit(),
                Sample.of(datum.values()));
    }

    private static Duration interval(MetricAlarm alarm) {
        Duration period = Evaluation.period(alarm);
        if (period.compareTo(MINUTE) < 0) {
            return TICK;
        }
        return period.multipliedBy(alarm.evaluationPeriods()).compareTo(DAY) > 0 ? HOUR : MINUTE;
    }

    private void evaluate(Alarm alarm, Instant now) {
        // An earlier alarm's action may have deleted this one.
        if (alarms.find(alarm.name()).filter(alarm::equals).isPresent()) {
            actions.settle(alarm, new Evaluation(alarm.described(), metrics, now).verdict());
        }
    }
}
