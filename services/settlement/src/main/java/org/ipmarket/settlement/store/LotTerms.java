package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** What was announced for a lot, as last corrected, and whether bidding has said that it ended. Ended once. */
@Entity
@Table(name = "lot_terms")
public class LotTerms {
    /** What bidding has said of the lot. */
    public enum State {
        ANNOUNCED,
        CLOSED,
        CANCELLED
    }

    @Id
    private UUID lot;

    private Mode mode;
    private String centre;
    private UUID seller;
    private String currency;

    @Column(name = "deposit_minor")
    private long depositMinor;

    private UUID relists;
    private String terms;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "announced_at")
    private Instant announcedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected LotTerms() {}

    public static LotTerms of(OfferAnnounced offer) {
        LotTerms lot = new LotTerms();
        lot.lot = offer.offer().value();
        lot.mode = offer.mode();
        lot.centre = offer.centre().value();
        lot.seller = offer.seller().value();
        lot.currency = offer.deposit().currencyCode();
        lot.depositMinor = offer.deposit().minor();
        lot.relists = offer.relists() == null ? null : offer.relists().value();
        lot.terms = new String(EventJson.write(offer), StandardCharsets.UTF_8);
        lot.state = State.ANNOUNCED;
        lot.announcedAt = offer.announcedAt();
        return lot;
    }

    /** The terms as they now stand. One that is older than what is known changes nothing; the bid security is never corrected. */
    public void correct(OfferAnnounced corrected) {
        if (!corrected.deposit().equals(deposit()) || !corrected.seller().equals(seller())) {
            throw new IllegalArgumentException("a correction changes neither seller nor bid security of lot " + lot);
        }
        if (!corrected.opensAt().isBefore(announced().opensAt())) {
            terms = new String(EventJson.write(corrected), StandardCharsets.UTF_8);
        }
    }

    /** Bidding has closed or cancelled it; the first word counts. */
    public void end(State how, Instant at) {
        if (state == State.ANNOUNCED) {
            state = how;
            endedAt = at;
        }
    }

    public LotId lot() {
        return new LotId(lot);
    }

    public Mode mode() {
        return mode;
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public ParticipantId seller() {
        return new ParticipantId(seller);
    }

    /** The bid security that was announced. */
    public Money deposit() {
        return Money.ofMinor(depositMinor, currency);
    }

    public State state() {
        return state;
    }

    /** The lot whose relisting this is, or null. */
    public UUID relists() {
        return relists;
    }

    /** The announcement, whole. */
    public OfferAnnounced announced() {
        return EventJson.read(terms.getBytes(StandardCharsets.UTF_8), OfferAnnounced.class);
    }
}
