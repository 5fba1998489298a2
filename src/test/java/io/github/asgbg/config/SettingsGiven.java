package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Flags, an environment and a folder of its own for every test about reading settings. */
abstract class SettingsGiven {
    /** The least that must be set. */
    static final String FILE = """
            service: shop
            groups: { blue: shop-blue, green: shop-green }
            ledger: s3://my-bucket/asg-bg
            """;

    @TempDir
    Path directory;

    final Map<Setting, String> flags = new EnumMap<>(Setting.class);
    final Map<String, String> environment = new HashMap<>();
    Optional<String> config = Optional.empty();

    final Settings accepted(String yaml) {
        write("asg-bg.yaml", yaml);
        Reading reading = read();
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).settings();
    }

    final List<Problem> refused(String yaml) {
        write("asg-bg.yaml", yaml);
        return refused();
    }

    final List<Problem> refused() {
        Reading reading = read();
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }

    final Reading read() {
        return SettingsReader.read(new Sources(flags, environment, directory, config));
    }

    final void write(String name, String yaml) {
        try {
            Files.write(directory.resolve(name), yaml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
