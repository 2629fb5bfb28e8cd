package org.ipmarket.bidding.lot;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.auction.sealing.Opening;
import org.ipmarket.auction.sealing.SealedBid;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.bidding.store.BidTable.LotKey;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable.Place;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.ParticipantId;

/** The bids on one lot that one transaction judges, one by one in the order of their arrival. */
final class JudgedBatch {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LockedLot lot;
    private final Map<Place, BidderRow> bidders;
    private final Map<LotKey, Receipted> earlier;
    private final List<BidRequest> requests;
    private final List<BidAnswer> doors;
    private final Map<ClientKey, BidRequest> taken = new HashMap<>();
    private final Set<ParticipantId> withBid = new HashSet<>();
    private final List<Leaf.Judged> accepted = new ArrayList<>();
    private final Map<BidderRef, ParticipantId> acceptedOf = new LinkedHashMap<>();
    private final Leading leadingBefore;
    private Long extendedBy;

    /**
     * Judges all of them.
     *
     * @param bidders those of the requests' participants who gave a deposit for their lot
     * @param earlier bids that were judged before under the requests' keys
     */
    JudgedBatch(LockedLot lot, Map<Place, BidderRow> bidders, Map<LotKey, Receipted> earlier, JudgeBids.Batch batch) {
        this.lot = lot;
        this.bidders = bidders;
        this.earlier = earlier;
        this.requests = batch.requests();
        this.doors = new ArrayList<>(requests.size());
        this.leadingBefore = lot.state().leading();
        for (BidRequest request : requests) {
            doors.add(judge(request));
        }
    }

    /** An answer to each request, in the same order. @param stored the bids that were judged here, with their receipts */
    List<BidAnswer> answers(List<Receipted> stored) {
        Map<ClientKey, Receipted> judged = new HashMap<>();
        for (Receipted bid : stored) {
            judged.put(new ClientKey(bid.bid().client(), bid.bid().key()), bid);
        }
        List<BidAnswer> answers = new ArrayList<>();
        Set<ClientKey> answered = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            ClientKey key = requests.get(i).key();
            answers.add(
                    doors.get(i) != null ? doors.get(i) : new BidAnswer.Judged(judged.get(key), !answered.add(key)));
        }
        return answers;
    }

    /** Whose first valid bids are among them. */
    List<ParticipantId> withBid() {
        return lot.bids().stream()
                .filter(PlacedBid::first)
                .map(PlacedBid::participant)
                .toList();
    }

    /** The valid ones among them. */
    NewBids valid() {
        return new NewBids(accepted, acceptedOf, leadingBefore, extendedBy);
    }

    /** @return the answer, or null where the bid is judged and gets its receipt when the log is written */
    private BidAnswer judge(BidRequest request) {
        if (request.mode() != lot.row().mode()) {
            return new BidAnswer.NoSuchLot();
        }
        Receipted before = earlier.get(new LotKey(lot.id(), request.key()));
        if (before != null) {
            return request.isSame(before.bid()) ? new BidAnswer.Judged(before, true) : new BidAnswer.KeyReused();
        }
        if (taken.containsKey(request.key())) {
            BidRequest same = taken.get(request.key());
            return Objects.equals(same.amount(), request.amount()) && Objects.equals(same.sealed(), request.sealed())
                    ? null
                    : new BidAnswer.KeyReused();
        }
        if (lot.phase() != Phase.OPEN) {
            return new BidAnswer.NotOpen(lot.phase(), null);
        }
        BidderRow bidder = bidders.get(new Place(lot.id(), request.participant()));
        if (bidder == null) {
            return new BidAnswer.NotAdmitted("No deposit of this participant is held for the lot.");
        }
        if (bidder.state() != BidderRow.State.ADMITTED) {
            return new BidAnswer.NotAdmitted(bidder.reason());
        }
        Secrecy form = lot.secrecy();
        if ((form == Secrecy.SEALED) != (request.sealed() != null)) {
            return new BidAnswer.OtherForm(form);
        }
        if (form == Secrecy.SEALED) {
            String fault = fault(request.sealed(), bidder);
            return fault == null ? place(request, bidder, form) : new BidAnswer.BadSeal(fault);
        }
        return request.amount().currencyCode().equals(lot.row().currency())
                ? place(request, bidder, form)
                : new BidAnswer.WrongCurrency(lot.row().currency());
    }

    private String fault(String sealed, BidderRow bidder) {
        try {
            return Canonical.read(sealed, SealedBid.class)
                    .fault(lot.keys(), bidder.ref())
                    .map(Enum::name)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return Opening.Reason.MALFORMED.name();
        }
    }

    private BidAnswer place(BidRequest request, BidderRow bidder, Secrecy form) {
        boolean first = !bidder.hasBid() && !withBid.contains(bidder.participant());
        byte[] salt = form == Secrecy.HIDDEN ? salt() : null;
        BidRow.Secret secret = form == Secrecy.OPEN ? null : new BidRow.Secret(salt, request.sealedHash(), true);
        LotJournal.Judged judged = lot.judge(
                form == Secrecy.SEALED
                        ? new Command.PlaceSealed(
                                BidId.next(), bidder.ref(), first, request.sealed(), bidder.priority())
                        : new Command.PlaceBid(
                                BidId.next(),
                                bidder.ref(),
                                first,
                                request.amount(),
                                bidder.priority(),
                                salt == null ? null : HexFormat.of().formatHex(salt)));
        if (judged.decision() instanceof Decision.Refused refused) {
            return new BidAnswer.NotOpen(refused.phase(), refused.why());
        }
        taken.put(request.key(), request);
        boolean valid = judged.decision() instanceof Decision.BidAccepted;
        lot.placed(new PlacedBid(
                request.key(),
                request.participant(),
                judged.entry(),
                request.amount(),
                bidder.priority(),
                judged.decision() instanceof Decision.BidRejected rejected ? rejected.lowestAcceptable() : null,
                secret,
                first && valid));
        if (judged.decision() instanceof Decision.BidAccepted bid) {
            withBid.add(bidder.participant());
            accepted.add((Leaf.Judged) judged.entry().leaf());
            acceptedOf.put(bidder.ref(), bidder.participant());
            if (bid.extended()) {
                extendedBy = judged.entry().leaf().sequence();
            }
        }
        return null;
    }

    private static byte[] salt() {
        byte[] salt = new byte[Commitments.SALT_SIZE];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
