package org.ipmarket.settlement.invoice;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.fee.SideFee;

/**
 * What is invoiced of a trade's commissions: each taker invoices each side for what it took from it, and nobody for what another
 * took. A broker member invoices its own part itself.
 *
 * @param ofSeller whether the seller pays it, else the buyer
 * @param issuer owner of the fee, as in the ledger
 */
public record Invoiced(boolean ofSeller, String issuer, Money total) {
    /** All of a trade, nothing left out but parts of nothing. */
    public static List<Invoiced> of(FeeSplit fees, CentreCode sellers, CentreCode buyers) {
        List<Invoiced> all = new ArrayList<>();
        side(true, fees.seller(), sellers, buyers, all);
        side(false, fees.buyer(), sellers, buyers, all);
        return all;
    }

    private static void side(boolean ofSeller, SideFee fee, CentreCode sellers, CentreCode buyers, List<Invoiced> all) {
        if (sellers.equals(buyers)) {
            add(ofSeller, "centre:" + sellers, fee.sellerCentre().plus(fee.buyerCentre()), all);
        } else {
            add(ofSeller, "centre:" + sellers, fee.sellerCentre(), all);
            add(ofSeller, "centre:" + buyers, fee.buyerCentre(), all);
        }
        add(ofSeller, "platform", fee.platform(), all);
    }

    private static void add(boolean ofSeller, String issuer, Money total, List<Invoiced> all) {
        if (!total.isZero()) {
            all.add(new Invoiced(ofSeller, issuer, total));
        }
    }
}
