package org.ipmarket.gateway.proxy;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** No connection to the server behind could be had, so nothing was sent. */
final class NotReached extends RuntimeException {
    private final transient Duration retryAfter;

    private NotReached(String message, Throwable cause, Duration retryAfter) {
        super(message, cause, false, false);
        this.retryAfter = retryAfter;
    }

    NotReached(Throwable cause) {
        this(cause.getMessage(), cause, Duration.ZERO);
    }

    /** Nobody was even asked: all have failed too often. @param retryAfter until one is tried again */
    static NotReached givenUp(Duration retryAfter) {
        return new NotReached("given up for now", null, retryAfter);
    }

    /** Until it may be of use to try again. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether nobody is there, which a pool that is merely full does not say. */
    boolean isAbsence() {
        Throwable cause = getCause();
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException;
    }
}
