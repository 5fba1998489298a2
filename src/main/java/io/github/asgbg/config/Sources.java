package io.github.asgbg.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from.
 *
 * @param flags what was given on the command line
 * @param environment all environment variables
 * @param directory the working directory, in which {@code asg-bg.yaml} is looked for
 * @param config the file named with {@code --config}
 */
public record Sources(
        Map<Setting, String> flags, Map<String, String> environment, Path directory, Optional<String> config) {
    static final String FILE_NAME = "asg-bg.yaml";
    static final String CONFIG_VARIABLE = "ASG_BG_CONFIG";

    public Sources {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** An environment variable; an empty one counts as not set, as CI systems set what they do not know to nothing. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }
}
