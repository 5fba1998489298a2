package io.github.asgbg.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.config.Reading;
import io.github.asgbg.config.Settings;
import io.github.asgbg.config.SettingsReader;
import io.github.asgbg.config.Sources;
import io.github.asgbg.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final Sandbox sandbox = Sandbox.builder().instances(1).speed(1).start();

    @AfterEach
    void closes() {
        sandbox.close();
    }

    @Test
    void itsSettingsAreAcceptedHoweverFastOrSlowTheSandboxIs() {
        for (double speed : new double[] {0.02, 0.5, 1, 3, 5, 20, 1000}) {
            Settings settings = settings(speed);
            assertThat(settings.poll().max())
                    .as("the longest wait at speed %s", speed)
                    .isLessThanOrEqualTo(settings.lease().renewal());
        }
    }

    private Settings settings(double speed) {
        try (Rehearsal rehearsal = new Rehearsal(sandbox, speed)) {
            Optional<String> file = Optional.of(rehearsal.file().toString());
            Reading reading = SettingsReader.read(new Sources(Map.of(), Map.of(), Path.of("."), file));
            assertThat(reading).as("at speed %s", speed).isInstanceOf(Reading.Accepted.class);
            return ((Reading.Accepted) reading).settings();
        }
    }
}
