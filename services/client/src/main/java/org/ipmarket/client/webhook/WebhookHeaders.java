package org.ipmarket.client.webhook;

/** The headers of a webhook. */
public final class WebhookHeaders {
    /** Identifies the message; the same in each attempt to deliver it. */
    public static final String ID = "webhook-id";

    /** When this attempt was made, in seconds since 1970. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** The signatures, divided by spaces: one for each key that is valid now. */
    public static final String SIGNATURE = "webhook-signature";

    private WebhookHeaders() {}
}
