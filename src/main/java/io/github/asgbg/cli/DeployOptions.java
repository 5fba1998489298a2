package io.github.asgbg.cli;

import io.github.asgbg.engine.DeployRequest;
import io.github.asgbg.model.Sizes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What to deploy, as both 'deploy' and 'plan deploy' are told. */
final class DeployOptions {
    @Parameters(paramLabel = "VERSION", description = "the version, as the instances will read it from the group's tag")
    private String version = "";

    @Option(
            names = "--capacity",
            paramLabel = "MIN/DESIRED/MAX",
            description = "sizes for the very first deploy, when there is no live group to copy them from",
            converter = SizesConverter.class)
    private @Nullable Sizes capacity;

    @Option(names = "--force", description = "deploy even if this version serves already")
    private boolean isForced;

    DeployRequest request() {
        return new DeployRequest(version, Optional.ofNullable(capacity), isForced);
    }

    /** Reads {@code 2/4/8}. */
    static final class SizesConverter implements ITypeConverter<Sizes> {
        @Override
        public Sizes convert(String text) {
            String[] parts = text.split("/", -1);
            try {
                if (parts.length == 3) {
                    return new Sizes(
                            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                }
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("'" + text + "' is not min/desired/max: " + wrong.getMessage());
            }
            throw new TypeConversionException("'" + text + "' is not min/desired/max, as in 2/4/8");
        }
    }
}
