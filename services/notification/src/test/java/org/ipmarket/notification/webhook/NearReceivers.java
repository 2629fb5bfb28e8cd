package org.ipmarket.notification.webhook;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Loopback is a network that the operator allows, requests are short, and nothing waits at random. */
public class NearReceivers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ipmarket.webhooks.address.allowed-networks", "127.0.0.0/8",
                "ipmarket.webhooks.address.plain-http", "true",
                "ipmarket.webhooks.http.timeout", "1S",
                "ipmarket.webhooks.http.connect-timeout", "1S",
                "ipmarket.webhooks.retry.jitter", "0",
                "ipmarket.webhooks.retry.probe-every", "1H",
                "ipmarket.webhooks.sending.look", "50MS",
                "ipmarket.webhooks.most-of-a-centre", "40");
    }
}
