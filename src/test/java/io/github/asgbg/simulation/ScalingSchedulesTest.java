package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/** Scheduled actions run, and end, while a release is under way, whatever the clock of the machine that runs it says. */
class ScalingSchedulesTest {
    private static final long SEED = 71;

    private final Account account = new Account(SEED, 2);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @ParameterizedTest
    @ValueSource(ints = {0, 90})
    void aRunInTheSoakIsNoObstacleToGoingBack(int skew) {
        schedule("often", s -> s.recurrence("*/5 * * * *").maxSize(9));
        schedule("half-hour", s -> s.recurrence("*/7 * * * *")
                .endTime(now().plus(Duration.ofMinutes(20)))
                .minSize(1));
        schedule("over", s -> s.recurrence("0 8 * * *")
                .startTime(now().plusSeconds(60))
                .endTime(now().plus(Duration.ofHours(3)))
                .maxSize(9));
        schedule("summer", s -> s.recurrence("30 6 * * *")
                .startTime(Instant.parse("2026-06-01T06:30:00Z"))
                .minSize(2));
        account.pass(Duration.ofMinutes(2));
        done(operator(skew).deploy("v2"));
        assertThat(names(green)).containsExactly("half-hour", "often", "summer");
        assertThat(account.schedules(green).stream()
                        .filter(a -> a.scheduledActionName().equals("summer"))
                        .map(ScheduledUpdateGroupAction::startTime))
                .containsExactly(Instant.parse("2026-06-01T06:30:00Z"));
        account.pass(Duration.ofMinutes(33));
        done(operator(skew).rollback());
        assertThat(names(green)).isEmpty();
        assertThat(names(blue)).contains("often", "summer");
        done(operator(skew).deploy("v3"));
        account.pass(Duration.ofMinutes(8));
        done(operator(skew).finalizeRelease());
        assertThat(names(green)).containsExactly("often", "summer");
    }

    private List<String> names(String group) {
        return account.schedules(group).stream()
                .map(ScheduledUpdateGroupAction::scheduledActionName)
                .sorted()
                .toList();
    }

    private void schedule(String name, Consumer<PutScheduledUpdateGroupActionRequest.Builder> settings) {
        account.autoScaling.putScheduledUpdateGroupAction(r -> {
            r.autoScalingGroupName(blue).scheduledActionName(name);
            settings.accept(r);
        });
    }

    private Instant now() {
        return account.sandbox.world().now();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    /** On a machine whose clock is so many seconds ahead of AWS's. */
    private Operator operator(int skew) {
        WorldTimer timer = new WorldTimer(account.sandbox.world(), () -> {});
        return new Operator(account, new Ahead(timer, Duration.ofSeconds(skew)), "tester");
    }
}
