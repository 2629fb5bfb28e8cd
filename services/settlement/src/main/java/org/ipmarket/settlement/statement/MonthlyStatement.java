package org.ipmarket.settlement.statement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * What a centre's month was in the ledger. Every account of the ledger but the bank's counter-side belongs to exactly one
 * statement: one that a centre owns to that centre's, others to that of the centre at which their lot or trade was offered, the
 * rest to the market's own. So the statements of a month together are the ledger.
 *
 * @param centre the centre's code, or {@link #MARKET}
 * @param from first moment of the month in the market's time zone
 * @param until first moment after it
 * @param accounts for each currency and kind, in this order
 * @param trades on which this owner has taken fees in the month, in the order of their ids
 * @param payouts that the bank has confirmed in the month, in the order of their ids
 * @param taxes of those of the trades that were offered here, added up; for information
 */
public record MonthlyStatement(
        String centre,
        LocalizedText name,
        Mode mode,
        YearMonth month,
        Instant from,
        Instant until,
        List<AccountSheet> accounts,
        List<TradeLine> trades,
        List<PayoutLine> payouts,
        List<TaxSum> taxes) {
    /** The statement of what is no centre's. */
    public static final String MARKET = "MARKET";

    public MonthlyStatement {
        accounts = List.copyOf(accounts);
        trades = List.copyOf(trades);
        payouts = List.copyOf(payouts);
        taxes = List.copyOf(taxes);
    }

    /**
     * All accounts of a kind in a currency; amounts in minor units.
     *
     * @param kind of the ledger's chart
     * @param own whether the centre owns them, else they are others' and in its charge
     */
    public record AccountSheet(
            String currency, String kind, boolean own, long opening, List<Movement> movements, long closing) {
        public AccountSheet {
            movements = List.copyOf(movements);
        }

        public long in() {
            return movements.stream().mapToLong(Movement::in).sum();
        }

        public long out() {
            return movements.stream().mapToLong(Movement::out).sum();
        }
    }

    /**
     * What moved for one reason.
     *
     * @param what as the ledger's explanations have it
     * @param count of postings
     */
    public record Movement(String what, long in, long out, long count) {}

    /**
     * Fees that were taken on a trade.
     *
     * @param offeredHere whether the trade was offered at this centre
     * @param boughtHere whether its buyer came through this centre
     * @param fromSeller the owner's part of the seller's commission
     * @param fromBuyer and of the buyer's
     * @param booked what the ledger has booked for the owner on this trade in the month, in minor units
     */
    public record TradeLine(
            TradeId trade,
            Instant at,
            boolean offeredHere,
            boolean boughtHere,
            ParticipantId seller,
            ParticipantId buyer,
            Money price,
            Money sellerCommission,
            Money buyerCommission,
            Money fromSeller,
            Money fromBuyer,
            long booked) {}

    /** @param to a participant's id, {@code centre:GZ} or {@code platform} */
    public record PayoutLine(String id, Instant at, String purpose, String to, Money amount) {}

    /**
     * A tax of a kind of payer over the month.
     *
     * @param due the sum where it is due
     * @param open trades for which it is open
     */
    public record TaxSum(String tax, String payer, Money due, long open) {}

    /** What does not add up; empty where all of it does. */
    public Optional<String> fault() {
        for (AccountSheet sheet : accounts) {
            if (sheet.opening() + sheet.in() - sheet.out() != sheet.closing()) {
                return Optional.of(sheet.kind() + " in " + sheet.currency() + ": " + sheet.opening() + " + "
                        + sheet.in() + " - " + sheet.out() + " is not " + sheet.closing());
            }
        }
        return Optional.empty();
    }
}
