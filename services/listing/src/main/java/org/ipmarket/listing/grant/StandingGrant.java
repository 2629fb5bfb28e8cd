package org.ipmarket.listing.grant;

import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.TradeId;

/**
 * What stands on an asset, as a refusal shows it.
 *
 * @param until first day without it, or null for no end
 * @param inForce granted; otherwise offered or dealt about
 * @param centre where it is offered, or null
 * @param listing the offer or deal, or null
 * @param trade that brought it, or null
 * @param encumbrance of the register that it is, or null
 * @param registration its number at the office, or null
 */
public record StandingGrant(
        Kind kind,
        Extent extent,
        LocalDate from,
        LocalDate until,
        boolean inForce,
        CentreCode centre,
        OfferId listing,
        TradeId trade,
        UUID encumbrance,
        String registration) {
    public static StandingGrant offered(Kind kind, Extent extent, Period days, CentreCode centre, OfferId listing) {
        return new StandingGrant(kind, extent, days.from(), days.until(), false, centre, listing, null, null, null);
    }

    public static StandingGrant traded(Kind kind, Extent extent, Period days, TradeId trade, String registration) {
        return new StandingGrant(kind, extent, days.from(), days.until(), true, null, null, trade, null, registration);
    }

    public static StandingGrant registered(
            Kind kind, Extent extent, Period days, UUID encumbrance, String registration) {
        return new StandingGrant(
                kind, extent, days.from(), days.until(), true, null, null, null, encumbrance, registration);
    }

    public Grant grant() {
        return new Grant(kind, extent, new Period(from, until), inForce, false);
    }
}
