package io.github.asgbg.cli.conformance;

import io.github.asgbg.config.Durations;
import io.github.asgbg.model.Printable;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as people write it. */
final class PatienceConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + Printable.brief(text) + "' is no duration such as 10s or 5m"));
    }
}
