package org.ipmarket.notification.webhook.store;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.client.webhook.Scheme;

/**
 * A key of a webhook.
 *
 * @param sealed the whole key, encrypted
 * @param publicKey {@code whpk_...}; null for a shared secret
 * @param expiresAt it signs until then; null for the present key
 */
public record WebhookKey(
        UUID id, UUID webhook, Scheme scheme, byte[] sealed, String publicKey, Instant createdAt, Instant expiresAt) {}
