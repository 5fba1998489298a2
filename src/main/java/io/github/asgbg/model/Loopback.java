package io.github.asgbg.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which hosts are this machine by their very spelling. No name server is asked, and short, octal or decimal addresses do not
 * count, since programs read them differently. Source: RFC 5735 section 3, RFC 4291 section 2.5.3.
 */
public final class Loopback {
    private static final String BYTE = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern ADDRESS = Pattern.compile("127(?:\\." + BYTE + "){3}");
    private static final Set<String> ADDRESSES_6 = Set.of("::1", "0:0:0:0:0:0:0:1");

    private Loopback() {}

    /** Whether a host is this machine; an IPv6 address may be in brackets, as in URLs. */
    public static boolean is(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean isBracketed = name.startsWith("[") && name.endsWith("]");
        return name.equals("localhost")
                || ADDRESS.matcher(name).matches()
                || ADDRESSES_6.contains(isBracketed ? name.substring(1, name.length() - 1) : name);
    }
}
