package org.ipmarket.auction.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.verifier.Finding;
import org.ipmarket.auction.verifier.Finding.Step;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.Verifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In the log of a closed lot of each format one amount, one order, one bid or one time is forged. Who is careless is found at the leaf by its number or hash; who works out numbers, hashes and root again is found where the
 * rules say otherwise, and by the certificate.
 */
class TamperedFormatsTest {
    private static final int LOTS = 12;

    /** A closed lot with valid bids. @param bids where those stand */
    private record Lot(ProofExport export, List<Entry> entries, List<Integer> bids) {
        int bid(long seed) {
            return bids.get((int) (seed % bids.size()));
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void oneAmount(Format format) {
        for (Lot lot : lots(format)) {
            int bid = lot.bid(3);
            switch (lot.entries().get(bid).leaf()) {
                case Leaf.Bid _ -> {
                    Finding careless =
                            first(new Forgery(lot.export()).change(bid, false, TamperedFormatsTest::cheaper));
                    assertPlace(careless, Step.HASHES, bid);
                    Finding careful = first(new Forgery(lot.export()).change(bid, true, TamperedFormatsTest::cheaper));
                    assertPlace(careful, Step.REPLAY, bid);
                }
                case Leaf.HiddenBid _ -> amountShownLater(lot, bid, "revealed", "amounts", bid);
                case Leaf.SealedBid _ -> {
                    int unsealed = place(lot, "unsealed");
                    if (unsealed >= 0
                            && lot.entries().get(unsealed).leaf() instanceof Leaf.Unsealed opened
                            && opened.offers().stream()
                                    .anyMatch(offer -> offer.bid() == bid && offer.amount() != null)) {
                        amountShownLater(lot, bid, "unsealed", "offers", unsealed);
                    }
                }
                default -> throw new AssertionError("a bid is of one of three kinds");
            }
        }
    }

    /** @param found the leaf at which the verifier sees it */
    private static void amountShownLater(Lot lot, int bid, String type, String list, int found) {
        for (int at = 0; at < lot.entries().size(); at++) {
            ObjectNode leaf = new Forgery(lot.export()).leaf(at);
            if (!leaf.get("type").asText().equals(type)) {
                continue;
            }
            for (JsonNode shown : leaf.get(list)) {
                if (shown.get("bid").asLong() == bid) {
                    assertPlace(
                            first(new Forgery(lot.export()).change(at, false, text -> shown(text, list, bid))),
                            Step.HASHES,
                            at);
                    assertPlace(
                            first(new Forgery(lot.export()).change(at, true, text -> shown(text, list, bid))),
                            Step.REPLAY,
                            found);
                    return;
                }
            }
        }
        throw new AssertionError("bid " + bid + " is shown nowhere");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void oneOrder(Format format) {
        int atThePlace = 0;
        for (Lot lot : lots(format)) {
            for (int bid : lot.bids()) {
                if (bid + 1 >= lot.entries().size()) {
                    continue;
                }
                assertPlace(first(new Forgery(lot.export()).swap(bid, bid + 1)), Step.LEAVES, bid);
                List<Finding> careful =
                        findings(new Forgery(lot.export()).swap(bid, bid + 1).numbered());
                assertThat(careful).extracting(Finding::step).contains(Step.CERTIFICATE);
                if (careful.getFirst().step() == Step.REPLAY) {
                    assertThat(careful.getFirst().sequence()).isGreaterThanOrEqualTo(bid);
                    atThePlace += careful.getFirst().sequence() <= bid + 1 ? 1 : 0;
                }
            }
        }
        assertThat(atThePlace)
                .as("of careful ones found at the leaves that were swapped")
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void oneMissingBid(Format format) {
        for (Lot lot : lots(format)) {
            int bid = lot.bid(5);
            assertPlace(first(new Forgery(lot.export()).remove(bid)), Step.LEAVES, bid);
            List<Finding> careful =
                    findings(new Forgery(lot.export()).remove(bid).numbered());
            assertThat(careful.getFirst().step()).isEqualTo(Step.REPLAY);
            assertThat(careful.getFirst().sequence()).isGreaterThanOrEqualTo(bid);
            assertThat(careful).extracting(Finding::step).contains(Step.CERTIFICATE);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void oneChangedTime(Format format) {
        for (Lot lot : lots(format)) {
            int bid = lot.bid(7);
            for (Duration later : List.of(Duration.ofDays(1), Duration.ofDays(-1))) {
                assertPlace(
                        first(new Forgery(lot.export()).change(bid, false, leaf -> moved(leaf, later))),
                        Step.HASHES,
                        bid);
                assertPlace(
                        first(new Forgery(lot.export()).change(bid, true, leaf -> moved(leaf, later))),
                        Step.REPLAY,
                        bid);
            }
        }
    }

    private static void cheaper(ObjectNode leaf) {
        ObjectNode amount = (ObjectNode) leaf.get("amount");
        amount.put("amount", amount.get("amount").asText().equals("0.01") ? "0.02" : "0.01");
    }

    private static void shown(ObjectNode leaf, String list, int bid) {
        for (JsonNode one : leaf.get(list)) {
            if (one.get("bid").asLong() == bid) {
                cheaper((ObjectNode) one);
            }
        }
    }

    private static void moved(ObjectNode leaf, Duration later) {
        leaf.put("time", Instant.parse(leaf.get("time").asText()).plus(later).toString());
    }

    private static int place(Lot lot, String type) {
        for (int at = 0; at < lot.entries().size(); at++) {
            if (new Forgery(lot.export()).leaf(at).get("type").asText().equals(type)) {
                return at;
            }
        }
        return -1;
    }

    private static void assertPlace(Finding finding, Step step, int leaf) {
        assertThat(finding.step()).as(finding.toString()).isEqualTo(step);
        assertThat(finding.sequence()).as(finding.toString()).isEqualTo(leaf);
    }

    private static Finding first(Forgery forgery) {
        return findings(forgery).getFirst();
    }

    private static List<Finding> findings(Forgery forgery) {
        return new Verifier().verify(forgery.export()).findings();
    }

    private static List<Lot> lots(Format format) {
        return LongStream.iterate(1, seed -> seed + 1)
                .mapToObj(seed -> Played.of(format, Histories.of(format, seed)))
                .filter(played -> played.verdict().phase().equals("CLOSED"))
                .map(played -> new Lot(played.export(), played.all(), validBids(played.all())))
                .filter(lot -> !lot.bids().isEmpty())
                .limit(LOTS)
                .toList();
    }

    private static List<Integer> validBids(List<Entry> entries) {
        List<Integer> bids = new ArrayList<>();
        for (int at = 0; at < entries.size(); at++) {
            boolean valid =
                    switch (entries.get(at).leaf()) {
                        case Leaf.Bid bid -> bid.accepted();
                        case Leaf.HiddenBid bid -> bid.accepted();
                        case Leaf.SealedBid bid -> bid.accepted();
                        default -> false;
                    };
            if (valid) {
                bids.add(at);
            }
        }
        return bids;
    }
}
