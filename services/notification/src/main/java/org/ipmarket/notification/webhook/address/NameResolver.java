package org.ipmarket.notification.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells to which addresses a name leads now. */
@FunctionalInterface
public interface NameResolver {
    List<InetAddress> resolve(String name) throws UnknownHostException;

    /** The machine's own way. */
    static NameResolver system() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
