package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleFileTest {
    private String text;

    @BeforeEach
    void readsTheExample() throws Exception {
        text = Files.readString(Path.of("asg-bg.example.yaml"));
    }

    @Test
    void theExampleShowsEverySettingAndNoOther() {
        assertThat(keys(uncommented())).containsOnlyKeys(Setting.values());
    }

    @Test
    void theExampleShowsTheDefaults() {
        Map<Setting, Found> found = keys(text);
        for (Setting setting : Setting.values()) {
            setting.fallback().ifPresent(value -> assertThat(found.get(setting).text())
                    .as(setting.path())
                    .isEqualTo(value));
        }
    }

    @Test
    void theExampleIsAccepted(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("asg-bg.yaml"), text);
        Reading reading = SettingsReader.read(new Sources(Map.of(), Map.of(), directory, Optional.empty()));

        Settings settings = ((Reading.Accepted) reading).settings();
        assertThat(settings.budgets()).isEqualTo(Settings.Budgets.DEFAULT);
        assertThat(settings.poll()).isEqualTo(Settings.Poll.DEFAULT);
        assertThat(settings.lease()).isEqualTo(Settings.LeaseTimes.DEFAULT);
        assertThat(settings.scaling()).isEqualTo(Settings.ScalingSettings.DEFAULT);
        assertThat(settings.ledger()).hasToString("s3://my-bucket/asg-bg");
        assertThat(settings.aws().region()).isEmpty();
    }

    @Test
    void theExampleIsAcceptedWithAllItsLines(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("asg-bg.yaml"), uncommented());
        Reading reading = SettingsReader.read(new Sources(Map.of(), Map.of(), directory, Optional.empty()));

        Settings settings = ((Reading.Accepted) reading).settings();
        assertThat(settings.aws().region()).contains("eu-central-1");
        assertThat(settings.aws().profile()).contains("production");
        assertThat(settings.ledger().owner()).contains("123456789012");
        assertThat(settings.scaling().groupDimensions()).contains(List.of("AutoScalingGroupName"));
        assertThat(settings.versionPattern())
                .hasValueSatisfying(p -> assertThat("v1.2.3").matches(p));
        assertThat(settings.aws().endpointUrl())
                .hasValueSatisfying(u -> assertThat(u).hasPort(4566));
    }

    /** A setting that is switched off has no space after its comment sign, or as many as its section's lines. */
    private String uncommented() {
        return text.replaceAll("(?m)^#(?=\\S| {2}\\S)", "");
    }

    private static Map<Setting, Found> keys(String yaml) {
        List<Problem> problems = new ArrayList<>();
        Map<Setting, Found> found = YamlFile.read("example", yaml, problems).orElseThrow();
        assertThat(problems).isEmpty();
        return found;
    }
}
