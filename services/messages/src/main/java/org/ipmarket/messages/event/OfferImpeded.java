package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/**
 * Something has happened to a right in an announced offer. Bidding suspends its lot, or ends it, unless it has closed.
 *
 * @param assets the rights that it happened to
 * @param rule the rule that names the consequence, with its source
 */
@EventType(name = "offer.impeded", aggregate = "offer", by = "listing", visibility = EventType.Visibility.PUBLIC)
public record OfferImpeded(
        OfferId offer,
        Mode mode,
        CentreCode centre,
        Impediment ground,
        Consequence consequence,
        Set<AssetId> assets,
        String rule,
        Instant impededAt)
        implements MarketEvent {
    /** What the rules ask for. */
    public enum Consequence {
        /** 中止, until {@link OfferImpedimentLifted}. */
        SUSPEND,
        /** 终结 */
        END
    }

    @Override
    public String subject() {
        return offer.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
