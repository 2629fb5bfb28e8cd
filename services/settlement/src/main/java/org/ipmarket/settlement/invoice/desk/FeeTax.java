package org.ipmarket.settlement.invoice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.store.FapiaoRow.TaxPart;
import org.ipmarket.settlement.tax.Tax;
import org.ipmarket.settlement.tax.TaxRule;
import org.ipmarket.settlement.tax.TaxRule.Condition;
import org.ipmarket.settlement.tax.TaxRule.Outcome;
import org.ipmarket.settlement.tax.desk.TaxBook;

/** The value-added tax in service fees, by the tax rules of a day. */
@ApplicationScoped
class FeeTax {
    private final TaxBook book;

    FeeTax(TaxBook book) {
        this.book = book;
    }

    /** A rate with its rule. */
    record Rate(TaxRule rule) {
        /** The tax that a fee contains. */
        TaxPart in(Money total) {
            return rule.outcome() == Outcome.EXEMPT
                    ? new TaxPart(Money.zero(total.currencyCode()), 0, rule.id())
                    : new TaxPart(rule.in(total), rule.partsPerMillion(), rule.id());
        }
    }

    /** Empty where the rules leave it open: then nothing is invoiced. */
    Optional<Rate> on(LocalDate day) {
        return book.rules().stream()
                .filter(rule -> rule.tax() == Tax.VAT_ON_FEES && rule.condition() == Condition.ALWAYS)
                .filter(rule -> rule.isInForceOn(day))
                .max(Comparator.comparingInt(TaxRule::precedence).thenComparing(TaxRule::id))
                .filter(rule -> rule.outcome() != Outcome.OPEN)
                .map(Rate::new);
    }
}
