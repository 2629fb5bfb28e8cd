package org.ipmarket.notification.webhook.address;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;

/**
 * Decides to which address a request goes. A name is resolved once, all of its addresses are judged, and the caller connects to the
 * one that it is given: a name that leads elsewhere a moment later (DNS rebinding) changes nothing.
 */
public final class AddressGuard {
    private final List<Network> allowed;
    private final boolean plainHttp;
    private final NameResolver resolver;

    /**
     * @param allowed networks that are not public and may be reached all the same
     * @param plainHttp whether http is allowed beside https
     */
    public AddressGuard(List<Network> allowed, boolean plainHttp, NameResolver resolver) {
        this.allowed = List.copyOf(allowed);
        this.plainHttp = plainHttp;
        this.resolver = resolver;
    }

    /** Judges the text, and the address where the text is one; what a name leads to is judged when something is sent. */
    public EndpointUrl check(String url) throws AddressRefused {
        EndpointUrl endpoint = EndpointUrl.parse(url, plainHttp);
        if (endpoint.isLiteral() && !permits(endpoint.literal())) {
            throw noPublicAddress("The address is not a public one.");
        }
        return endpoint;
    }

    /**
     * The addresses to one of which the request may go, IPv4 first. Where one address of a name is refused, all are: a name that
     * leads half into a private network is not a receiver's.
     */
    public List<InetAddress> addresses(EndpointUrl endpoint) throws AddressRefused {
        List<InetAddress> found = find(endpoint);
        if (found.isEmpty() || !found.stream().allMatch(this::permits)) {
            throw noPublicAddress("The name does not lead to public addresses only.");
        }
        return found.stream()
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .toList();
    }

    private List<InetAddress> find(EndpointUrl endpoint) {
        if (endpoint.isLiteral()) {
            return List.of(endpoint.literal());
        }
        try {
            return resolver.resolve(endpoint.host());
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    boolean permits(InetAddress address) {
        return PublicAddresses.contain(address) || allowed.stream().anyMatch(network -> network.contains(address));
    }

    private static AddressRefused noPublicAddress(String text) {
        return new AddressRefused(AddressRefused.Reason.NO_PUBLIC_ADDRESS, text);
    }
}
