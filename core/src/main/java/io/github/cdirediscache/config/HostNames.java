package io.github.cdirediscache.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Which texts are hosts: names as DNS and container networks use them, and the addresses of RFC 3986. */
final class HostNames {

    static final String RULE = "the host must be a name, an IPv4 address, or an IPv6 address in brackets";

    private static final int LONGEST_NAME = 253;

    /** The underscore is not allowed in DNS names, but many names of containers have one. */
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?");

    /** A host that ends in a number is meant to be an address: 10.0.0.300 is not a name, and neither is 6379. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?[0-9]+\\.?");

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private HostNames() {}

    static boolean isValid(String host) {
        if (host.length() > LONGEST_NAME) {
            return false;
        }
        if (host.indexOf(':') >= 0) {
            return isIpv6(host);
        }
        return ENDS_IN_A_NUMBER.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    /** Asks {@link URI}, which checks the address and, unlike {@link java.net.InetAddress}, never asks the network. */
    private static boolean isIpv6(String host) {
        if (!IPV6.matcher(host).matches()) {
            return false;
        }
        try {
            return new URI("redis://[" + host + "]").parseServerAuthority().getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
