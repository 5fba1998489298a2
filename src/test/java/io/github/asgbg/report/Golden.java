package io.github.asgbg.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Captured that was judged by eye once; {@code -Dgolden.update=true} writes it anew, to be judged again in the diff. */
public final class Golden {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void check(String name, List<String> lines) {
        String text = String.join("\n", lines).replace("\u001b", "^[") + "\n";
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(DIRECTORY.resolve(name), text);
            }
            assertThat(text).as(name).isEqualTo(Files.readString(DIRECTORY.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
