package org.ipmarket.notification.webhook.address;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are anybody's on the internet. From the registries of special-purpose addresses (IANA, RFC 6890): what is there
 * for a purpose of its own is not public here, also where it may be routed. An IPv6 address that carries an IPv4 one (mapped,
 * translated, tunnelled) is never public, whatever it carries.
 */
final class PublicAddresses {
    private static final List<Network> NOT_PUBLIC_4 = networks(
            "0.0.0.0/8", // this network; 0.0.0.0 is the host itself
            "10.0.0.0/8", // private, RFC 1918
            "100.64.0.0/10", // between a carrier and its customers, RFC 6598; one cloud's metadata too
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // a public address with which one cloud serves its machines
            "169.254.0.0/16", // link-local; the metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols of the IETF
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays, withdrawn
            "192.168.0.0/16", // private
            "198.18.0.0/15", // measurements between networks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved; 255.255.255.255 is broadcast

    /** Only what is given out as global unicast can be public; all else, ::1, ::ffff:0:0/96, fc00::/7, fe80::/10, ff00::/8 too, is not. */
    private static final Network GLOBAL_6 = Network.parse("2000::/3");

    private static final List<Network> NOT_PUBLIC_6 = networks(
            "2001::/23", // protocols of the IETF: Teredo tunnels, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: an IPv4 address follows
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(bytes));
        }
        return GLOBAL_6.contains(bytes)
                && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(bytes))
                && !isIsatap(bytes);
    }

    /** RFC 5214: the interface part is 0:5efe or 200:5efe, and an IPv4 address follows. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
    }
}
