package io.github.asgbg.cli.setup;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Where a command was started: its streams, its environment, the way to stop it and what it can reach.
 *
 * @param out results
 * @param err progress and errors
 * @param isInteractive whether somebody at a terminal can be asked
 */
public record Shell(
        InputStream in,
        SafeStream out,
        SafeStream err,
        Map<String, String> environment,
        Path directory,
        BooleanSupplier isInteractive,
        Interrupts interrupts,
        Outside outside) {}
