package org.ipmarket.settlement.invoice.desk;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.invoice.FapiaoService;
import org.ipmarket.settlement.invoice.simulator.SimulatedFapiaoService;

/** The tax service of each of the two markets; without one, requests wait. */
@ApplicationScoped
class FapiaoServices {
    private final List<FapiaoService> services;

    FapiaoServices(@All List<FapiaoService> services, SettlementConfig config) {
        this.services = services.stream()
                .filter(service -> config.fapiao().simulator() || !(service instanceof SimulatedFapiaoService))
                .toList();
    }

    /** The markets that have one. */
    Set<Mode> modes() {
        return services.stream().map(FapiaoService::mode).collect(Collectors.toSet());
    }

    Optional<FapiaoService> of(Mode mode) {
        return services.stream().filter(service -> service.mode() == mode).findFirst();
    }
}
