package org.ipmarket.client;

/** Nobody can say whether the call took effect: the connection broke, or something on the way was down for too long. */
public final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswered(String call, String why, Throwable cause) {
        super(call + " got no answer: " + why, cause);
    }
}
