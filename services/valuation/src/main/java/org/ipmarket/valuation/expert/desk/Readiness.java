package org.ipmarket.valuation.expert.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.SignatureRepository;
import org.ipmarket.valuation.store.ValuationStore;

/** What keeps an opinion from being signed or given out, its experts aside: its estimate, its figure, a signature under way. */
@ApplicationScoped
class Readiness {
    private final SignatureRepository signatures;
    private final ValuationStore valuations;
    private final Matters matters;

    Readiness(SignatureRepository signatures, ValuationStore valuations, Matters matters) {
        this.signatures = signatures;
        this.valuations = valuations;
        this.matters = matters;
    }

    /**
     * Refuses what cannot be signed or given out: 409 where the register has told a newer version of the asset than the one that was
     * valued, where there is no figure, and where another right than the title is meant and only the title's figure is there.
     */
    void requireSound(OpinionRow row) {
        Valuation valuation = valuation(row);
        if (asset(valuation) == null) {
            throw superseded(row);
        }
        if (row.adjustment().isPresent()) {
            return;
        }
        if (valuation.p50() == null) {
            throw Problems.conflict(
                    "no-figure",
                    "There is no estimate and no figure of the panel: nothing can be signed.",
                    Map.of("state", row.state().name()));
        }
        Right right = row.request().right();
        if (right != null && right != Right.ASSIGNMENT) {
            throw Problems.conflict(
                    "right-not-valued",
                    "The estimate is of the title; for " + right + " the panel puts its own figures first.",
                    Map.of("state", row.state().name(), "right", right.name()));
        }
    }

    static HttpProblem superseded(OpinionRow row) {
        return Problems.conflict(
                "estimate-superseded",
                "The register has told a newer version of the asset since it was valued; an opinion on the new estimate is asked for anew.",
                Map.of("state", row.state().name()));
    }

    /** The estimate's figures; null where it has none. */
    Conclusion estimated(OpinionRow row) {
        Valuation valuation = valuation(row);
        return valuation.p50() == null ? null : new Conclusion(valuation.p10(), valuation.p50(), valuation.p90());
    }

    /** 409 while the provider has not answered, or nobody has compared the scan: what is signed must not change meanwhile. */
    void requireNoSignatureUnderWay(OpinionRow row) {
        boolean asked = signatures.standing(row.id(), row.edition()).stream()
                .anyMatch(signature -> signature.state().isUnderWay());
        if (asked) {
            throw Problems.conflict(
                    "signature-under-way",
                    "A signature is under way.",
                    Map.of("state", row.state().name()));
        }
    }

    /** Those under way count for nothing any more, whatever is said of them later. The opinion is locked. */
    void dropSignaturesUnderWay(OpinionRow row, String why) {
        signatures.standing(row.id(), row.edition()).stream()
                .filter(signature -> signature.state().isUnderWay())
                .forEach(signature -> signature.refused(why));
    }

    /** The one that it is about. */
    Valuation valuation(OpinionRow row) {
        return valuations
                .find(row.valuation(), row.mode())
                .orElseThrow(() -> new IllegalStateException("valuation " + row.valuation() + " is gone"));
    }

    /** Null where the register has told a newer version since. */
    AssetChanged asset(Valuation valuation) {
        AssetChanged known = matters.asset(valuation.asset(), valuation.mode());
        return known != null && known.version() == valuation.assetVersion() ? known : null;
    }
}
