package org.ipmarket.notification.webhook.address;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param prefix 4 or 16 bytes
 * @param bits how many of them count
 */
public record Network(byte[] prefix, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F.:]+)/([0-9]{1,3})");

    /** @throws IllegalArgumentException where the text is not an address literal, a slash and a length that fits it */
    public static Network parse(String text) {
        var matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a network in CIDR notation: " + text);
        }
        byte[] prefix = InetAddress.ofLiteral(matcher.group(1)).getAddress();
        int bits = Integer.parseInt(matcher.group(2));
        if (bits > prefix.length * Byte.SIZE) {
            throw new IllegalArgumentException("the length of " + text + " is more than its address has bits");
        }
        return new Network(prefix, bits);
    }

    /** An address of the other family is not in it. */
    public boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }
}
