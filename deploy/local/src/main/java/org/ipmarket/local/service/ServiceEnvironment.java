package org.ipmarket.local.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.rabbitmq.Topology;

/** What a service is told of its place; {@code README.md} of this module lists the variables. */
public final class ServiceEnvironment {
    private final Settings settings;
    private final Secrets secrets;

    public ServiceEnvironment(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Of the one that {@code make run} starts; whoever starts another beside it changes its port. */
    public Map<String, String> of(Module module) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + settings.port(module.port()));
        environment.put("IPMARKET_KEYCLOAK_URL", settings.keycloakUrl());
        environment.put("IPMARKET_ISSUER", settings.issuer());
        environment.put("IPMARKET_PUBLIC_URL", settings.publicUrl());
        if (module == Module.GATEWAY) {
            environment.put("IPMARKET_GATEWAY_CLIENT_SECRET", secrets.client("gateway"));
            environment.put("IPMARKET_LISTING_URL", address(Port.LISTING));
            environment.put("IPMARKET_BIDDING_URL", address(Port.BIDDING));
            environment.put("IPMARKET_VALUATION_URL", address(Port.VALUATION));
            environment.put("IPMARKET_SETTLEMENT_URL", address(Port.SETTLEMENT));
            environment.put("IPMARKET_NOTIFICATION_URL", address(Port.NOTIFICATION));
        } else {
            environment.put("IPMARKET_POSTGRES_PORT", "" + settings.port(Port.POSTGRESQL));
            environment.put("IPMARKET_DB_NAME", module.artifact());
            environment.put("IPMARKET_DB_PASSWORD", secrets.database(module.artifact()));
            environment.put("IPMARKET_RABBITMQ_PORT", "" + settings.port(Port.RABBITMQ));
            environment.put("IPMARKET_RABBITMQ_USER", Topology.USER);
            environment.put("IPMARKET_RABBITMQ_PASSWORD", secrets.rabbitmq(Topology.USER));
            environment.put("IPMARKET_RABBITMQ_VHOST", "/");
            environment.put("IPMARKET_OUTBOX_UNREAD_TYPES", String.join(",", Topology.unreadTypes(settings.root())));
        }
        if (module == Module.LISTING) {
            environment.put("IPMARKET_LOGINS_SECRET", secrets.client("listing"));
        }
        if (module == Module.BIDDING) {
            environment.put("IPMARKET_SIGNING_KEY", secrets.signingKey(module.artifact()));
            environment.putAll(keepers());
        }
        if (module == Module.NOTIFICATION) {
            environment.put("IPMARKET_WEBHOOKS_KEY", secrets.encryptionKey(module.artifact()));
            environment.put(
                    "IPMARKET_NOTICES_MAIL_FOLDER",
                    settings.home().resolve("mail").toString());
        }
        if (module == Module.SETTLEMENT || module == Module.VALUATION) {
            environment.put("IPMARKET_BANK_SIMULATOR", "true");
        }
        return environment;
    }

    private Map<String, String> keepers() {
        Map<String, String> environment = new HashMap<>();
        environment.put("IPMARKET_BIDDING_SEALING_THRESHOLD", "" + Keeper.THRESHOLD);
        List<Keeper> keepers = Keeper.all(settings, secrets);
        for (int i = 0; i < keepers.size(); i++) {
            String prefix = "IPMARKET_BIDDING_SEALING_KEEPERS_" + i + "__";
            environment.put(prefix + "NAME", keepers.get(i).name());
            environment.put(prefix + "URL", keepers.get(i).url());
            environment.put(prefix + "IDENTITY", keepers.get(i).identity());
        }
        return environment;
    }

    private String address(Port port) {
        return "http://127.0.0.1:" + settings.port(port);
    }
}
