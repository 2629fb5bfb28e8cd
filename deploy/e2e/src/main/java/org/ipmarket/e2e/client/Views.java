package org.ipmarket.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** What the API answers, in the fields that a client of the main job uses. */
public final class Views {
    private Views() {}

    public record Centre(
            CentreCode code,
            Mode mode,
            long version,
            LocalizedText name,
            String currency,
            Set<AssetKind> kinds,
            Set<SaleMethod> methods,
            TradingRules rules,
            FeeSchedule fees) {}

    public record Participant(
            ParticipantId id,
            long version,
            ParticipantKind kind,
            LocalizedText name,
            CentreCode homeCentre,
            Standing standing,
            Set<CentreCode> qualifiedAt) {}

    public record Asset(
            AssetId id,
            long version,
            AssetType type,
            LocalizedText title,
            CentreCode registeredAt,
            String office,
            String number,
            List<OwnerShare> owners,
            LegalStatus status,
            LocalDate statusAsOf,
            boolean demonstration,
            Value value) {}

    /** An indicative value, or why there is none. */
    public record Value(
            UUID valuation, Money p10, Money p50, Money p90, String noEstimateReason, Instant completedAt) {}

    public record TitleEntry(
            long sequence, List<OwnerShare> owners, LocalDate from, TradeId trade, String registration, String basis) {}

    public record GrantEntry(TradeId trade, Right right, ParticipantId licensee, String registration) {}

    public record Listing(
            OfferId id,
            Mode mode,
            long version,
            String state,
            CentreCode centre,
            ParticipantId seller,
            List<AssetId> assets,
            Right right,
            LocalizedText title,
            Money startPrice,
            Money increment,
            Money deposit,
            String noticeNumber,
            Instant announcedAt,
            Instant opensAt,
            Instant closesAt,
            boolean demonstration) {}

    public record Lot(
            LotId id,
            CentreCode centre,
            String state,
            String result,
            LocalizedText title,
            Right right,
            Money startPrice,
            Money increment,
            Money deposit,
            Instant opensAt,
            Instant endsAt,
            Money price,
            Money lowestAcceptable,
            long bids,
            int bidders,
            Instant serverTime,
            String rulesVersion,
            boolean demonstration) {}

    public record Receipt(
            LotId lot, long sequence, String leafHash, String root, String time, String keyId, String signature) {}

    public record Bid(
            UUID bid, LotId lot, long sequence, Money amount, boolean accepted, Instant endsAt, Receipt receipt) {}

    /** One line of a lot's public log. */
    public record LoggedBid(long sequence, String bidder, Money amount, Instant time) {}

    public record Deposit(
            DepositId id,
            LotId lot,
            ParticipantId participant,
            CentreCode centre,
            CentreCode buyerCentre,
            Money amount,
            String state,
            String bankReference) {}

    public record Trade(
            TradeId id,
            long version,
            AwardId award,
            LotId lot,
            CentreCode centre,
            CentreCode buyerCentre,
            ParticipantId seller,
            ParticipantId buyer,
            Money price,
            Right right,
            List<AssetId> assets,
            String state,
            Money sellerCommission,
            Money buyerCommission,
            Money depositApplied,
            Money amountDue,
            String paymentReference,
            String confirmationHash,
            List<Payout> payouts,
            JsonNode recordal) {}

    /** A negotiated deal; {@code award} is there for its sides and centre once it is concluded. */
    public record Deal(OfferId id, String state, AwardId award) {}

    public record Payout(String to, String purpose, Money amount, String state) {}

    /** The ledger's sums: {@code moneyIn = moneyHeld + moneyOut}, and each count but the first must be 0. */
    public record LedgerChecks(
            String mode,
            long transfers,
            long unbalanced,
            long negativeAccounts,
            long driftedAccounts,
            long wrongDeposits,
            long unexplainedLines,
            long stuckLines,
            Money moneyIn,
            Money moneyHeld,
            Money moneyOut,
            DepositSums deposits) {}

    /** What was ever held: {@code held = open + released + applied + forfeited}. */
    public record DepositSums(Money held, Money open, Money released, Money applied, Money forfeited) {}

    public record Backlog(long outboxUnsent, double oldestUnsentSeconds, long parked, long deadLetters) {
        public boolean drained() {
            return outboxUnsent == 0 && parked == 0 && deadLetters == 0;
        }
    }

    public record Digest(String subject, long version, String hash) {}
}
