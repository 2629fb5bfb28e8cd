package org.ipmarket.notification.webhook.api;

import java.util.Set;
import java.util.UUID;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.webhook.desk.Wish;

/**
 * What a webhook is to be.
 *
 * @param url where events are received: https, a public address
 * @param description for people; at most 200 characters
 * @param types which events: {@code lot.closed.v1}, {@code lot.closed} or {@code lot.*}; none for all that the feed shows
 * @param centres only events that concern one of these; none for any
 * @param assets only events that concern one of these; none for any
 * @param scheme how it is signed, where it is made; ED25519 if nothing is said
 */
record WebhookRequest(
        String url, String description, Set<String> types, Set<CentreCode> centres, Set<UUID> assets, Scheme scheme) {
    Wish wish() {
        return new Wish(
                url == null ? null : url.strip(),
                description == null ? "" : description.strip(),
                types == null ? Set.of() : types,
                centres == null ? Set.of() : centres,
                assets == null ? Set.of() : assets);
    }
}
