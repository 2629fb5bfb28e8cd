package org.ipmarket.valuation.estimate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;

/**
 * Estimates what an asset may be worth, by relief from royalty over simulated paths. The same asset on the same day comes to
 * the same figures to the cent, on any machine.
 */
public final class Estimator {
    private static final Money NOTHING = Money.zero("CNY");

    private final Assumptions assumptions;
    private final TermsChoice choice;
    private final Reasons reasons;

    public Estimator(Assumptions assumptions) {
        this.assumptions = assumptions;
        this.choice = new TermsChoice(assumptions);
        this.reasons = new Reasons(assumptions);
    }

    /** With the model's own assumptions. */
    public Estimate estimate(AssetChanged asset, LocalDate baseDate) {
        return estimate(asset, baseDate, Overrides.NONE);
    }

    /**
     * With some of them overridden. The random draws stay those of the model's own inputs, so that two answers about one asset
     * differ by the overrides alone, and not by chance.
     */
    public Estimate estimate(AssetChanged asset, LocalDate baseDate, Overrides overrides) {
        AssetFacts facts = AssetFacts.of(asset);
        Inputs bare = new Inputs(assumptions.version(), baseDate, facts, null);
        Optional<Reason> worthless = Support.worthless(facts, baseDate, NOTHING);
        if (worthless.isPresent()) {
            return new Estimate.Value(bare, bare.seed(), NOTHING, NOTHING, NOTHING, List.of(worthless.get()));
        }
        Optional<String> obstacle = Support.obstacle(facts, assumptions);
        if (obstacle.isPresent()) {
            return new Estimate.None(bare, bare.seed(), obstacle.get());
        }
        String seed = inputs(facts, baseDate, Overrides.NONE).seed();
        return calculated(inputs(facts, baseDate, overrides), overrides, seed);
    }

    private Inputs inputs(AssetFacts facts, LocalDate baseDate, Overrides overrides) {
        return new Inputs(assumptions.version(), baseDate, facts, choice.terms(facts, baseDate, overrides));
    }

    private Estimate calculated(Inputs inputs, Overrides overrides, String seed) {
        Calculation calculation = new Calculation(inputs.terms());
        return calculation
                .range(Inputs.seedOf(seed))
                .<Estimate>map(range -> new Estimate.Value(
                        inputs,
                        seed,
                        range.p10(),
                        range.p50(),
                        range.p90(),
                        reasons.of(inputs, overrides, calculation.parts(), range.p50())))
                .orElseGet(() -> new Estimate.None(inputs, seed, "The value is beyond what the market can count."));
    }
}
