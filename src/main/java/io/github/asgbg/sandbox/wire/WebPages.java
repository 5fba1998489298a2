package io.github.asgbg.sandbox.wire;

import io.github.asgbg.sandbox.http.Message;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells programs from web pages. A page that is open in a browser on the same machine can send requests here, and by rebinding
 * the name of its own host to 127.0.0.1 it could read the answers, too; signatures are not verified, so they do not stop it.
 *
 * <p>A browser cannot be made to leave out or to change the headers that are looked at: {@code Host} (RFC 9110 section 7.2),
 * {@code Origin} (Fetch section 3.2) and {@code Sec-Fetch-Site} (Fetch Metadata section 2). No client of AWS sends any of the
 * latter, nor {@code Referer}.
 */
final class WebPages {
    /** Names under localhost are always loopback (RFC 6761 section 6.3), so S3's virtual hosts may be, too. */
    private static final Pattern LOOPBACK = Pattern.compile(
            "(?:(?:[a-z0-9][a-z0-9._-]*\\.)?(?:localhost\\.?|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})|\\[::1])(?::\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AUTHORITY =
            Pattern.compile("[a-z][a-z0-9+.-]*://([^/?#]*).*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private WebPages() {}

    /** Why the request is not answered, as a sentence; none for what a program sends. */
    static Optional<String> refusal(Message head) throws IOException {
        if (!isForLoopback(head)) {
            return Optional.of("The sandbox answers only requests whose Host is localhost or a loopback address.");
        }
        if (head.method().equals("OPTIONS")) {
            return Optional.of("The sandbox permits web pages of other origins nothing.");
        }
        boolean isFromPage = head.header("Origin").isPresent()
                || head.header("Referer").isPresent()
                || head.header("Sec-Fetch-Site").filter(OTHER_SITES::contains).isPresent();
        return isFromPage ? Optional.of("The sandbox answers programs, not web pages.") : Optional.empty();
    }

    /** Both the one Host and, where the target is a whole address, the host in it, which outranks the header. */
    private static boolean isForLoopback(Message head) throws IOException {
        List<String> hosts = head.all("Host");
        var authority = AUTHORITY.matcher(head.target());
        return hosts.size() == 1
                && LOOPBACK.matcher(hosts.get(0)).matches()
                && (!authority.matches() || LOOPBACK.matcher(authority.group(1)).matches());
    }
}
