package org.ipmarket.notification.webhook.address;

/** Nothing is sent there. The text is for the owner of the webhook; it tells nothing of what lies behind a name. */
public final class AddressRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why not; the names are stable. */
    public enum Reason {
        MALFORMED,
        HTTPS_NEEDED,
        PORT_NOT_ALLOWED,
        /** The host is an address that is not public, or a name that does not lead to public ones. */
        NO_PUBLIC_ADDRESS
    }

    private final Reason reason;

    AddressRefused(Reason reason, String text) {
        super(text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
