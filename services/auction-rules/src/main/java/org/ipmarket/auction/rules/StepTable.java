package org.ipmarket.auction.rules;

import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.Money;

/** The least raise at each price (加价幅度表). */
public record StepTable(List<PriceStep> bands) {
    public StepTable {
        bands = List.copyOf(bands);
    }

    static StepTable of(Money step) {
        return new StepTable(List.of(new PriceStep(Money.zero(step.currencyCode()), step)));
    }

    /** That of the highest band that does not begin above the price. */
    public Money at(Money price) {
        Money step = bands.getFirst().step();
        for (PriceStep band : bands) {
            if (band.from().compareTo(price) <= 0) {
                step = band.step();
            }
        }
        return step;
    }

    /** The price and the step there; empty where that is more than any amount may be. */
    public Optional<Money> above(Money price) {
        Money step = at(price);
        return price.minor() > Money.MAX_MINOR - step.minor() ? Optional.empty() : Optional.of(price.plus(step));
    }
}
