package io.github.asgbg.cli.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A question to somebody at a terminal. */
public final class Prompt {
    private Prompt() {}

    /** The line that is typed; empty when there is none, or when a signal comes first. */
    public static Optional<String> ask(Shell shell, String question) {
        shell.err().print(question);
        shell.err().flush();
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        shell.interrupts().onSignal(() -> answer.complete(Optional.empty()));
        // Nothing else ends a read from a terminal, so it must not hold the process.
        Thread reader = new Thread(() -> answer.complete(line(shell)), "answer");
        reader.setDaemon(true);
        reader.start();
        return answer.join();
    }

    private static Optional<String> line(Shell shell) {
        try {
            BufferedReader typed = new BufferedReader(new InputStreamReader(shell.in(), Charset.defaultCharset()));
            return Optional.ofNullable(typed.readLine());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
