package org.ipmarket.notification.webhook;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Loopback is a network that the operator allows, requests are short, nothing waits at random, and little is on its way at a time. */
public class NearReceivers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("ipmarket.webhooks.address.allowed-networks", "127.0.0.0/8"),
                Map.entry("ipmarket.webhooks.address.plain-http", "true"),
                Map.entry("ipmarket.webhooks.http.timeout", "1S"),
                Map.entry("ipmarket.webhooks.http.connect-timeout", "1S"),
                Map.entry("ipmarket.webhooks.retry.jitter", "0"),
                Map.entry("ipmarket.webhooks.retry.probe-every", "1H"),
                Map.entry("ipmarket.webhooks.sending.look", "50MS"),
                Map.entry("ipmarket.webhooks.sending.fill-again", "200MS"),
                Map.entry("ipmarket.webhooks.sending.window", "40"),
                Map.entry("ipmarket.webhooks.sending.most-open", "120"),
                Map.entry("ipmarket.webhooks.most-of-a-centre", "40"));
    }
}
