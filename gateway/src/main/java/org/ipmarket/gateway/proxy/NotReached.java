package org.ipmarket.gateway.proxy;

/** No connection to the server behind could be had, so nothing was sent. */
final class NotReached extends RuntimeException {
    NotReached(Throwable cause) {
        super(cause.getMessage(), cause, false, false);
    }
}
