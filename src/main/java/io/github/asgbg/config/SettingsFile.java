package io.github.asgbg.config;

import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that holds settings, and its text.
 *
 * @param name as somebody wrote it
 * @param namedBy the flag or variable that names it; empty for the default file, which alone may be missing
 */
record SettingsFile(String name, String namedBy) {
    /** Far more than all settings with all their comments take. */
    static final int MOST_BYTES = 64 * 1024;

    /** What came of opening it. */
    sealed interface Content {
        record Text(String text) implements Content {}

        /** The default file need not be there. */
        record None(Path path) implements Content {}

        record Unreadable(Problem problem) implements Content {}
    }

    static SettingsFile of(Sources sources) {
        Optional<SettingsFile> flag = sources.config().map(name -> new SettingsFile(name, "--config"));
        return flag.or(() -> sources.variable(Sources.CONFIG_VARIABLE)
                        .map(name -> new SettingsFile(name, Sources.CONFIG_VARIABLE)))
                .orElseGet(() -> new SettingsFile(Sources.FILE_NAME, ""));
    }

    /** Reads it; never more than {@link #MOST_BYTES} and one, and nothing from a device or pipe, which may never end. */
    Content read(Path directory) {
        try {
            return at(directory.resolve(name));
        } catch (InvalidPathException e) {
            return unreadable(": the file's name is no path: " + e.getReason());
        } catch (CharacterCodingException e) {
            return unreadable(": the file is not UTF-8 text");
        } catch (AccessDeniedException e) {
            return unreadable(": cannot be read: permission denied");
        } catch (IOException e) {
            return unreadable(": cannot be read: " + Printable.brief(e.toString()));
        }
    }

    private Content at(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return text(path);
        }
        if (Files.isDirectory(path)) {
            return unreadable(": cannot be read: it is a directory");
        }
        if (Files.notExists(path)) {
            return missing(path);
        }
        return unreadable(": cannot be read: it is no regular file");
    }

    private Content text(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES
                    ? unreadable(": the file is larger than " + MOST_BYTES / 1024 + " KiB")
                    : new Content.Text(decoded(bytes));
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private Content missing(Path path) {
        String what = namedBy + ": there is no file " + Printable.brief(path.toString());
        return namedBy.isEmpty()
                ? new Content.None(path)
                : new Content.Unreadable(new Problem(what, "name one that exists"));
    }

    private Content unreadable(String complaint) {
        String remedy = namedBy.isEmpty()
                ? "mend the file, or name another one with --config"
                : "name a settings file with " + namedBy;
        return new Content.Unreadable(new Problem(Printable.brief(name) + complaint, remedy));
    }
}
