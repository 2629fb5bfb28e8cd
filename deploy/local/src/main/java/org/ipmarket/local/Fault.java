package org.ipmarket.local;

/** Something the person at the keyboard must know, said in one or two sentences with the cure; printed without a stack trace. */
public final class Fault extends RuntimeException {
    public Fault(String message) {
        super(message);
    }

    public Fault(String message, Throwable cause) {
        super(message, cause);
    }
}
