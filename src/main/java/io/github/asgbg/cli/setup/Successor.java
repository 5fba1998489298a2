package io.github.asgbg.cli.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A second process that does something as soon as this one is no more, however it ends. It waits for the end of its input,
 * which the system brings about even where this process is killed; a last word tells it that nothing is to be done.
 */
public final class Successor {
    private static final String DISMISSED = "dismissed";

    private final OutputStream input;

    Successor(OutputStream input) {
        this.input = input;
    }

    /**
     * Starts it.
     *
     * @param arguments what is typed to have it done, without the program's name
     * @param log where it says what it did
     * @throws IOException when no process can be started
     */
    static Successor start(List<String> arguments, Path log) throws IOException {
        List<String> line = new ArrayList<>();
        ownSession().ifPresent(line::add);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.github.asgbg.cli.Main"));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Successor(process.getOutputStream());
    }

    /** Away from the terminal, whose Ctrl-C and whose closing would reach it too; where there is a way. */
    private static Optional<String> ownSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst();
    }

    /**
     * In the second process: waits for the end of the first, and tells whether that one needs no successor.
     *
     * @throws IOException when the input breaks, by which nothing is known
     */
    public static boolean isDismissed(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(DISMISSED);
    }

    /** This process has done all itself. */
    public void dismiss() throws IOException {
        try (input) {
            input.write(DISMISSED.getBytes(StandardCharsets.UTF_8));
        }
    }
}
