package io.github.asgbg.cli.setup;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --output}. */
public final class OutputConverter implements ITypeConverter<Output> {
    @Override
    public Output convert(String word) {
        return Output.of(word)
                .orElseThrow(() -> new TypeConversionException("'" + word + "' is neither text nor json"));
    }
}
