package org.ipmarket.notification.webhook.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.client.webhook.SigningKey;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.secret.SecretBox;
import org.ipmarket.notification.webhook.store.WebhookKey;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;

/** Makes keys and opens them again. In the database they are encrypted, each bound to its webhook. */
@ApplicationScoped
public class SigningKeys {
    private final SecretBox box;

    SigningKeys(WebhookConfig config) {
        this.box = new SecretBox(config.key(), config.formerKeys().orElse(List.of()));
    }

    /** Makes a key and keeps it; what is returned is the only time that a secret is seen. */
    SigningKey make(Connection connection, UUID webhook, Scheme scheme, Instant now) throws SQLException {
        SigningKey key = SigningKey.random(scheme);
        UUID id = Ids.next();
        WebhookKeyTable.insert(
                connection,
                new WebhookKey(
                        id,
                        webhook,
                        scheme,
                        box.seal(key.text(), owner(webhook, id)),
                        scheme == Scheme.ED25519 ? key.verifyingText() : null,
                        now,
                        null));
        return key;
    }

    /** @throws IllegalStateException where the key that encrypted it is not configured any more */
    public SigningKey open(WebhookKey key) {
        return SigningKey.of(box.open(key.sealed(), owner(key.webhook(), key.id())));
    }

    private static String owner(UUID webhook, UUID key) {
        return webhook + "/" + key;
    }
}
