package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;

/** Body of {@code PUT /centres/{code}}. */
public record CentreRequest(
        LocalizedText name, String currency, Set<AssetKind> kinds, Set<SaleMethod> methods, Rules rules, Fees fees) {
    /** Periods and rates; see {@link TradingRules}. */
    public record Rules(
            Duration announcement,
            Duration bidding,
            Duration extensionWindow,
            Duration extension,
            Integer depositBasisPoints,
            Duration confirmation,
            Duration payment,
            Integer minimumBidders) {
        TradingRules rules() {
            return new TradingRules(
                    required("rules.announcement", announcement),
                    required("rules.bidding", bidding),
                    required("rules.extensionWindow", extensionWindow),
                    required("rules.extension", extension),
                    required("rules.depositBasisPoints", depositBasisPoints),
                    required("rules.confirmation", confirmation),
                    required("rules.payment", payment),
                    required("rules.minimumBidders", minimumBidders));
        }
    }

    /** Commission; see {@link FeeSchedule}. */
    public record Fees(
            List<Tier> tiers,
            Money minimum,
            Integer sellerCentreBasisPoints,
            Integer buyerCentreBasisPoints,
            Integer platformBasisPoints) {
        FeeSchedule schedule() {
            List<FeeSchedule.Tier> stated = required("fees.tiers", tiers).stream()
                    .map(tier -> required("fees.tiers", tier))
                    .map(tier ->
                            new FeeSchedule.Tier(tier.upTo(), required("fees.tiers.basisPoints", tier.basisPoints())))
                    .toList();
            required("fees.minimum", minimum);
            required("fees.sellerCentreBasisPoints", sellerCentreBasisPoints);
            required("fees.buyerCentreBasisPoints", buyerCentreBasisPoints);
            required("fees.platformBasisPoints", platformBasisPoints);
            try {
                return new FeeSchedule(
                        stated, minimum, sellerCentreBasisPoints, buyerCentreBasisPoints, platformBasisPoints);
            } catch (IllegalArgumentException e) {
                throw Refusals.unprocessable("invalid-centre", "fees", e.getMessage());
            }
        }
    }

    /** @param upTo bound of this part of the price; absent for the last */
    public record Tier(Money upTo, Integer basisPoints) {}

    CentreTerms terms() {
        required("kinds", kinds).forEach(kind -> required("kinds", kind));
        required("methods", methods).forEach(method -> required("methods", method));
        return new CentreTerms(
                required("name", name),
                required("currency", currency),
                Set.copyOf(kinds),
                Set.copyOf(methods),
                required("rules", rules).rules(),
                required("fees", fees).schedule());
    }
}
