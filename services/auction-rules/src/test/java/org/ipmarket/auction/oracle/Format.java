package org.ipmarket.auction.oracle;

import java.util.List;
import java.util.function.Function;
import org.ipmarket.messages.SaleMethod;

/** A format under test: its rules in force, and its reference. */
enum Format {
    ENGLISH(SaleMethod.ENGLISH, NaiveEnglish::new),
    PROXY(SaleMethod.ENGLISH_PROXY, NaiveProxy::new),
    FIXED_PRICE(SaleMethod.FIXED_PRICE, NaiveFixedPrice::new),
    PUBLIC_LISTING(SaleMethod.PUBLIC_LISTING, NaivePublicListing::new),
    THREE_ROUNDS(SaleMethod.THREE_ROUNDS, NaiveThreeRounds::new),
    CLOCK(SaleMethod.CLOCK, NaiveClock::new),
    DUTCH(SaleMethod.DUTCH, NaiveDutch::new),
    DUTCH_SEALED_BEST(SaleMethod.DUTCH_SEALED_BEST, NaiveDutchSealedBest::new),
    SEALED_FIRST(SaleMethod.SEALED_FIRST_PRICE, NaiveSealed.First::new),
    SEALED_SECOND(SaleMethod.SEALED_SECOND_PRICE, NaiveSealed.Second::new),
    UNIFORM(SaleMethod.UNIFORM_PRICE, NaiveSealed.Uniform::new),
    OPEN_LICENCE(SaleMethod.OPEN_LICENCE, NaiveLicence::new),
    STANDARD_LICENCE(SaleMethod.STANDARD_LICENCE, NaiveLicence::new);

    final SaleMethod method;
    private final Function<Setting, Naive> reference;

    Format(SaleMethod method, Function<Setting, Naive> reference) {
        this.method = method;
        this.reference = reference;
    }

    Naive reference(Setting setting) {
        return reference.apply(setting);
    }

    /** Whether offers are sealed now. */
    boolean sealedAt(Naive lot) {
        return switch (this) {
            case SEALED_FIRST, SEALED_SECOND, UNIFORM -> true;
            case THREE_ROUNDS -> lot.stage() == null || lot.stage().name().equals("OPENING");
            case DUTCH_SEALED_BEST ->
                lot.stage() != null
                        && List.of("SEALED", "OPENING").contains(lot.stage().name());
            case ENGLISH, PROXY, FIXED_PRICE, PUBLIC_LISTING, CLOCK, DUTCH, OPEN_LICENCE, STANDARD_LICENCE -> false;
        };
    }
}
