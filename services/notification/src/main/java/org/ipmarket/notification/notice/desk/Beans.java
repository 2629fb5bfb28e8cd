package org.ipmarket.notification.notice.desk;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.link.SignedLinks;
import org.ipmarket.notification.notice.rule.Waits;
import org.ipmarket.notification.notice.text.Texts;

/** The rules with what is configured. */
@Dependent
class Beans {
    /** @param marketKey of which the key of links is derived where it has none of its own */
    @Produces
    @Singleton
    SignedLinks links(NoticeConfig config, @ConfigProperty(name = "ipmarket.webhooks.key") String marketKey) {
        return new SignedLinks(Base64.getDecoder().decode(config.linkKey().orElse(marketKey)));
    }

    @Produces
    @Singleton
    Texts texts() {
        return new Texts();
    }

    @Produces
    @Singleton
    Waits waits(NoticeConfig config) {
        return new Waits(config.sending().waits());
    }
}
