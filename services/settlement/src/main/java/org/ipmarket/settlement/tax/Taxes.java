package org.ipmarket.settlement.tax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.tax.TaxRule.Condition;
import org.ipmarket.settlement.tax.TaxRule.Outcome;
import org.ipmarket.settlement.tax.TaxRule.Payer;

/**
 * The taxes of a trade by the rules in force on a day. It informs: nobody's tax is withheld by it. What the facts or the rules do
 * not say is open, and never guessed.
 */
public final class Taxes {
    private static final Map<Tax, List<Payer>> PAYERS = Map.of(
            Tax.STAMP_DUTY, List.of(Payer.SELLER, Payer.BUYER),
            Tax.VAT_ON_PRICE, List.of(Payer.SELLER),
            Tax.VAT_ON_FEES, List.of(Payer.FEE_TAKER),
            Tax.INCOME_TAX, List.of(Payer.SELLER),
            Tax.WITHHOLDING, List.of(Payer.BUYER));
    private static final LocalizedText NO_RULE = new LocalizedText("税务数据中没有适用的规则", "no rule in the tax data fits");

    private Taxes() {}

    /** One line for each tax and payer, in the order of the taxes; withholding only where it may be due. */
    public static List<TaxLine> of(TaxFacts facts, LocalDate day, List<TaxRule> rules) {
        List<TaxLine> lines = new ArrayList<>();
        for (Tax tax : Tax.values()) {
            if (tax == Tax.WITHHOLDING && Boolean.FALSE.equals(facts.crossBorder())) {
                continue;
            }
            for (Payer payer : PAYERS.get(tax)) {
                lines.add(line(tax, payer, facts, day, rules));
            }
        }
        return lines;
    }

    private static TaxLine line(Tax tax, Payer payer, TaxFacts facts, LocalDate day, List<TaxRule> rules) {
        Money base = tax == Tax.VAT_ON_FEES ? facts.sellerFees().plus(facts.buyerFees()) : facts.price();
        List<TaxRule> fitting = rules.stream()
                .filter(rule -> rule.tax() == tax && rule.payers().contains(payer))
                .filter(rule -> rule.isInForceOn(day))
                .filter(rule -> rule.rights().isEmpty() || rule.rights().contains(facts.right()))
                .sorted(Comparator.comparingInt(TaxRule::precedence).reversed().thenComparing(TaxRule::id))
                .toList();
        for (TaxRule rule : fitting) {
            Boolean about = isAbout(rule, facts);
            Boolean holds = about == null || about ? holds(rule.condition(), facts) : Boolean.FALSE;
            if (Boolean.FALSE.equals(holds)) {
                continue;
            }
            if (about == null) {
                return open(
                        tax,
                        payer,
                        base,
                        rule,
                        new LocalizedText("标的种类不一或不明", "the kinds of asset differ or are not known"));
            }
            if (holds == null) {
                return open(tax, payer, base, rule, notKnown(rule.condition()));
            }
            return decided(rule, payer, base);
        }
        return new TaxLine(tax, payer, Outcome.OPEN, base, null, null, null, null, NO_RULE);
    }

    /** Null where some assets fit and others do not, or nothing is known of them: the price is not split among them. */
    private static Boolean isAbout(TaxRule rule, TaxFacts facts) {
        if (rule.assets().isEmpty()) {
            return true;
        }
        if (facts.assets().isEmpty()) {
            return null;
        }
        long fitting = facts.assets().stream()
                .filter((AssetType type) -> rule.assets().contains(type))
                .count();
        return fitting == facts.assets().size() ? Boolean.TRUE : fitting == 0 ? Boolean.FALSE : null;
    }

    private static Boolean holds(Condition condition, TaxFacts facts) {
        return switch (condition) {
            case ALWAYS -> true;
            case TECHNOLOGY_CONTRACT_REGISTERED -> facts.technologyContractRegistered();
            case SELLER_IS_A_PERSON -> facts.sellerIsPerson();
            case CROSS_BORDER -> facts.crossBorder();
        };
    }

    private static LocalizedText notKnown(Condition condition) {
        return switch (condition) {
            case ALWAYS -> throw new IllegalStateException("what always holds is known");
            case TECHNOLOGY_CONTRACT_REGISTERED ->
                new LocalizedText("技术合同是否已认定登记尚不明确", "whether the technology contract is registered is not known");
            case SELLER_IS_A_PERSON ->
                new LocalizedText("转让方是否为自然人尚不明确", "whether the seller is a natural person is not known");
            case CROSS_BORDER ->
                new LocalizedText("是否有一方在境外尚不明确", "whether a side is outside the mainland is not known");
        };
    }

    private static TaxLine decided(TaxRule rule, Payer payer, Money base) {
        return switch (rule.outcome()) {
            case DUE ->
                new TaxLine(
                        rule.tax(),
                        payer,
                        Outcome.DUE,
                        base,
                        rule.in(base),
                        rule.partsPerMillion(),
                        rule.id(),
                        rule.source(),
                        null);
            case EXEMPT ->
                new TaxLine(
                        rule.tax(),
                        payer,
                        Outcome.EXEMPT,
                        base,
                        Money.zero(base.currencyCode()),
                        null,
                        rule.id(),
                        rule.source(),
                        null);
            case OPEN -> open(rule.tax(), payer, base, rule, rule.note());
        };
    }

    private static TaxLine open(Tax tax, Payer payer, Money base, TaxRule rule, LocalizedText why) {
        return new TaxLine(tax, payer, Outcome.OPEN, base, null, null, rule.id(), rule.source(), why);
    }
}
