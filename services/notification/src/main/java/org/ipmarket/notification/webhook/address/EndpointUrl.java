package org.ipmarket.notification.webhook.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address at which somebody wants to receive, as far as its text alone can be judged.
 *
 * @param host a name in lower case, or an address literal without brackets
 * @param port the one named, or the scheme's
 * @param target path and query, as they are sent
 */
public record EndpointUrl(String text, boolean tls, String host, int port, String target) {
    /** In characters; longer ones are refused. */
    public static final int LONGEST = 2048;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_FREE = 1024;

    /**
     * Ports from 1024 on at which something else than HTTP usually listens, and which a request meant for HTTP might disturb: file
     * and name services, telephony, databases, caches, X11, chat.
     */
    private static final Set<Integer> OTHER_PROTOCOLS = Set.of(
            1433, 1521, 1719, 1720, 1723, 2049, 2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672, 6000, 6379,
            6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 9042, 10080, 11211, 27017);

    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.?");
    private static final Pattern DOTTED_QUAD = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    /** What a resolver may take for a number: then 2130706433, 0x7f.1 or 0177.0.0.1 would be an address in disguise. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    /**
     * Judges the text of an address.
     *
     * @param plainHttp whether http is allowed beside https
     * @throws AddressRefused saying what is wrong with it
     */
    public static EndpointUrl parse(String text, boolean plainHttp) throws AddressRefused {
        if (text.length() > LONGEST) {
            throw malformed("The address is longer than " + LONGEST + " characters.");
        }
        URI uri;
        try {
            uri = new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw malformed("This is not an address: " + e.getReason() + ".");
        }
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        if (!tls && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw malformed("The address begins with https://.");
        }
        if (!tls && !plainHttp) {
            throw new AddressRefused(AddressRefused.Reason.HTTPS_NEEDED, "The address must begin with https://.");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw malformed("The address has a host, and neither a user nor a fragment.");
        }
        int port = uri.getPort() < 0 ? tls ? HTTPS : HTTP : uri.getPort();
        if (!allowed(port)) {
            throw new AddressRefused(
                    AddressRefused.Reason.PORT_NOT_ALLOWED,
                    "Port " + port
                            + " is not one for webhooks: 443, 80 or one from 1024 on that no other protocol uses.");
        }
        return new EndpointUrl(text, tls, host(uri.getHost()), port, target(uri));
    }

    private static boolean allowed(int port) {
        return port == HTTPS || port == HTTP || port >= FIRST_FREE && port <= 65535 && !OTHER_PROTOCOLS.contains(port);
    }

    private static String host(String host) throws AddressRefused {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) {
            if (lower.indexOf('%') >= 0) {
                throw malformed("An address with a zone is not one that can be reached.");
            }
            return lower.substring(1, lower.length() - 1);
        }
        if (DOTTED_QUAD.matcher(lower).matches()) {
            return lower;
        }
        if (ENDS_IN_NUMBER.matcher(lower).matches()) {
            throw malformed("Write an IPv4 address as four decimal numbers from 0 to 255.");
        }
        if (!NAME.matcher(lower).matches()) {
            throw malformed("The host is not a name; write a name in other letters in its ASCII form (xn--...).");
        }
        return lower;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static AddressRefused malformed(String text) {
        return new AddressRefused(AddressRefused.Reason.MALFORMED, text);
    }

    /** Whether the host is an address and not a name. */
    public boolean isLiteral() {
        return host.indexOf(':') >= 0 || DOTTED_QUAD.matcher(host).matches();
    }

    /** The address that the host is. @throws IllegalStateException where it is a name */
    InetAddress literal() {
        if (!isLiteral()) {
            throw new IllegalStateException(host + " is a name");
        }
        return InetAddress.ofLiteral(host);
    }

    /** As the header {@code Host} has it. */
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? HTTPS : HTTP) ? name : name + ":" + port;
    }
}
