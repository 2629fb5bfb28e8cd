package org.ipmarket.settlement.bank.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.ipmarket.messages.Money;

/**
 * One transaction of a statement: an entry, a part of a batch entry, or the charge that the bank has taken within an entry.
 *
 * @param entry number of the entry in the file, from 1
 * @param part number within the entry, from 0
 * @param credit whether money came to the account
 * @param reference the bank's own id of the transaction; null where it gives none
 * @param bookedAt the time of acceptance where the bank tells it, else the beginning of the booking day
 * @param name the other side, as the bank reports it
 * @param account the other side's account
 * @param bank the other side's bank: BIC or clearing code
 * @param subAccount the sub-account that was paid to
 * @param remark what the payer wrote
 * @param endToEnd the payer's reference, carried through all banks
 * @param batch the order's batch that a debit carries out as one sum
 * @param returnReason why money comes back
 * @param conversion the bank's advice where the amount was converted
 */
public record FileLine(
        int entry,
        int part,
        Kind kind,
        boolean credit,
        Money amount,
        String reference,
        Instant bookedAt,
        LocalDate valueOn,
        String name,
        String account,
        String bank,
        String subAccount,
        String remark,
        String endToEnd,
        String batch,
        String returnReason,
        Conversion conversion) {

    /** What kind of movement the bank says it is. */
    public enum Kind {
        PAYMENT,
        /** Money that was paid out comes back. */
        RETURN,
        /** The bank takes back money that it had credited. */
        REVERSAL,
        /** The bank's fee. */
        CHARGE,
        /** The bank's interest. */
        INTEREST,
        /** Many orders booked as one sum. */
        BATCH
    }

    /**
     * @param instructed the amount in the other currency, as the bank writes it
     * @param rate as the bank writes it; null where it does not
     */
    public record Conversion(BigDecimal instructed, String currency, BigDecimal rate) {}
}
