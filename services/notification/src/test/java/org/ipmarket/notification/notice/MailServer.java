package org.ipmarket.notification.notice;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Chooses a port on loopback where the test's SMTP server is, while it is; tries come fast. */
public final class MailServer implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "ipmarket.notices.mail.smtp.host", "127.0.0.1",
                    "ipmarket.notices.mail.smtp.port", "" + free.getLocalPort(),
                    "ipmarket.notices.mail.smtp.tls", "NONE",
                    "ipmarket.notices.mail.folder", "target/mail",
                    "ipmarket.notices.mail.from", "notices@market.example.org",
                    "ipmarket.notices.sending.look", "100MS",
                    "ipmarket.notices.sending.waits", String.join(",", java.util.Collections.nCopies(60, "PT0.3S")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
