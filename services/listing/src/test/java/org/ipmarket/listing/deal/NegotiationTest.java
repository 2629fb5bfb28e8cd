package org.ipmarket.listing.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ipmarket.listing.deal.Negotiation.Acceptance;
import org.ipmarket.listing.deal.Negotiation.Answer;
import org.ipmarket.listing.deal.Negotiation.Needed;
import org.ipmarket.listing.deal.Negotiation.Why;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Needed ONE = new Needed(1, 1);
    private static final AssetId ASSET = new AssetId(Ids.next());

    /** Something that a login does; {@code round} counts back from the last one: 0 is the last, -1 one that is not there. */
    record Step(boolean offers, Side side, int login, int round, long price, int minutesValid, int minutesLater) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(Side.class),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(6, 0),
                                net.jqwik.api.Tuple.of(2, 1),
                                net.jqwik.api.Tuple.of(1, -1)),
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.integers().between(0, 40))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 2_000)
    void nobodyIsBoundByAnythingButTheStandingRoundOfTheOtherSide(
            @ForAll("histories") List<Step> steps, @ForAll boolean sellerNeedsTwo, @ForAll boolean buyerNeedsTwo) {
        Needed needed = new Needed(sellerNeedsTwo ? 2 : 1, buyerNeedsTwo ? 2 : 1);
        List<Round> rounds = new ArrayList<>();
        List<Acceptance> given = new ArrayList<>();
        Instant now = START;
        for (Step step : steps) {
            now = now.plus(Duration.ofMinutes(step.minutesLater()));
            String login = step.side() + "-" + step.login();
            if (step.offers() || rounds.isEmpty()) {
                rounds.add(round(rounds.size() + 1, step.side(), login, step.price(), now, step.minutesValid()));
                continue;
            }
            int number = rounds.size() - step.round();
            Round last = rounds.getLast();
            Answer answer = new Negotiation(rounds, given).accept(step.side(), login, number, needed, now);
            boolean standing = number == last.number() && !now.isAfter(last.validUntil());
            switch (answer) {
                case Answer.Refused refused -> {
                    if (refused.why() == Why.LAPSED) {
                        assertThat(now).isAfter(last.validUntil());
                    }
                    // the other side's standing round is refused only to who stands behind it already
                    if (standing && last.by() != step.side()) {
                        assertThat(refused.why()).isEqualTo(Why.SAME_PERSON);
                        assertThat(given).anyMatch(each -> each.round() == last.number() && each.side() == step.side());
                    }
                }
                case Answer.Noted noted -> {
                    assertThat(standing).isTrue();
                    assertThat(noted.round()).isEqualTo(last);
                    given.add(new Acceptance(number, step.side(), login));
                }
                case Answer.Agreed agreed -> {
                    given.add(new Acceptance(number, step.side(), login));
                    assertThat(standing).isTrue();
                    assertThat(agreed.round().terms().price())
                            .isEqualTo(last.terms().price());
                    assertThat(logins(rounds, given, last, last.by().other()))
                            .hasSizeGreaterThanOrEqualTo(needed.of(last.by().other()));
                    assertThat(logins(rounds, given, last, last.by()))
                            .hasSizeGreaterThanOrEqualTo(needed.of(last.by()));
                    assertThat(given).anyMatch(each -> each.round() == last.number() && each.side() != last.by());
                    return;
                }
            }
        }
    }

    private static List<String> logins(List<Round> rounds, List<Acceptance> given, Round last, Side side) {
        List<String> logins = new ArrayList<>();
        if (last.by() == side) {
            logins.add(last.offeredBy());
        }
        given.stream()
                .filter(each -> each.round() == rounds.size() && each.side() == side)
                .map(Acceptance::by)
                .forEach(logins::add);
        return logins.stream().distinct().toList();
    }

    @Test
    void theOtherSideAcceptsTheLastRoundAndNobodyHisOwn() {
        Negotiation negotiation = new Negotiation(List.of(round(1, Side.SELLER, "lin", 100, START, 60)), List.of());
        assertThat(why(negotiation.accept(Side.SELLER, "lin", 1, ONE, START))).isEqualTo(Why.OWN_ROUND);
        assertThat(why(negotiation.accept(Side.SELLER, "lin.other", 1, ONE, START)))
                .isEqualTo(Why.OWN_ROUND);
        assertThat(negotiation.accept(Side.BUYER, "chen", 1, ONE, START)).isInstanceOf(Answer.Agreed.class);
        assertThat(why(negotiation.accept(Side.BUYER, "chen", 2, ONE, START))).isEqualTo(Why.NO_SUCH_ROUND);
    }

    @Test
    void aCounterOfferTakesThePlaceOfTheOffer() {
        Negotiation negotiation = new Negotiation(
                List.of(round(1, Side.SELLER, "lin", 100, START, 60), round(2, Side.BUYER, "chen", 80, START, 60)),
                List.of());
        assertThat(why(negotiation.accept(Side.BUYER, "chen", 1, ONE, START))).isEqualTo(Why.SUPERSEDED);
        assertThat(negotiation.accept(Side.SELLER, "lin", 2, ONE, START))
                .isEqualTo(new Answer.Agreed(negotiation.rounds().getLast()));
    }

    @Test
    void aRoundCanBeAcceptedUpToItsLastMoment() {
        Negotiation negotiation = new Negotiation(List.of(round(1, Side.SELLER, "lin", 100, START, 60)), List.of());
        Instant last = START.plus(Duration.ofMinutes(60));
        assertThat(negotiation.accept(Side.BUYER, "chen", 1, ONE, last)).isInstanceOf(Answer.Agreed.class);
        assertThat(why(negotiation.accept(Side.BUYER, "chen", 1, ONE, last.plusNanos(1))))
                .isEqualTo(Why.LAPSED);
    }

    @Test
    void whereTwoPersonsAreNeededTheSecondIsAnother() {
        Round round = round(1, Side.SELLER, "lin.trader", 100, START, 60);
        Needed two = new Needed(2, 2);
        List<Acceptance> given = new ArrayList<>();
        assertThat(new Negotiation(List.of(round), given).accept(Side.BUYER, "chen.trader", 1, two, START))
                .isEqualTo(new Answer.Noted(round, Side.BUYER));
        given.add(new Acceptance(1, Side.BUYER, "chen.trader"));
        assertThat(why(new Negotiation(List.of(round), given).accept(Side.BUYER, "chen.trader", 1, two, START)))
                .isEqualTo(Why.SAME_PERSON);
        assertThat(new Negotiation(List.of(round), given).accept(Side.BUYER, "chen.approver", 1, two, START))
                .isEqualTo(new Answer.Noted(round, Side.SELLER));
        given.add(new Acceptance(1, Side.BUYER, "chen.approver"));
        assertThat(why(new Negotiation(List.of(round), given).accept(Side.SELLER, "lin.trader", 1, two, START)))
                .isEqualTo(Why.SAME_PERSON);
        assertThat(new Negotiation(List.of(round), given).accept(Side.SELLER, "lin.approver", 1, two, START))
                .isEqualTo(new Answer.Agreed(round));
    }

    @Test
    void whatABrokerPutsOnTheTableBindsNobodyUntilAUserOfItsSideAgrees() {
        Round made = round(1, Side.SELLER, "broker", 100, START, 60);
        Round round = new Round(1, Side.SELLER, "broker", false, made.terms(), made.offeredAt(), made.validUntil());
        assertThat(new Negotiation(List.of(round), List.of()).accept(Side.BUYER, "chen", 1, ONE, START))
                .isEqualTo(new Answer.Noted(round, Side.SELLER));
        assertThat(new Negotiation(List.of(round), List.of(new Acceptance(1, Side.BUYER, "chen")))
                        .accept(Side.SELLER, "lin", 1, ONE, START))
                .isEqualTo(new Answer.Agreed(round));
        assertThat(new Negotiation(List.of(round), List.of()).accept(Side.SELLER, "lin", 1, ONE, START))
                .isEqualTo(new Answer.Noted(round, Side.BUYER));
    }

    @Test
    void theNumberOfRoundsIsBounded() {
        Negotiation negotiation = new Negotiation(
                List.of(round(1, Side.SELLER, "lin", 100, START, 60), round(2, Side.BUYER, "chen", 80, START, 60)),
                List.of());
        assertThat(negotiation.refuseRound(3)).isEmpty();
        assertThat(negotiation.refuseRound(2)).map(Answer.Refused::why).contains(Why.TOO_MANY_ROUNDS);
    }

    private static Why why(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.why() : null;
    }

    private static Round round(int number, Side by, String login, long price, Instant at, int minutes) {
        return new Round(
                number,
                by,
                login,
                true,
                new DealTerms(Money.cny(price), Right.ASSIGNMENT, null, List.of(ASSET), ""),
                at,
                at.plus(Duration.ofMinutes(minutes)));
    }
}
