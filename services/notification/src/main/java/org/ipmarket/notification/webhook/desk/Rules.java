package org.ipmarket.notification.webhook.desk;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.address.AddressGuard;
import org.ipmarket.notification.webhook.address.NameResolver;
import org.ipmarket.notification.webhook.address.Network;
import org.ipmarket.notification.webhook.delivery.Judge;
import org.ipmarket.notification.webhook.delivery.RetrySchedule;

/** The rules with what is configured. */
@ApplicationScoped
class Rules {
    @Produces
    @Singleton
    AddressGuard addressGuard(WebhookConfig config, NameResolver resolver) {
        List<Network> allowed = config.address().allowedNetworks().orElse(List.of()).stream()
                .map(Network::parse)
                .toList();
        return new AddressGuard(allowed, config.address().plainHttp(), resolver);
    }

    @Produces
    @Singleton
    @DefaultBean
    NameResolver nameResolver() {
        return NameResolver.system();
    }

    @Produces
    @Singleton
    Judge judge(WebhookConfig config) {
        WebhookConfig.Retry retry = config.retry();
        return new Judge(
                new RetrySchedule(retry.waits(), retry.jitter()),
                retry.longestRetryAfter(),
                retry.downAfter(),
                retry.probeEvery(),
                retry.pauseAfter());
    }
}
