package io.github.asgbg.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What looks tell of instances from when they were launched to when they were healthy. */
class BeginningsTest {
    private final Beginnings beginnings = new Beginnings();

    @Test
    void timeInServiceRunsByTheLooksOwnClockAndEndsWithTheService() {
        see(0, "Pending", Map.of());
        see(60, "InService", sick());
        see(200, "InService", sick());
        see(500, "Terminating", Map.of());
        assertThat(beginnings.known().inServiceFor()).containsExactly(Map.entry("i-1", Duration.ofSeconds(140)));
        assertThat(beginnings.known().neverHealthy()).containsExactly(Map.entry("i-1", Worlds.SICK));
    }

    @Test
    void whoWasHealthyOnceIsNotAmongThoseWhoNeverWere() {
        see(0, "InService", sick());
        see(10, "InService", Map.of(Worlds.TARGETS, Worlds.HEALTHY));
        see(20, "InService", sick());
        assertThat(beginnings.known().neverHealthy()).isEmpty();
    }

    @Test
    void whoComesBackFromStandbyBeginsAnew() {
        see(0, "InService", sick());
        see(100, "Standby", Map.of());
        see(200, "Pending", Map.of());
        see(300, "InService", Map.of());
        see(310, "InService", Map.of());
        assertThat(beginnings.known().inServiceFor()).containsExactly(Map.entry("i-1", Duration.ofSeconds(10)));
        assertThat(beginnings.known().neverHealthy()).isEmpty();
    }

    @Test
    void aGainIsAnInstanceThatNoLookButTheFirstHasShownBefore() {
        see(0, "InService", Map.of());
        see(10, "InService", Map.of());
        assertThat(beginnings.known().lastGain()).isEmpty();
        beginnings.see(
                Worlds.group(
                        Colour.GREEN,
                        new Sizes(0, 2, 2),
                        List.of(one("i-1", "InService", Map.of()), one("i-2", "Pending", Map.of()))),
                at(20));
        assertThat(beginnings.known().lastGain()).containsExactly(Map.entry(Colour.GREEN, at(20)));
    }

    private void see(int second, String state, Map<String, TargetHealth> targets) {
        beginnings.see(Worlds.group(Colour.GREEN, new Sizes(0, 1, 2), List.of(one("i-1", state, targets))), at(second));
    }

    private static Instance one(String id, String state, Map<String, TargetHealth> targets) {
        return Worlds.instance(id, state, targets);
    }

    private static Map<String, TargetHealth> sick() {
        return Map.of(Worlds.TARGETS, Worlds.SICK);
    }

    private static Instant at(int second) {
        return Worlds.START.plusSeconds(second);
    }
}
