package org.ipmarket.auction.proof;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.RunnerUp;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * The closing certificate (竞价记录证明) of a lot.
 *
 * @param rules the version that decided
 * @param termsHash hash of the log's first entry, which holds the whole announcement, hexadecimal
 * @param assets the versions of the register's entries on which the close relied
 * @param retained the bidders whose deposits stay
 * @param root of the log at the close, hexadecimal
 * @param size leaves of the log at the close
 * @param winners best first where there are several; else null
 * @param runnerUp who waits; null where nobody does
 */
public record Certificate(
        String type,
        LotId lot,
        Mode mode,
        CentreCode centre,
        String rules,
        String termsHash,
        LotClosed.Result result,
        UnsoldReason reason,
        BidderRef winner,
        Money price,
        long bids,
        int bidders,
        int extensions,
        Instant closedAt,
        List<AssetSeen> assets,
        List<BidderRef> retained,
        String root,
        long size,
        List<BidderRef> winners,
        RunnerUp runnerUp) {
    private static final String TYPE = "closing-certificate";

    /**
     * What the log of a closed lot certifies.
     *
     * @param terms leaf 0, and {@code termsHash} its hash
     * @param closed the leaf of the close, {@code root} and {@code size} of the log with it
     */
    public static Certificate of(Leaf.Terms terms, byte[] termsHash, Leaf.Closed closed, byte[] root, long size) {
        return new Certificate(
                TYPE,
                terms.lot(),
                terms.terms().mode(),
                terms.terms().centre(),
                terms.rules(),
                HexFormat.of().formatHex(termsHash),
                closed.result(),
                closed.reason(),
                closed.winner(),
                closed.price(),
                closed.bids(),
                closed.bidders(),
                closed.extensions(),
                closed.time(),
                closed.assets(),
                closed.retained(),
                HexFormat.of().formatHex(root),
                size,
                closed.winners(),
                closed.runnerUp());
    }

    /** The text that is signed. */
    public String statement() {
        return Canonical.text(this);
    }
}
