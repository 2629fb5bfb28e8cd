package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.centre.CentrePresence;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.centre.HostKind;
import org.ipmarket.listing.centre.MemberOutlet;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.CentreCode;

/** Body of {@code PUT /centres/{code}}. */
public record CentreRequest(
        LocalizedText name,
        String currency,
        Set<AssetKind> kinds,
        Set<SaleMethod> methods,
        Rules rules,
        Fees fees,
        List<Outlet> outlets,
        String calendar,
        Shows shows) {
    /** Periods and rates; see {@link TradingRules}. */
    public record Rules(
            Duration announcement,
            Duration bidding,
            Duration extensionWindow,
            Duration extension,
            Integer depositBasisPoints,
            Duration confirmation,
            Duration payment,
            Integer minimumBidders,
            SettlementRequest settlement) {
        TradingRules rules() {
            return new TradingRules(
                    required("rules.announcement", announcement),
                    required("rules.bidding", bidding),
                    required("rules.extensionWindow", extensionWindow),
                    required("rules.extension", extension),
                    required("rules.depositBasisPoints", depositBasisPoints),
                    required("rules.confirmation", confirmation),
                    required("rules.payment", payment),
                    required("rules.minimumBidders", minimumBidders),
                    settlement == null ? null : settlement.terms("rules.settlement"));
        }
    }

    /** Commission; see {@link FeeSchedule}. */
    public record Fees(
            List<Tier> tiers,
            Money minimum,
            Money cap,
            Integer sellerCentreBasisPoints,
            Integer buyerCentreBasisPoints,
            Integer platformBasisPoints,
            Side buyerSide,
            Integer brokerBasisPoints) {
        FeeSchedule schedule() {
            List<FeeSchedule.Tier> stated = Tier.stated("fees.tiers", tiers);
            required("fees.minimum", minimum);
            required("fees.sellerCentreBasisPoints", sellerCentreBasisPoints);
            required("fees.buyerCentreBasisPoints", buyerCentreBasisPoints);
            required("fees.platformBasisPoints", platformBasisPoints);
            try {
                return new FeeSchedule(
                        stated,
                        minimum,
                        sellerCentreBasisPoints,
                        buyerCentreBasisPoints,
                        platformBasisPoints,
                        cap,
                        buyerSide == null ? null : buyerSide.terms(),
                        brokerBasisPoints);
            } catch (IllegalArgumentException e) {
                throw Refusals.unprocessable("invalid-centre", "fees", e.getMessage());
            }
        }
    }

    /** What the buyer owes where it differs; see {@link FeeSchedule.SideTerms}. */
    public record Side(List<Tier> tiers, Money minimum, Money cap) {
        FeeSchedule.SideTerms terms() {
            return new FeeSchedule.SideTerms(
                    Tier.stated("fees.buyerSide.tiers", tiers), required("fees.buyerSide.minimum", minimum), cap);
        }
    }

    /** @param upTo bound of this part of the price; absent for the last */
    public record Tier(Money upTo, Integer basisPoints) {
        static List<FeeSchedule.Tier> stated(String field, List<Tier> tiers) {
            return required(field, tiers).stream()
                    .map(tier -> required(field, tier))
                    .map(tier ->
                            new FeeSchedule.Tier(tier.upTo(), required(field + ".basisPoints", tier.basisPoints())))
                    .toList();
        }
    }

    /** A member outlet; see {@link MemberOutlet}. */
    public record Outlet(String code, LocalizedText name, HostKind kind) {
        MemberOutlet outlet() {
            return new MemberOutlet(
                    required("outlets.code", code), required("outlets.name", name), required("outlets.kind", kind));
        }
    }

    /** Whose offers the centre shows; see {@link Showing}. */
    public record Shows(Showing.Policy policy, List<CentreCode> centres, List<AssetKind> kinds) {
        Showing showing() {
            return new Showing(
                    required("shows.policy", policy), set("shows.centres", centres), set("shows.kinds", kinds));
        }

        private static <T> Set<T> set(String field, List<T> values) {
            if (values == null) {
                return Set.of();
            }
            values.forEach(value -> required(field, value));
            return Set.copyOf(values);
        }
    }

    /** What is stated beside the terms; what is absent stays as it is. */
    CentrePresence presence() {
        return new CentrePresence(
                outlets == null
                        ? null
                        : outlets.stream()
                                .map(outlet -> required("outlets", outlet).outlet())
                                .toList(),
                calendar,
                shows == null ? null : shows.showing());
    }

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
