package org.ipmarket.auction.formats;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ipmarket.auction.formats.clock.Clock1;
import org.ipmarket.auction.formats.dutch.Dutch1;
import org.ipmarket.auction.formats.dutch.DutchSealedBest1;
import org.ipmarket.auction.formats.english.English1;
import org.ipmarket.auction.formats.english.English2;
import org.ipmarket.auction.formats.listing.PublicListing1;
import org.ipmarket.auction.formats.posted.FixedPrice1;
import org.ipmarket.auction.formats.posted.Licence1;
import org.ipmarket.auction.formats.proxy.Proxy1;
import org.ipmarket.auction.formats.rounds.ThreeRounds1;
import org.ipmarket.auction.formats.sealed.SealedFirst1;
import org.ipmarket.auction.formats.sealed.SealedSecond1;
import org.ipmarket.auction.formats.sealed.Uniform1;
import org.ipmarket.auction.rules.AuctionRules;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.OfferAnnounced;

/** Every version of every format there ever was. */
public final class RulesCatalogue {
    private static final Map<String, AuctionRules> BY_VERSION = List.of(
                    new English1(),
                    new English2(),
                    new FixedPrice1(),
                    new Licence1(),
                    new Dutch1(),
                    new Clock1(),
                    new Proxy1(),
                    new SealedFirst1(),
                    new SealedSecond1(),
                    new Uniform1(),
                    new PublicListing1(),
                    new DutchSealedBest1(),
                    new ThreeRounds1())
            .stream()
            .collect(Collectors.toUnmodifiableMap(AuctionRules::version, rules -> rules));

    private RulesCatalogue() {}

    /** The version that a lot announced today is judged by. */
    public static AuctionRules current(OfferAnnounced offer) {
        return of(
                offer.contest() == null && offer.method() == SaleMethod.ENGLISH
                        ? English1.VERSION
                        : version(offer.method()));
    }

    private static String version(SaleMethod method) {
        return switch (method) {
            case ENGLISH -> English2.VERSION;
            case ENGLISH_PROXY -> Proxy1.VERSION;
            case FIXED_PRICE -> FixedPrice1.VERSION;
            case PUBLIC_LISTING -> PublicListing1.VERSION;
            case THREE_ROUNDS -> ThreeRounds1.VERSION;
            case CLOCK -> Clock1.VERSION;
            case DUTCH -> Dutch1.VERSION;
            case DUTCH_SEALED_BEST -> DutchSealedBest1.VERSION;
            case SEALED_FIRST_PRICE -> SealedFirst1.VERSION;
            case SEALED_SECOND_PRICE -> SealedSecond1.VERSION;
            case UNIFORM_PRICE -> Uniform1.VERSION;
            case OPEN_LICENCE, STANDARD_LICENCE -> Licence1.VERSION;
        };
    }

    /** @throws IllegalArgumentException where no such version was ever in force */
    public static AuctionRules of(String version) {
        AuctionRules rules = version == null ? null : BY_VERSION.get(version);
        if (rules == null) {
            throw new IllegalArgumentException("unknown rules '" + version + "'; known: "
                    + BY_VERSION.keySet().stream().sorted().toList());
        }
        return rules;
    }
}
