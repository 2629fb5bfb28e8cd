package org.ipmarket.settlement.licence;

import java.util.List;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.SideTerms;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.fee.Commission;

/**
 * The centres' fee on a period's royalties, taken from what the licensor gets: the seller's rates, without the minimum, which the
 * licence's own commission has carried. In another currency than the schedule's its bounds say nothing: there the first rate
 * holds.
 */
public final class RoyaltyFee {
    private RoyaltyFee() {}

    public static Money of(Money due, FeeSchedule schedule) {
        SideTerms seller = schedule.ofSeller();
        Money none = Money.zero(due.currencyCode());
        boolean same = seller.minimum().currencyCode().equals(due.currencyCode());
        Money fee = Commission.of(
                due,
                same
                        ? new SideTerms(seller.tiers(), none, seller.cap())
                        : new SideTerms(
                                List.of(new Tier(null, seller.tiers().getFirst().basisPoints())), none, null));
        return fee.compareTo(due) > 0 ? due : fee;
    }
}
