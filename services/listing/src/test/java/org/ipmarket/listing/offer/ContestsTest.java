package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ipmarket.listing.calendar.CalendarFile;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.offer.ContestChoice.Fall;
import org.ipmarket.listing.offer.ContestChoice.Step;
import org.ipmarket.listing.offer.Declarations.PriorityBasis;
import org.ipmarket.listing.offer.Declarations.PriorityHolder;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.ContestTerms.Priority;
import org.ipmarket.messages.ContestTerms.PublicListing;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

/** What an announcement fixes, method by method; the defaults are those of the market's rules. */
class ContestsTest {
    private static final CentreRules CENTRE =
            ContestRulesTest.centre(Map.of(RuleCode.LISTING_EXTENSIONS, 2L, RuleCode.UNIFORM_PRICE, 1L));
    private static final WorkingDays CHINA = CalendarFile.china();
    /** A Friday, 10:30 in Shanghai; the Qingming holiday is on Monday the 6th. */
    private static final Instant CLOSES = Instant.parse("2026-04-03T02:30:00Z");

    private final ParticipantId inventor = new ParticipantId(Ids.next());
    private final Declarations priority =
            new Declarations(null, null, List.of(new PriorityHolder(inventor, PriorityBasis.SERVICE_INVENTOR, 1)));
    private final List<Priority> first = List.of(new Priority(inventor, 1, "Civil Code 847"));

    @Test
    void everyMethodHasItsPartsAndNoOthers() {
        for (SaleMethod method : SaleMethod.values()) {
            ContestTerms fixed = of(method, ContestRulesTest.needed(method));
            assertThat(fixed).as(method.name()).isEqualTo(expected(method));
        }
    }

    private ContestTerms expected(SaleMethod method) {
        ContestTerms.Dutch dutch = new ContestTerms.Dutch(100, Duration.ofMinutes(5), Money.cny(20_000_00));
        return switch (method) {
            case ENGLISH, ENGLISH_PROXY, SEALED_FIRST_PRICE, SEALED_SECOND_PRICE ->
                terms(null, false, first, null, null, null, null, null);
            case PUBLIC_LISTING ->
                terms(
                        null,
                        false,
                        first,
                        new PublicListing(
                                List.of(Instant.parse("2026-04-13T02:30:00Z"), Instant.parse("2026-04-20T02:30:00Z")),
                                Duration.ofDays(1)),
                        null,
                        null,
                        null,
                        null);
            case THREE_ROUNDS ->
                terms(
                        null,
                        false,
                        first,
                        null,
                        new ContestTerms.ThreeRounds(
                                Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(2)),
                        null,
                        null,
                        null);
            case CLOCK ->
                terms(
                        null,
                        false,
                        null,
                        null,
                        null,
                        new ContestTerms.Clock(Duration.ofSeconds(15), Duration.ofMinutes(3)),
                        null,
                        null);
            case DUTCH -> terms(null, null, null, null, null, null, dutch, null);
            case DUTCH_SEALED_BEST ->
                terms(
                        null,
                        false,
                        first,
                        null,
                        null,
                        null,
                        dutch,
                        new ContestTerms.SealedBest(Duration.ofMinutes(10), Duration.ofMinutes(5)));
            case UNIFORM_PRICE -> terms(3, null, first, null, null, null, null, null);
            case FIXED_PRICE, OPEN_LICENCE, STANDARD_LICENCE -> ContestTerms.NONE;
        };
    }

