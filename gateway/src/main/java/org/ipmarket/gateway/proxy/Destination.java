package org.ipmarket.gateway.proxy;

import io.vertx.core.http.HttpClientRequest;
import java.util.function.Consumer;
import org.ipmarket.gateway.exchange.HeaderNames;

/**
 * The kind of server behind the door.
 *
 * @param withheld headers of a request that it does not get
 * @param preparation what it needs besides
 */
record Destination(HeaderNames withheld, Consumer<HttpClientRequest> preparation) {
    /** One that gets what is left, and nothing besides. */
    static Destination without(String... headers) {
        return new Destination(HeaderNames.of(headers), _ -> {});
    }

    Destination prepared(Consumer<HttpClientRequest> further) {
        return new Destination(withheld, further);
    }
}
