package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyScene.predictive;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.put;
import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.GetPredictiveScalingForecastResponse;

/** Source: UG:ec2-auto-scaling-predictive-scaling, unless a test names another. */
class PredictiveScalingTest {
    private static int desired(Scene scene) {
        return scene.group().desiredCapacity();
    }

    @Test
    void aForecastRaisesTheCapacityAndNeverLowersIt() {
        Scene scene = Scene.with(0, 2, 9);
        put(scene, "forecast", predictive("ForecastAndScale"));
        scene.service.forecast(BLUE, 4);
        scene.seconds(1);
        assertThat(desired(scene)).isEqualTo(4);
        assertThat(scene.group().predictedCapacity()).isEqualTo(4);
        scene.service.forecast(BLUE, 1);
        scene.seconds(7200);
        assertThat(desired(scene)).isEqualTo(4);
    }

    @Test
    @DisplayName("\"At the beginning of each hour\", and SchedulingBufferTime, 300 s unless set, before it")
    void itActsAgainBeforeTheNextHour() {
        Scene scene = Scene.with(0, 2, 9);
        put(scene, "forecast", predictive("ForecastAndScale"));
        scene.service.forecast(BLUE, 4);
        scene.settle();
        scene.desire(1);
        scene.seconds(55 * 60 - 4 * 60 - 1);
        assertThat(desired(scene)).isEqualTo(1);
        scene.seconds(1);
        assertThat(desired(scene)).isEqualTo(4);
    }

    @Test
    void forecastOnlyDoesNothingUntilItIsSwitched() {
        Scene scene = Scene.with(0, 2, 9);
        put(scene, "forecast", predictive("ForecastOnly"));
        scene.service.forecast(BLUE, 4);
        scene.seconds(7200);
        assertThat(desired(scene)).isEqualTo(2);
        put(scene, "forecast", predictive("ForecastAndScale"));
        scene.seconds(1);
        assertThat(desired(scene)).isEqualTo(4);
    }

    @Test
    @DisplayName("UG:as-suspend-resume-processes: AlarmNotification is about alarms only")
    void suspendedAlarmNotificationDoesNotStopIt() {
        Scene scene = Scene.with(0, 2, 9);
        put(scene, "forecast", predictive("ForecastAndScale"));
        scene.suspend("AlarmNotification", "ScheduledActions");
        scene.service.forecast(BLUE, 4);
        scene.seconds(1);
        assertThat(desired(scene)).isEqualTo(4);
    }

    @Test
    void theMaximumIsHonouredByDefault() {
        Scene scene = Scene.with(0, 2, 3);
        put(scene, "forecast", predictive("ForecastAndScale"));
        scene.service.forecast(BLUE, 8);
        scene.seconds(1);
        assertThat(desired(scene)).isEqualTo(3);
        assertThat(scene.group().maxSize()).isEqualTo(3);
    }

    @Test
    @DisplayName("API MaxCapacityBuffer: a forecast of 50, a maximum of 40 and a buffer of 10 give a maximum of 55")
    void theMaximumGrowsIfItMayAndStaysThere() {
        Scene scene = new Scene();
        scene.create(BLUE, 0, 0, 40, group -> {});
        scene.suspend("Launch");
        put(scene, "forecast", policy -> {
            predictive("ForecastAndScale").accept(policy);
            policy.predictiveScalingConfiguration(policy.build().predictiveScalingConfiguration().toBuilder()
                    .maxCapacityBreachBehavior("IncreaseMaxCapacity")
                    .maxCapacityBuffer(10)
                    .build());
        });
        scene.service.forecast(BLUE, 50);
        scene.seconds(1);
        assertThat(desired(scene)).isEqualTo(50);
        assertThat(scene.group().maxSize()).isEqualTo(55);
        scene.service.forecast(BLUE, 10);
        scene.seconds(1);
        assertThat(scene.group().maxSize()).isEqualTo(55);
    }

    @Test
    @DisplayName("API GetPredictiveScalingForecast: hourly values, two days ahead at most")
    void theForecastCanBeRead() {
        Scene scene = Scene.with(0, 0, 9);
        put(scene, "forecast", predictive("ForecastOnly"));
        Instant start = Instant.parse("2026-01-01T01:00:00Z");
        invalid(
                "There is no forecast for policy forecast yet",
                () -> scene.client.getPredictiveScalingForecast(request -> request.autoScalingGroupName(BLUE)
                        .policyName("forecast")
                        .startTime(start)
                        .endTime(start.plusSeconds(7200))));
        scene.service.forecast(BLUE, 3);
        GetPredictiveScalingForecastResponse answer =
                scene.client.getPredictiveScalingForecast(request -> request.autoScalingGroupName(BLUE)
                        .policyName("forecast")
                        .startTime(start)
                        .endTime(start.plusSeconds(7200)));
        assertThat(answer.capacityForecast().timestamps()).containsExactly(start, start.plusSeconds(3600));
        assertThat(answer.capacityForecast().values()).containsExactly(3.0, 3.0);
        assertThat(answer.loadForecast().get(0).values()).containsExactly(120.0, 120.0);
        assertThat(answer.updateTime()).isEqualTo(scene.world.now());
        assertThat(scene.client
                        .getPredictiveScalingForecast(request -> request.autoScalingGroupName(BLUE)
                                .policyName("forecast")
                                .startTime(start)
                                .endTime(Instant.parse("2026-01-20T00:00:00Z")))
                        .capacityForecast()
                        .values())
                .hasSize(48);
    }
}
