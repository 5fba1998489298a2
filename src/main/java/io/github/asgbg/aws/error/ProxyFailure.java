package io.github.asgbg.aws.error;

import io.github.asgbg.aws.error.Refusals.Circumstances;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.SdkException;

/** What somebody between this machine and AWS did to a call; it is no answer of AWS, and AWS has not seen the call. */
record ProxyFailure(String text, String remedy, boolean isPassing) {
    /** The JDK's words for a CONNECT that was answered with anything but a success. */
    private static final Pattern REFUSED =
            Pattern.compile("Unable to tunnel through proxy\\. Proxy returns \"HTTP/\\S+ (\\d{3})([^\"]{0,80})");

    /** The failure, if it is one of somebody on the way. */
    static Optional<ProxyFailure> behind(SdkException e, Circumstances around) {
        return page(e, around).or(() -> around.proxy().flatMap(proxy -> ofProxy(e, proxy, around.host())));
    }

    /** Later it may be gone again; at a command's first call somebody must see to it. */
    CloudException exception(SdkException e, String operation, Circumstances around) {
        Kind kind = isPassing || around.hasAnswered() ? Kind.UNCLEAR : Kind.CONFIGURATION;
        return new CloudException(kind, operation, "", text, remedy, e);
    }

    private static Optional<ProxyFailure> page(SdkException e, Circumstances around) {
        String by = around.proxy().map(p -> "; the proxy on the way is " + p).orElse("");
        return Causes.first(e, WebPage.class)
                .map(page -> new ProxyFailure(
                        around.host() + " sent " + page.getMessage() + by,
                        "if this network has a login page, open it in a browser first; if a proxy shows it, "
                                + bypass(around.host()),
                        false));
    }

    private static Optional<ProxyFailure> ofProxy(SdkException e, String proxy, String server) {
        Matcher refused = REFUSED.matcher(
                Causes.root(e).getMessage() == null ? "" : Causes.root(e).getMessage());
        if (refused.find()) {
            return Optional.of(refused(refused.group(1), refused.group(2).strip(), proxy, server));
        }
        if (Causes.first(e, SSLException.class).isPresent()) {
            return Optional.of(new ProxyFailure(
                    "no TLS connection to " + server + " through the proxy " + proxy + ": " + Causes.text(e),
                    "if the proxy shows a certificate of its own, trust it with"
                            + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE; else " + bypass(server),
                    false));
        }
        return isUnreachable(e)
                ? Optional.of(new ProxyFailure(
                        "cannot reach the proxy " + proxy + ": " + Causes.text(e),
                        "correct or unset what names the proxy, or " + bypass(server),
                        false))
                : Optional.empty();
    }

    private static ProxyFailure refused(String status, String reason, String proxy, String server) {
        String text = "the proxy " + proxy + ", refused the connection to " + server + " with HTTP " + status
                + (reason.isEmpty() ? "" : " " + reason);
        String remedy = status.equals("407")
                ? "name a proxy that lets this machine pass without a login, since none is given; or " + bypass(server)
                : "have the proxy allow " + server + ", or " + bypass(server);
        return new ProxyFailure(text, remedy, status.startsWith("5"));
    }

    private static String bypass(String server) {
        return "put " + server.replaceFirst(":\\d+$", "") + " into NO_PROXY where AWS is reached without the proxy";
    }

    private static boolean isUnreachable(SdkException e) {
        return Causes.isUnreachable(e)
                || Causes.first(e, SocketTimeoutException.class)
                        .filter(t -> String.valueOf(t.getMessage()).startsWith("Connect timed out"))
                        .isPresent();
    }
}
