package org.ipmarket.valuation.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.valuation.method.explain.Contributions;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;

/**
 * The reconciled P50 as a function of what moves it, from a usual right of the kind on. Where relief from royalty weighs, its terms are drivers, and the
 * simulation is one more: what it makes of the value at the central inputs. Every other method that weighs is a driver that is there or not, and so is what
 * lies on the right.
 */
final class Account {
    private static final Method RELIEF = Method.RELIEF_FROM_ROYALTY;

    private final Inputs.Terms terms;
    private final Optional<Reconciliation.Weighed> relief;
    private final Reconciliation.Weighed first;
    private final List<Reconciliation.Weighed> others = new ArrayList<>();
    private final Map<Driver, Double> base = new EnumMap<>(Driver.class);
    private final Map<Driver, Double> actual = new EnumMap<>(Driver.class);

    /**
     * @param usual the terms of a usual right of the kind: no uplifts, the economic life whole, nothing overridden
     * @param kept for each encumbrance, what it leaves of the value
     */
    Account(Inputs.Terms usual, Inputs.Terms terms, Reconciliation reconciliation, Map<Driver, Double> kept) {
        this.terms = terms;
        List<Reconciliation.Weighed> all = reconciliation.weighed();
        this.relief = all.stream().filter(one -> one.range().method() == RELIEF).findFirst();
        this.first = relief.orElseGet(all::getFirst);
        for (Reconciliation.Weighed one : all) {
            if (one != first) {
                others.add(one);
                put(Driver.of(one.range().method()), 0, 1);
            }
        }
        relief.ifPresent(one -> terms(usual, one.range()));
        kept.forEach((driver, share) -> put(driver, 1, share));
    }

    private void terms(Inputs.Terms usual, Word.Range range) {
        put(
                Driver.ROYALTY_RATE,
                usual.royaltyBasisPoints() == null ? terms.royaltyBasisPoints() : usual.royaltyBasisPoints(),
                terms.royaltyBasisPoints());
        put(
                Driver.ANNUAL_REVENUE,
                usual.annualRevenue().minor(),
                terms.annualRevenue().minor());
        put(Driver.REVENUE_GROWTH, usual.growthBasisPoints(), terms.growthBasisPoints());
        put(Driver.IPC_SUBCLASSES, 0, terms.subclassUpliftBasisPoints());
        put(Driver.REFERENCES_CITED, 0, terms.referenceUpliftBasisPoints());
        put(Driver.DISCOUNT_RATE, usual.discountRateBasisPoints(), terms.discountRateBasisPoints());
        put(Driver.TAX_RATE, usual.taxBasisPoints(), terms.taxBasisPoints());
        put(Driver.TAX_AMORTISATION, usual.amortisationYears(), terms.amortisationYears());
        put(Driver.CONVENTION, usual.convention().ordinal(), terms.convention().ordinal());
        put(Driver.REMAINING_LIFE, usual.lifeDays(), terms.lifeDays());
        double central = relief(actual);
        put(Driver.UNCERTAINTY, 1, central == 0 ? 1 : range.p50() / central);
    }

    private void put(Driver driver, double from, double to) {
        base.put(driver, from);
        actual.put(driver, to);
    }

    /**
     * What each driver adds to the usual right's value; in the drivers' order, those that stay where they are left out. Empty where some of them together,
     * though not all, come to more than can be counted.
     */
    Optional<Contributions> contributions(String currency) {
        List<Driver> moved = actual.keySet().stream()
                .filter(driver -> !actual.get(driver).equals(base.get(driver)))
                .toList();
        if (moved.isEmpty()) {
            moved = List.of(Driver.UNCERTAINTY);
        }
        List<Driver> drivers = moved;
        List<Contributions.Moved> moves = drivers.stream()
                .map(driver -> new Contributions.Moved(
                        driver.name(), base.getOrDefault(driver, 1.0), actual.getOrDefault(driver, 1.0)))
                .toList();
        try {
            return Optional.of(Contributions.shapley(moves, given -> value(base, drivers, given), currency));
        } catch (Contributions.Uncountable beyond) {
            return Optional.empty();
        }
    }

    /** With some terms of relief from royalty elsewhere and all other drivers where they are. */
    double with(Map<Driver, Double> moved) {
        Map<Driver, Double> at = new EnumMap<>(actual);
        at.putAll(moved);
        return value(at);
    }

    boolean weighsRelief() {
        return relief.isPresent();
    }

    /** Relief from royalty where it weighs; else the first in the methods' order that does. */
    Reconciliation.Weighed first() {
        return first;
    }

    /** Methods beside the first, the one with the greatest weight first. */
    List<Reconciliation.Weighed> others() {
        return others.stream()
                .sorted(Comparator.comparingDouble(Reconciliation.Weighed::weight)
                        .reversed())
                .toList();
    }

    private double value(Map<Driver, Double> from, List<Driver> drivers, double[] given) {
        Map<Driver, Double> at = new EnumMap<>(from);
        for (int i = 0; i < given.length; i++) {
            at.put(drivers.get(i), given[i]);
        }
        return value(at);
    }

    private double value(Map<Driver, Double> at) {
        double start = relief.isPresent()
                ? relief(at) * at.getOrDefault(Driver.UNCERTAINTY, 1.0)
                : first.range().p50();
        double kept = 1;
        for (MethodInputs.Encumbrance encumbrance : MethodInputs.Encumbrance.values()) {
            kept *= at.getOrDefault(Driver.valueOf(encumbrance.name()), 1.0);
        }
        double weight = 0;
        double sum = 0;
        for (Reconciliation.Weighed other : others) {
            if (at.get(Driver.of(other.range().method())) == 1) {
                weight += other.weight();
                sum += other.weight() * StrictMath.log(other.range().p50());
            }
        }
        return weight == 0 ? start * kept : StrictMath.exp((1 - weight) * StrictMath.log(start) + sum) * kept;
    }

    private double relief(Map<Driver, Double> at) {
        double royalty = at.get(Driver.ROYALTY_RATE)
                * (1
                        + Inputs.fraction(at.get(Driver.IPC_SUBCLASSES))
                        + Inputs.fraction(at.get(Driver.REFERENCES_CITED)));
        return RoyaltyRelief.value(
                        new RevenueStream(
                                at.get(Driver.ANNUAL_REVENUE),
                                Inputs.fraction(at.get(Driver.REVENUE_GROWTH)),
                                Inputs.years(at.get(Driver.REMAINING_LIFE))),
                        new RoyaltyRelief.Terms(
                                Inputs.fraction(royalty),
                                Inputs.fraction(at.get(Driver.TAX_RATE)),
                                Inputs.fraction(at.get(Driver.DISCOUNT_RATE)),
                                Convention.values()[at.get(Driver.CONVENTION).intValue()],
                                at.get(Driver.TAX_AMORTISATION).intValue()))
                .value();
    }
}
