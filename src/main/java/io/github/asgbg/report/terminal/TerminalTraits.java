package io.github.asgbg.report.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream can show.
 *
 * @param isTerminal whether somebody looks at it, rather than a file or a pipe
 * @param isDumb whether the cursor cannot be moved
 */
public record TerminalTraits(boolean isTerminal, boolean isDumb, Style style) {
    /** Less than this has no room for a frame. */
    private static final int NARROWEST = 40;

    /**
     * Judges by the environment: {@code NO_COLOR} (no-color.org: any value but the empty one), {@code CLICOLOR_FORCE}
     * (any value but {@code 0}) and {@code TERM}.
     *
     * @param charset the one in which the stream is written
     */
    public static TerminalTraits of(Map<String, String> environment, boolean isTerminal, Charset charset) {
        String term = environment.getOrDefault("TERM", "");
        boolean isDumb = term.isEmpty() || term.equals("dumb");
        boolean isForced =
                set(environment, "CLICOLOR_FORCE").filter(v -> !v.equals("0")).isPresent();
        boolean isRefused = set(environment, "NO_COLOR").isPresent();
        boolean colour = !isRefused && (isForced || (isTerminal && !isDumb));
        return new TerminalTraits(isTerminal, isDumb, new Style(colour, charset.equals(StandardCharsets.UTF_8)));
    }

    /** Whether a live view can be drawn there. */
    public boolean canRedraw(Size size) {
        return isTerminal && !isDumb && size.width() >= NARROWEST;
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty());
    }
}
