package org.ipmarket.auction.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.PlayedLot.Asked;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.LotJournal.Judged;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.messages.Money;

class LotJournalPropertyTest {
    @Property(tries = 100)
    void theResultDoesNotDependOnHowBidsWereGatheredIntoTransactions(
            @ForAll @IntRange(max = 60) int bids, @ForAll long seed, @ForAll Random random) {
        PlayedLot atOnce = PlayedLot.of(bids, seed);
        List<Entry> entries = new ArrayList<>(
                LotJournal.announce(Offers.patent(), RulesCatalogue.current(Offers.patent()), null, Offers.NOON)
                        .written());
        AuctionTerms terms = AuctionTerms.of(Offers.patent());
        LotState state = RulesCatalogue.of("english/1").announced(terms, Offers.NOON);

        List<Asked> rest = atOnce.asked();
        while (!rest.isEmpty()) {
            int batch = 1 + random.nextInt(rest.size());
            LotJournal journal = LotJournal.resume("english/1", terms, state);
            rest.subList(0, batch).forEach(asked -> journal.judge(asked.command(), asked.time()));
            entries.addAll(journal.written());
            state = journal.state();
            rest = rest.subList(batch, rest.size());
        }

        assertThat(state).isEqualTo(atOnce.journal().state());
        assertThat(entries)
                .extracting(Entry::text)
                .containsExactlyElementsOf(
                        atOnce.journal().written().stream().map(Entry::text).toList());
    }

    @Property(tries = 200)
    void thePriceNeverFallsAndOnlyAValidBidChangesAnything(
            @ForAll @IntRange(min = 1, max = 60) int bids, @ForAll long seed) {
        PlayedLot lot = PlayedLot.of(bids, seed);
        LotJournal again =
                LotJournal.announce(Offers.patent(), RulesCatalogue.current(Offers.patent()), null, Offers.NOON);
        for (Asked asked : lot.asked()) {
            LotState before = again.state();
            Money lowest = again.lowestAcceptable(asked.time());
            Judged judged = again.judge(asked.command(), asked.time());
            LotState after = again.state();
            if (judged.decision() instanceof Decision.BidAccepted accepted) {
                Money amount = ((Command.PlaceBid) asked.command()).amount();
                assertThat(amount).isGreaterThanOrEqualTo(lowest);
                assertThat(after.leading().amount()).isEqualTo(amount);
                assertThat(accepted.extended()).isEqualTo(after.endsAt().isAfter(before.endsAt()));
            } else {
                assertThat(after.leading()).isEqualTo(before.leading());
                assertThat(after.extensions()).isEqualTo(before.extensions());
                assertThat(asked.command() instanceof Command.PlaceBid ? after.endsAt() : before.endsAt())
                        .isEqualTo(before.endsAt());
            }
            assertThat(after.endsAt()).isAfterOrEqualTo(before.endsAt());
        }
    }

    @Property(tries = 50)
    void everyEntryReadsBackAsItself(@ForAll @IntRange(max = 30) int bids, @ForAll long seed) {
        Instant last = Instant.MIN;
        long sequence = 0;
        for (Entry entry : PlayedLot.of(bids, seed).journal().written()) {
            assertThat(Canonical.isCanonical(entry.text())).isTrue();
            assertThat(Canonical.read(entry.text(), Leaf.class)).isEqualTo(entry.leaf());
            assertThat(entry.leaf().sequence()).isEqualTo(sequence++);
            assertThat(entry.leaf().time()).isAfterOrEqualTo(last);
            last = entry.leaf().time();
        }
    }
}
