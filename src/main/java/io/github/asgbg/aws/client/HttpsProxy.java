package io.github.asgbg.aws.client;

import io.github.asgbg.model.Loopback;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proxy between this machine and AWS, from the JVM's properties or the usual variables. The SDK's client by itself asks only
 * {@code HTTP_PROXY}, sends calls to this very machine through it, and gives the password that is in it to the server instead.
 * Whatever login a proxy's address has is left out here, so it can be shown.
 *
 * @param source the variable or property that names it
 * @param bypassed patterns of the hosts that are reached without it
 */
record HttpsProxy(String host, int port, String source, List<Pattern> bypassed) {
    private static final List<String> VARIABLES = List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy");
    private static final List<String> EXCEPTIONS = List.of("NO_PROXY", "no_proxy");
    private static final String PROPERTY = "https.proxyHost";

    HttpsProxy {
        bypassed = List.copyOf(bypassed);
    }

    /** The JVM's own properties first, as the SDK has it; an address that is none, or not one of HTTP, counts as not set. */
    static Optional<HttpsProxy> of(Map<String, String> environment, Map<?, ?> properties) {
        Optional<String> host = set(properties, PROPERTY);
        if (host.isPresent()) {
            int port = set(properties, "https.proxyPort")
                    .filter(p -> p.matches("\\d{1,5}"))
                    .map(Integer::parseInt)
                    .orElse(443);
            List<Pattern> exceptions = set(properties, "http.nonProxyHosts")
                    .map(text -> patterns(text, "\\|"))
                    .orElse(List.of());
            return Optional.of(new HttpsProxy(host.get(), port, PROPERTY, exceptions));
        }
        List<Pattern> exceptions = first(EXCEPTIONS, environment)
                .map(text -> patterns(text, "[,\\s]+"))
                .orElse(List.of());
        return VARIABLES.stream()
                .flatMap(name -> set(environment, name).flatMap(HttpsProxy::address).stream()
                        .map(uri -> new HttpsProxy(uri.getHost(), port(uri), name, exceptions)))
                .findFirst();
    }

    /** How to open a connection. Nothing for this machine leaves it. */
    Proxy towards(URI server) {
        return carries(server.getHost())
                ? new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port))
                : Proxy.NO_PROXY;
    }

    /** Whether requests to a host go through it. */
    boolean carries(String server) {
        String name = server.toLowerCase(Locale.ROOT);
        return !Loopback.is(name)
                && bypassed.stream().noneMatch(p -> p.matcher(name).matches());
    }

    /** The proxy and what names it, without any login. */
    String words() {
        return host + ":" + port + ", which " + source + " names";
    }

    private static Optional<String> first(List<String> names, Map<String, String> environment) {
        return names.stream().flatMap(name -> set(environment, name).stream()).findFirst();
    }

    private static Optional<String> set(Map<?, ?> texts, String name) {
        return Optional.ofNullable(texts.get(name))
                .map(text -> text.toString().strip())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return Optional.of(uri).filter(u -> isHttp && u.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    /** A name stands for the hosts below it, too, with or without a dot before it. Ports say nothing here. */
    private static List<Pattern> patterns(String text, String separator) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(separator, -1))
                .map(part -> part.strip().replaceFirst(":\\d+$", ""))
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceFirst("^\\*?\\.", ""))
                .map(part -> Pattern.compile("(?:.*\\.)?" + wildcards(part)))
                .toList();
    }

    private static String wildcards(String part) {
        return Stream.of(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
