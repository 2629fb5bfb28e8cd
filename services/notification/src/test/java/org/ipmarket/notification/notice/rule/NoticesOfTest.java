package org.ipmarket.notification.notice.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.BidsAccepted;
import org.ipmarket.messages.event.DepositReleased;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.TradeReminded;
import org.ipmarket.messages.event.TradeSigned;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.notification.notice.text.Rendered;
import org.ipmarket.notification.notice.text.Texts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NoticesOfTest {
    private static final Texts TEXTS = new Texts();

    @Test
    void whoIsOutbidIsToldThePriceThatEverybodySees() {
        ParticipantId lin = new ParticipantId(Ids.next());
        ParticipantId chen = new ParticipantId(Ids.next());
        Instant at = Instant.parse("2026-03-09T03:00:12Z");
        Draft draft = only(new BiddersOutbid(
                new LotId(Ids.next()),
                Mode.LIVE,
                new CentreCode("GZ"),
                Set.of(lin, chen),
                Money.cny(87_000_000),
                at.plusSeconds(300),
                at));

        assertThat(draft.kind()).isEqualTo(Kind.OUTBID);
        assertThat(draft.audience()).isEqualTo(new Audience.Named(Set.of(lin, chen)));
        assertThat(draft.facts()).containsEntry("price", "870000.00 CNY");
        assertThat(render(draft, Language.ZH).title()).isEqualTo("您的出价已被超过：晶圆机械手");
        assertThat(render(draft, Language.ZH).text()).contains("870,000.00 元").contains("北京时间 2026年3月9日 11:05:12");
        assertThat(render(draft, Language.EN).text())
                .contains("CNY 870,000.00")
                .contains("9 Mar 2026 11:05:12 (China time)");
    }

    @Test
    void whoBidsForALotThatRunsIsNoManagersToSee() {
        assertThat(only(example(BiddersOutbid.class)).centres()).isEmpty();
    }

    @Test
    void whoseDepositStaysHasNotLost() {
        LotClosed closed = Examples.of(LotClosed.class).findFirst().orElseThrow();

        List<Draft> drafts = NoticesOf.event(closed);

        assertThat(drafts).extracting(Draft::kind).containsExactly(Kind.LOST, Kind.LOT_ENDED);
        assertThat(drafts.getFirst().audience())
                .isEqualTo(new Audience.Bidders(closed.lot(), closed.retainedDeposits()));
        assertThat(drafts.getLast().audience()).isEqualTo(new Audience.Seller(closed.lot()));
    }

    @Test
    void aPriceThatNobodySeesIsInNoNotice() {
        LotClosed closed = Examples.of(LotClosed.class).findFirst().orElseThrow();
        LotClosed secret = new LotClosed(
                closed.lot(),
                closed.mode(),
                closed.centre(),
                LotClosed.Result.SOLD,
                null,
                closed.bidders(),
                closed.bids(),
                closed.retainedDeposits(),
                closed.rulesVersion(),
                closed.logRoot(),
                closed.logSize(),
                closed.closedAt());

        for (Draft draft : NoticesOf.event(secret)) {
            assertThat(render(draft, Language.ZH).text()).doesNotContain("成交价");
            assertThat(render(draft, Language.EN).text())
                    .doesNotContain(" for CNY")
                    .doesNotContain("[");
        }
    }

    @Test
    void winnerBuyerAndWhoeverGetsMoneyBackAreToldWhateverTheyWant() {
        LotAwarded awarded = example(LotAwarded.class);
        assertThat(only(awarded).audience()).isEqualTo(Audience.Named.one(awarded.winner()));
        TradeSigned signed = example(TradeSigned.class);
        assertThat(only(signed).audience()).isEqualTo(Audience.Named.one(signed.buyer()));
        assertThat(only(signed).facts())
                .containsEntry("due", signed.paymentDue().toString());
        DepositReleased released = example(DepositReleased.class);
        assertThat(only(released).audience()).isEqualTo(Audience.Named.one(released.participant()));
        assertThat(Stream.of(only(awarded), only(signed), only(released)).map(Draft::kind))
                .containsExactly(Kind.WON, Kind.PAYMENT_DUE, Kind.REFUND)
                .allMatch(Kind::isObligatory);
    }

    @Test
    void aSuspensionIsForBiddersAndSeller() {
        LotSuspended suspended = example(LotSuspended.class);

        assertThat(NoticesOf.event(suspended))
                .extracting(Draft::audience)
                .containsExactly(Audience.Bidders.all(suspended.lot()), new Audience.Seller(suspended.lot()));
    }

    @Test
    void ofAPaymentTheBuyerIsRemindedAlone() {
        TradeReminded example = example(TradeReminded.class);

        Draft paying = only(reminded(example, "SIGNED", true));
        assertThat(paying.kind()).isEqualTo(Kind.PAYMENT_DUE);
        assertThat(paying.variant()).isEqualTo("OVERDUE");
        assertThat(paying.audience()).isEqualTo(Audience.Named.one(example.buyer()));
        Draft signing = only(reminded(example, "OPENED", false));
        assertThat(signing.kind()).isEqualTo(Kind.TRADE_REMINDER);
        assertThat(signing.audience()).isEqualTo(new Audience.Named(Set.of(example.seller(), example.buyer())));
    }

    @Test
    void ofMoneyThatGoesBackTheBuyerIsToldHowMuch() {
        TradeUnwound unwound = example(TradeUnwound.class);

        List<Draft> drafts = NoticesOf.event(unwound);

        assertThat(drafts)
                .extracting(Draft::audience)
                .containsExactly(Audience.Named.one(unwound.seller()), Audience.Named.one(unwound.buyer()));
        assertThat(drafts.getFirst().facts()).doesNotContainKey("refunded");
        assertThat(drafts.getLast().facts())
                .containsEntry("refunded", unwound.refunded().toString());
    }

    @Test
    void aPriceForEverybodyIsNobodysNotice() {
        assertThat(NoticesOf.event(example(BidsAccepted.class))).isEmpty();
    }

    @Test
    void everyKindComesFromAnEventOrAClockOrTheReaderItself() {
        Set<Kind> made = EnumSet.of(Kind.OPENING_SOON, Kind.ADDRESS_CONFIRMATION);
        events().flatMap(event -> NoticesOf.event(event).stream()).forEach(draft -> made.add(draft.kind()));

        assertThat(made).containsExactlyInAnyOrder(Kind.values());
    }

    /** So that no notice fails for a fact that its text asks for. */
    @TestFactory
    Stream<DynamicTest> everyExampleCanBeWrittenInBothLanguages() {
        return events().flatMap(event -> NoticesOf.event(event).stream())
                .map(draft -> DynamicTest.dynamicTest(draft.kind() + " " + draft.variant(), () -> {
                    for (Language language : Language.values()) {
                        Rendered rendered = render(draft, language);
                        assertThat(rendered.title()).isNotBlank().doesNotContain("{", "[");
                        assertThat(rendered.text()).isNotBlank().doesNotContain("{", "[");
                    }
                    assertThat(draft.centres().isEmpty())
                            .as("somebody can prove it")
                            .isEqualTo(draft.kind() == Kind.OUTBID);
                }));
    }

    /** The examples, and a reminder of each sort. */
    private static Stream<MarketEvent> events() {
        TradeReminded example = example(TradeReminded.class);
        return Stream.concat(
                Examples.all().stream(),
                Stream.of(
                        reminded(example, "OPENED", false),
                        reminded(example, "FILED", true),
                        reminded(example, "SIGNED", false),
                        reminded(example, "PART_FUNDED", true)));
    }

    private static <E extends MarketEvent> E example(Class<E> event) {
        return Examples.of(event).findFirst().orElseThrow();
    }

    private static Draft only(MarketEvent event) {
        List<Draft> drafts = NoticesOf.event(event);
        assertThat(drafts).hasSize(1);
        return drafts.getFirst();
    }

    private static TradeReminded reminded(TradeReminded e, String state, boolean overdue) {
        return new TradeReminded(
                e.trade(),
                e.award(),
                e.lot(),
                e.mode(),
                e.centre(),
                e.buyerCentre(),
                e.seller(),
                e.buyer(),
                state,
                e.due(),
                e.source(),
                overdue,
                e.remindedAt());
    }

    private static Rendered render(Draft draft, Language language) {
        Map<String, String> facts = new HashMap<>(draft.facts());
        facts.put("title", language == Language.ZH ? "晶圆机械手" : "Robot hand");
        return TEXTS.render(draft.kind(), draft.variant(), language, facts);
    }
}
