package org.ipmarket.settlement.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.tax.TaxLine;
import org.ipmarket.settlement.trade.TradeSums;
import org.ipmarket.settlement.trade.Way;

/**
 * All that papers say of a trade.
 *
 * @param extent how far a licence reaches, or null for all of the right
 * @param basis the announcement or deal that the sale rests on
 * @param confirmationHash SHA-256 of the text of the confirmation that both sides sign
 * @param registration what completed the trade, or null
 * @param payments what the bank was ordered to pay for the trade
 * @param taxes for information; what is not known is open
 */
public record PaperFacts(
        TradeId trade,
        Mode mode,
        Way way,
        AwardId award,
        LotId lot,
        LocalizedText centre,
        LocalizedText buyerCentre,
        Party seller,
        Party buyer,
        LocalizedText title,
        Right right,
        Extent extent,
        List<Asset> assets,
        String basis,
        TradeSums sums,
        Instant openedAt,
        Instant confirmationDue,
        Instant paymentDue,
        String paymentReference,
        String confirmationHash,
        String registration,
        LocalDate effectiveOn,
        Instant completedAt,
        List<Payment> payments,
        List<TaxLine> taxes,
        boolean demonstration) {
    /**
     * A side.
     *
     * @param name as it has stated it for its fapiao, or null: then the papers name it by its number on the register
     */
    public record Party(String id, String name, String creditCode, String address) {}

    public record Asset(LocalizedText title, AssetKind kind, String type, String office, String number) {}

    /** @param confirmedAt when the bank's statement showed it, or null */
    public record Payment(String purpose, String to, Money amount, Instant confirmedAt) {}
}
