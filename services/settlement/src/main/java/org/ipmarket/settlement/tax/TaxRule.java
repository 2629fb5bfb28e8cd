package org.ipmarket.settlement.tax;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Set;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;

/**
 * One rule of the law on one tax, for a time.
 *
 * @param id names it for ever: a rule loaded under the same id takes its place
 * @param precedence of several that fit, the highest is looked at first
 * @param assets kinds of asset that it is about; empty for all
 * @param rights rights sold that it is about; empty for all
 * @param payers who owes the tax by it
 * @param condition what else must hold
 * @param outcome what it says
 * @param partsPerMillion rate where tax is due, else null
 * @param included whether the amount that it is reckoned on contains the tax already
 * @param from first day on which it is the law
 * @param until last day, or null while no end is known
 * @param source the statute or notice, with its article
 * @param note what a reader has to know, or null
 */
public record TaxRule(
        String id,
        Tax tax,
        int precedence,
        Set<AssetType> assets,
        Set<Right> rights,
        Set<Payer> payers,
        Condition condition,
        Outcome outcome,
        Integer partsPerMillion,
        boolean included,
        LocalDate from,
        LocalDate until,
        LocalizedText source,
        LocalizedText note) {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** Who owes a tax. */
    public enum Payer {
        SELLER,
        BUYER,
        /** Who takes the service fees. */
        FEE_TAKER
    }

    /** What a rule may depend on beside kind, right and date. */
    public enum Condition {
        ALWAYS,
        /** The technology contract is registered (技术合同认定登记). */
        TECHNOLOGY_CONTRACT_REGISTERED,
        SELLER_IS_A_PERSON,
        /** A side is outside the mainland. */
        CROSS_BORDER
    }

    /** What a rule says. */
    public enum Outcome {
        DUE,
        EXEMPT,
        /** Something that the market does not know decides; the note says what. */
        OPEN
    }

    public TaxRule {
        if (id == null || !id.matches("[a-z0-9-]{3,80}")) {
            throw new IllegalArgumentException("a tax rule's id has 3 to 80 of a-z, 0-9 and -: " + id);
        }
        if (tax == null || condition == null || outcome == null || from == null || source == null) {
            throw new IllegalArgumentException(
                    "tax rule " + id + " needs tax, condition, outcome, the day it begins, and its source");
        }
        assets = assets == null ? Set.of() : Set.copyOf(assets);
        rights = rights == null ? Set.of() : Set.copyOf(rights);
        if (payers == null || payers.isEmpty()) {
            throw new IllegalArgumentException("tax rule " + id + " says who owes the tax");
        }
        payers = Set.copyOf(payers);
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("tax rule " + id + " ends before it begins");
        }
        if ((outcome == Outcome.DUE) != (partsPerMillion != null)) {
            throw new IllegalArgumentException("tax rule " + id + " has a rate exactly where tax is due");
        }
        if (partsPerMillion != null && (partsPerMillion <= 0 || partsPerMillion > 1_000_000)) {
            throw new IllegalArgumentException(
                    "the rate of tax rule " + id + " lies between 1 and 1000000 per million");
        }
        if (outcome == Outcome.OPEN && note == null) {
            throw new IllegalArgumentException("tax rule " + id + " leaves something open and does not say what");
        }
    }

    /** Whether it is the law on that day. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The tax on an amount, rounded half up to the minor unit; the amount contains it where the rule says so. */
    public Money in(Money amount) {
        BigInteger rate = BigInteger.valueOf(partsPerMillion);
        BigInteger below = included ? MILLION.add(rate) : MILLION;
        BigInteger twice = BigInteger.valueOf(amount.minor()).multiply(rate).shiftLeft(1);
        long minor = twice.add(below).divide(below.shiftLeft(1)).longValueExact();
        return new Money(minor, amount.currency());
    }
}
