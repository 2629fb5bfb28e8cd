package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.GrantRecorded;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Party;
import org.ipmarket.valuation.expert.store.PartyStore;

/** Keeps to whom it matters what an asset is worth: sellers, bidders, licensees, earlier owners. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class KeepParties {
    private final PartyStore store;

    KeepParties(PartyStore store) {
        this.store = store;
    }

    public void offered(OfferAnnounced offer) {
        store.add(LotId.of(offer.offer()), new Party(offer.seller(), Party.Role.SELLER), offer.announcedAt());
    }

    /** Who gives security for a lot bids for it. */
    public void secured(DepositHeld deposit) {
        store.add(deposit.lot(), new Party(deposit.participant(), Party.Role.BIDDER), deposit.heldAt());
    }

    public void granted(GrantRecorded grant) {
        store.add(grant.asset(), new Party(grant.licensee(), Party.Role.LICENSEE), grant.recordedAt());
    }

    public void titleChanged(TitleChanged title) {
        Set<ParticipantId> gone = new HashSet<>();
        title.from().forEach(share -> gone.add(share.participant()));
        title.to().stream().map(OwnerShare::participant).forEach(gone::remove);
        gone.forEach(owner -> store.add(title.asset(), new Party(owner, Party.Role.FORMER_OWNER), title.changedAt()));
    }
}
