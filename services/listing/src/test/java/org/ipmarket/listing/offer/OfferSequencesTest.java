package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.ipmarket.listing.calendar.CalendarFile;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.grant.CountedMarket;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.Leaves;
import org.ipmarket.listing.grant.Period;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** Any history of offers, grants and ends: no conflicting pair ever stands, and whatever a clerk would permit is permitted. */
class OfferSequencesTest {
    private static final LocalDate TODAY = Leaves.DAY;
    private static final CentreCode SZ = new CentreCode("SZ");

    /** What happens next; which standing thing it happens to is {@code pick} modulo their number. */
    enum Deed {
        OFFER,
        OFFER_AGAIN,
        TRADE,
        END,
        OPEN_LICENCE
    }

    record Step(Deed deed, Right right, int names, int fields, int from, int length, int pick) {
        Extent extent() {
            return right == Right.ASSIGNMENT && deed != Deed.OPEN_LICENCE
                    ? new Extent(null, null, TODAY, null)
                    : Leaves.extent(names, fields, from, length);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Deed> deeds = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(Deed.OFFER, Deed.OFFER_AGAIN)),
                Tuple.of(3, Arbitraries.of(Deed.TRADE, Deed.END)),
                Tuple.of(1, Arbitraries.just(Deed.OPEN_LICENCE)));
        Arbitrary<Right> rights = Arbitraries.frequency(
                Tuple.of(1, Right.ASSIGNMENT),
                Tuple.of(3, Right.EXCLUSIVE_LICENCE),
                Tuple.of(2, Right.SOLE_LICENCE),
                Tuple.of(4, Right.ORDINARY_LICENCE));
        return Combinators.combine(
                        deeds,
                        rights,
                        Arbitraries.integers().between(0, 63),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 99))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 400)
    void noConflictingPairStandsAndNothingPermittedIsRefused(@ForAll("histories") List<Step> history) {
        CountedMarket clerk = new CountedMarket();
        List<StandingGrant> standing = new ArrayList<>();
        for (Step step : history) {
            List<StandingGrant> offered =
                    standing.stream().filter(grant -> !grant.inForce()).toList();
            switch (step.deed()) {
                case OFFER, OFFER_AGAIN -> offer(step, standing, clerk);
                case TRADE -> {
                    if (!offered.isEmpty()) {
                        trade(offered.get(step.pick() % offered.size()), standing, clerk);
                    }
                }
                case END -> {
                    if (!offered.isEmpty()) {
                        StandingGrant ended = offered.get(step.pick() % offered.size());
                        standing.remove(ended);
                        clerk.strike(ended.listing());
                    }
                }
                case OPEN_LICENCE -> {
                    // the office announces none beside what excludes it
                    if (clerk.permits(Kind.ORDINARY, step.extent())) {
                        UUID id = UUID.randomUUID();
                        standing.add(StandingGrant.registered(
                                Kind.OPEN, step.extent(), Period.granted(step.extent(), TODAY), id, "OL-1"));
                        clerk.write(id, Kind.OPEN, step.extent(), true);
                    }
                }
            }
            assertThat(clerk.overpromised()).isEmpty();
        }
    }

    private static void offer(Step step, List<StandingGrant> standing, CountedMarket clerk) {
        Kind kind = Kind.of(step.right());
        boolean permitted = clerk.permits(kind, step.extent());
        List<Judgement> judged = Gates.judge(facts(step, standing));
        assertThat(Gates.firstBarring(judged).isEmpty())
                .as("%s beside %s", step, standing)
                .isEqualTo(permitted);
        if (permitted) {
            OfferId id = new OfferId(Ids.next());
            standing.add(StandingGrant.offered(kind, step.extent(), Period.offered(step.extent(), TODAY), SZ, id));
            clerk.write(id, kind, step.extent(), false);
        }
    }

    private static void trade(StandingGrant offer, List<StandingGrant> standing, CountedMarket clerk) {
        standing.remove(offer);
        clerk.grant(offer.listing());
        if (offer.kind() != Kind.ASSIGNMENT) {
            TradeId trade = new TradeId(Ids.next());
            standing.add(StandingGrant.traded(
                    offer.kind(), offer.extent(), Period.granted(offer.extent(), TODAY), trade, "R-1"));
        }
    }

    private static GateFacts facts(Step step, List<StandingGrant> standing) {
        ParticipantId seller = new ParticipantId(Ids.next());
        GateFacts.Asset asset = new GateFacts.Asset(
                new AssetId(Ids.next()),
                AssetKind.PATENT,
                LegalStatus.IN_FORCE,
                TODAY,
                null,
                null,
                List.of(new OwnerShare(seller, 10_000)),
                standing.stream()
                        .filter(StandingGrant::inForce)
                        .map(grant -> new GateFacts.Lien(grant, null))
                        .toList(),
                List.of(),
                standing.stream().filter(grant -> !grant.inForce()).toList(),
                false,
                false);
        return new GateFacts(
                new GateFacts.Proposal(
                        Mode.LIVE,
                        GateFacts.Way.LOT,
                        step.right(),
                        step.extent(),
                        Money.cny(100),
                        false,
                        Declarations.NONE,
                        null,
                        SaleMethod.ENGLISH),
                new GateFacts.Seller(seller, ParticipantKind.FIRM, Standing.QUALIFIED, Set.of()),
                new GateFacts.Days(TODAY, TODAY, TODAY.plusDays(7), TODAY.plusDays(8), CalendarFile.china()),
                new GateFacts.Rules(GatesTest.rules(), true),
                null,
                null,
                new ConsentBook("terms", List.of()),
                List.of(asset));
    }
}
