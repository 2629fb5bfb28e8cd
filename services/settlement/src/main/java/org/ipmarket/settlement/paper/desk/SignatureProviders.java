package org.ipmarket.settlement.paper.desk;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.ipmarket.chassis.signature.ESignature;
import org.ipmarket.chassis.signature.SimulatedESignature;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;

/** The provider of electronic signatures of each of the two markets; without one, sealed paper is uploaded. */
@ApplicationScoped
class SignatureProviders {
    private final List<ESignature> providers;

    SignatureProviders(@All List<ESignature> providers, SettlementConfig config) {
        this.providers = providers.stream()
                .filter(provider -> config.signatures().simulator() || !(provider instanceof SimulatedESignature))
                .toList();
    }

    Optional<ESignature> of(Mode mode) {
        return providers.stream().filter(provider -> provider.mode() == mode).findFirst();
    }
}
