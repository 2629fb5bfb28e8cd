package org.ipmarket.settlement.api;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.RunningClock;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntry;
import org.ipmarket.settlement.store.Word;
import org.ipmarket.settlement.trade.Awaited;
import org.ipmarket.settlement.trade.Export;
import org.ipmarket.settlement.trade.TradeClock;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/**
 * How a trade goes on.
 *
 * @param deadline of the clock that runs; absent where the trade has ended
 * @param waitsFor whose part it is now
 * @param deeds what may follow this state
 * @param contractSignatures of a contract of its own; absent where the confirmation is the contract
 * @param frozen absent but while it stands still, and where it was undone
 * @param unwound absent but where the sale is undone
 * @param annuity absent where nobody has asked who may pay a falling annuity
 * @param entries facts from outside; the sides see of a pledgee what it is paid, and no account
 */
public record TradeCourseView(
        DeadlineView deadline,
        List<Awaited> waitsFor,
        Set<TradeDeed> deeds,
        List<InstalmentView> instalments,
        List<TradeView.SignatureView> contractSignatures,
        Export export,
        String exportDecision,
        boolean pledged,
        FrozenView frozen,
        UnwoundView unwound,
        AnnuityView annuity,
        List<EntryView> entries) {
    /**
     * @param until what it runs until
     * @param provisional whether the holidays of its days are not announced, so that it may still move
     * @param source the rule that its length comes from
     * @param consequence what follows when it has run out
     * @param overdue whether it has run out and nothing follows by itself
     */
    public record DeadlineView(
            TradeClock clock,
            String until,
            Instant due,
            boolean provisional,
            String source,
            String consequence,
            boolean overdue) {
        private static DeadlineView of(RunningClock clock) {
            return clock == null
                    ? null
                    : new DeadlineView(
                            clock.clock(),
                            clock.clock().until(),
                            clock.due(),
                            clock.provisional(),
                            clock.source(),
                            clock.clock().consequence().words(),
                            clock.overdue());
        }
    }

    /**
     * @param number from 1
     * @param paidOutside what of it is proved to have been paid outside the exchange
     * @param due absent until the contract stands
     * @param paidAt absent until it is paid
     */
    public record InstalmentView(
            int number, Money amount, Money paidOutside, String reference, Instant due, Instant paidAt) {}

    /** @param from where it goes back to when it is lifted */
    public record FrozenView(FreezeGround ground, String reason, TradeState from, Instant at, List<WordView> agreed) {}

    public record UnwoundView(TradeUnwound.Basis basis, String reason) {}

    public record AnnuityView(Instant askedAt, List<WordView> answers) {}

    public record WordView(Side side, String answer, String by, Instant at) {
        private static List<WordView> of(List<Word> words) {
            return words.stream()
                    .map(word -> new WordView(word.side(), word.answer(), word.by(), word.at()))
                    .toList();
        }
    }

    /** @param checkedBy absent until another has checked it: it has no effect before */
    public record EntryView(
            UUID id,
            TradeEntry.Kind kind,
            String document,
            TradeEntry.Outcome outcome,
            Money amount,
            Integer instalment,
            String enteredBy,
            Instant enteredAt,
            String checkedBy,
            Instant checkedAt) {
        private static EntryView of(TradeEntry entry) {
            return new EntryView(
                    entry.id(),
                    entry.kind(),
                    entry.document(),
                    entry.outcome(),
                    entry.amount(),
                    entry.instalment(),
                    entry.enteredBy(),
                    entry.enteredAt(),
                    entry.checkedBy(),
                    entry.checkedAt());
        }
    }

    static TradeCourseView of(Trade trade, List<TradeEntry> entries) {
        return new TradeCourseView(
                DeadlineView.of(trade.clock()),
                Awaited.of(trade.state(), unsigned(trade), trade.export(), trade.isRecordable()),
                trade.state().deeds(),
                instalments(trade),
                trade.contractOwn()
                        ? trade.contractSignatures().entrySet().stream()
                                .map(signed -> TradeView.SignatureView.of(signed.getKey(), signed.getValue()))
                                .toList()
                        : null,
                trade.export(),
                trade.exportDecision(),
                trade.pledged(),
                trade.frozen() == null
                        ? null
                        : new FrozenView(
                                trade.frozen().ground(),
                                trade.frozen().reason(),
                                trade.frozen().from(),
                                trade.frozen().at(),
                                WordView.of(trade.words(Word.Question.UNWIND))),
                trade.unwoundBasis() == null ? null : new UnwoundView(trade.unwoundBasis(), trade.unwoundReason()),
                trade.annuityAskedAt() == null
                        ? null
                        : new AnnuityView(trade.annuityAskedAt(), WordView.of(trade.words(Word.Question.ANNUITY))),
                entries.stream().map(EntryView::of).toList());
    }

    private static Set<Side> unsigned(Trade trade) {
        Set<Side> unsigned = EnumSet.allOf(Side.class);
        if (trade.state() == TradeState.OPENED) {
            unsigned.removeAll(trade.signedBy());
        } else if (trade.contractOwn()) {
            unsigned.removeAll(trade.contractSignatures().keySet());
        } else {
            unsigned.clear();
        }
        return unsigned;
    }

    private static List<InstalmentView> instalments(Trade trade) {
        String currency = trade.sums().price().currencyCode();
        List<Instalment> parts = trade.instalments();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new InstalmentView(
                        i + 1,
                        Money.ofMinor(parts.get(i).amountMinor(), currency),
                        Money.ofMinor(parts.get(i).outsideMinor(), currency),
                        parts.get(i).reference(),
                        parts.get(i).due(),
                        parts.get(i).paidAt()))
                .toList();
    }
}