    @Test
    void whatTheSellerChoosesAndTheCentreStatesIsCarried() {
        CentreRules centre =
                ContestRulesTest.centre(Map.of(RuleCode.EXTENSIONS_MOST, 3_600_000L, RuleCode.RUNNER_UP, 1L));
        ContestChoice chosen = new ContestChoice(
                List.of(new Step(Money.cny(0), Money.cny(1_000_00)), new Step(Money.cny(5), Money.cny(7))),
                Money.cny(120_000_00),
                null,
                null,
                null);
        ContestTerms fixed = Contests.of(terms(SaleMethod.ENGLISH, chosen), centre, CLOSES, CHINA);
        assertThat(fixed.steps())
                .containsExactly(
                        new PriceStep(Money.cny(0), Money.cny(1_000_00)), new PriceStep(Money.cny(5), Money.cny(7)));
        assertThat(fixed.openReserve()).isEqualTo(Money.cny(120_000_00));
        assertThat(fixed.mostExtension()).isEqualTo(Duration.ofHours(1));
        assertThat(fixed.runnerUp()).isTrue();
    }

    @Test
    void aSellerMayExtendItsListingLessOften() {
        ContestTerms once = of(SaleMethod.PUBLIC_LISTING, new ContestChoice(null, null, null, 1, null));
        assertThat(once.listing().furtherEnds()).containsExactly(Instant.parse("2026-04-13T02:30:00Z"));
        ContestTerms never = of(SaleMethod.PUBLIC_LISTING, new ContestChoice(null, null, null, 0, null));
        assertThat(never.listing().furtherEnds()).isEmpty();
    }

    @Test
    void theFurtherEndsFollowALaterClose() {
        ContestTerms contest = of(SaleMethod.PUBLIC_LISTING, ContestChoice.NONE);
        Instant later = Instant.parse("2026-04-08T04:00:00Z");
        assertThat(Contests.moved(contest, CLOSES, later, CHINA).listing().furtherEnds())
                .containsExactly(Instant.parse("2026-04-15T04:00:00Z"), Instant.parse("2026-04-22T04:00:00Z"));
        ContestTerms english = of(SaleMethod.ENGLISH, ContestChoice.NONE);
        assertThat(Contests.moved(english, CLOSES, later, CHINA)).isEqualTo(english);
    }

    @Test
    void aDutchLotIsOpenUntilItsFloorHasStoodAsLongAsEveryPrice() {
        TradingRules rules = CENTRE.trading();
        OfferTerms dutch = terms(SaleMethod.DUTCH, ContestRulesTest.needed(SaleMethod.DUTCH));
        Announcement plan = Announcement.of(CLOSES, rules, dutch, CENTRE);
        // 100,000 falls by 1,000 eighty times to 20,000: 81 prices of 5 minutes each
        assertThat(Duration.between(plan.opensAt(), plan.closesAt())).isEqualTo(Duration.ofMinutes(81 * 5));
        OfferTerms uneven =
                terms(SaleMethod.DUTCH, new ContestChoice(null, null, null, null, new Fall(300, Money.cny(20_000_00))));
        // by 3,000 twenty-six times to 22,000, then to the floor
        assertThat(Announcement.of(CLOSES, rules, uneven, CENTRE).closesAt())
                .isEqualTo(plan.opensAt().plus(Duration.ofMinutes(28 * 5)));
        OfferTerms english = terms(SaleMethod.ENGLISH, ContestChoice.NONE);
        assertThat(Announcement.of(CLOSES, rules, english, CENTRE).closesAt())
                .isEqualTo(plan.opensAt().plus(rules.bidding()));
    }

    private ContestTerms of(SaleMethod method, ContestChoice chosen) {
        return Contests.of(terms(method, chosen), CENTRE, CLOSES, CHINA);
    }

    private OfferTerms terms(SaleMethod method, ContestChoice chosen) {
        OfferTerms terms = ContestRulesTest.terms(method, ContestRulesTest.step(method), chosen);
        return ContestRulesTest.with(terms, terms.right(), priority);
    }

    private static ContestTerms terms(
            Integer quantity,
            Boolean runnerUp,
            List<Priority> priorities,
            PublicListing listing,
            ContestTerms.ThreeRounds rounds,
            ContestTerms.Clock clock,
            ContestTerms.Dutch dutch,
            ContestTerms.SealedBest best) {
        return new ContestTerms(null, null, null, quantity, runnerUp, priorities, listing, rounds, clock, dutch, best);
    }
}
