package io.github.asgbg.sandbox.iam.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses of IPv4 and IPv6 in CIDR notation. */
final class AddressRange {
    /** Nothing that would have to be looked up. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private AddressRange() {}

    static boolean includes(String range, String address) {
        String[] parts = range.split("/", 2);
        byte[] first = bytes(parts[0]);
        byte[] asked = bytes(address);
        int bits = first.length * 8;
        int prefix = parts.length == 1 ? bits : prefix(range, parts[1], bits);
        return first.length == asked.length
                && new BigInteger(1, first)
                        .shiftRight(bits - prefix)
                        .equals(new BigInteger(1, asked).shiftRight(bits - prefix));
    }

    private static int prefix(String range, String text, int bits) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > bits) {
            throw new MalformedPolicy("not a range of addresses: " + range);
        }
        return Integer.parseInt(text);
    }

    private static byte[] bytes(String address) {
        try {
            if (!ADDRESS.matcher(address).matches()) {
                throw new MalformedPolicy("not an IP address: " + address);
            }
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new MalformedPolicy("not an IP address: " + address, e);
        }
    }
}
