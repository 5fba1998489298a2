package io.github.asgbg.aws.error;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer that is a page for a browser. AWS speaks XML or JSON; pages come from proxies and from the portals of networks
 * that one must log in to. With a status from 500 it may be one of AWS's own front ends, and is left to be tried again.
 */
public final class WebPage extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_START = 200;

    private WebPage(String message) {
        super(message);
    }

    /** The exception for an answer that is one. */
    public static Optional<WebPage> in(int status, byte[] body) {
        String start = new String(body, 0, Math.min(body.length, LONGEST_START), StandardCharsets.UTF_8);
        String tag = start.strip().toLowerCase(Locale.ROOT);
        boolean isPage = tag.startsWith("<!doctype html") || tag.startsWith("<html");
        return isPage && status < 500
                ? Optional.of(new WebPage("a web page with HTTP " + status + " instead of an answer of AWS"))
                : Optional.empty();
    }
}
