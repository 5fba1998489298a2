package io.github.asgbg.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BehaviourTest {
    private static final Duration BOOT = Duration.ofSeconds(20);

    private final World world = World.virtual(1);
    private final ModelApplications applications = new ModelApplications(world, BOOT, Behaviour::ofVersion);

    private Optional<Integer> status() {
        return applications.probe("i-1", "/").statusCode();
    }

    private void boot(String version, int seconds) {
        applications.boot("i-1", "shop-blue", () -> Optional.of(version));
        world.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void theNameOfAVersionTellsItsBehaviour() {
        assertThat(Behaviour.ofVersion("v2")).isEqualTo(Behaviour.NORMAL);
        assertThat(Behaviour.ofVersion("sick")).isEqualTo(Behaviour.NORMAL);
        assertThat(Behaviour.ofVersion("2026-11-slow")).isEqualTo(Behaviour.SLOW);
        assertThat(Behaviour.ofVersion("v2-sick")).isEqualTo(Behaviour.SICK);
        assertThat(Behaviour.ofVersion("v2-dead")).isEqualTo(Behaviour.DEAD);
        assertThat(Behaviour.ofVersion("v2-never")).isEqualTo(Behaviour.DEAD);
        assertThat(Behaviour.ofVersion("v2-flaky")).isEqualTo(Behaviour.FLAKY);
    }

    @Test
    void nothingAnswersBeforeTheBootTime() {
        boot("v2", 19);
        assertThat(status()).isEmpty();
        world.advance(Duration.ofSeconds(1));
        assertThat(status()).contains(200);
    }

    @Test
    void aSlowVersionTakesThreeTimesAsLong() {
        boot("v2-slow", 59);
        assertThat(status()).isEmpty();
        world.advance(Duration.ofSeconds(1));
        assertThat(status()).contains(200);
    }

    @Test
    void aSickVersionAnswers500() {
        boot("v2-sick", 20);
        assertThat(status()).contains(500);
    }

    @Test
    void aDeadVersionNeverAnswers() {
        boot("v2-dead", 600);
        assertThat(status()).isEmpty();
    }

    @Test
    void aFlakyVersionFailsAfterAMinute() {
        boot("v2-flaky", 79);
        assertThat(status()).contains(200);
        world.advance(Duration.ofSeconds(1));
        assertThat(status()).contains(503);
    }

    @Test
    void aMachineThatStopsWhileBootingNeverAnswers() {
        boot("v2", 10);
        applications.stop("i-1");
        world.advance(Duration.ofMinutes(5));
        assertThat(status()).isEmpty();
    }

    @Test
    void theVersionIsReadWhenTheSystemIsUpNotBefore() {
        StringBuilder tag = new StringBuilder("v1");
        applications.boot("i-1", "shop-blue", () -> Optional.of(tag.toString()));
        world.advance(Duration.ofSeconds(9));
        tag.setLength(0);
        tag.append("v2");
        world.advance(Duration.ofSeconds(11));
        assertThat(applications.version("i-1")).contains("v2");
    }
}
