package org.ipmarket.auction.rules;

import java.util.List;
import org.ipmarket.messages.Money;

/** What became of a lot that closed. */
public sealed interface Outcome {
    /** Best first; empty where the version of the rules ranks nobody. */
    List<Offer> ranking();

    /**
     * @param winners one, or as many as the lot has units, best first
     * @param price what each of them owes (成交价)
     * @param runnerUp null where nobody waits
     */
    record Sold(List<BidderRef> winners, Money price, RunnerUp runnerUp, List<Offer> ranking) implements Outcome {
        public Sold {
            winners = List.copyOf(winners);
            ranking = List.copyOf(ranking);
            if (winners.isEmpty()) {
                throw new IllegalArgumentException("a lot is sold to somebody");
            }
        }

        public static Sold to(BidderRef winner, Money price) {
            return new Sold(List.of(winner), price, null, List.of());
        }
    }

    record Unsold(UnsoldReason reason, List<Offer> ranking) implements Outcome {
        public Unsold {
            ranking = List.copyOf(ranking);
        }
    }

    /** 流拍的原因 */
    enum UnsoldReason {
        NO_BID,
        TOO_FEW_BIDDERS,
        /** The best bid was below the reserve. */
        RESERVE_NOT_MET,
        /** An asset is no longer in force, or no longer the seller's. */
        GATE_FAILED
    }
}
