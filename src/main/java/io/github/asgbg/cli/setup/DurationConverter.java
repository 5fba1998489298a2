package io.github.asgbg.cli.setup;

import io.github.asgbg.config.Durations;
import io.github.asgbg.model.Printable;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 20s} or {@code 1m30s}. */
public final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + Printable.brief(text) + "' is no duration, as in 20s or 1m30s"));
    }
}
