package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.consent.Statement;
import org.ipmarket.listing.consent.Word;
import org.ipmarket.messages.id.ParticipantId;

/** What a co-owner or pledgee said to an offer or deal. */
@Entity
@Table(name = "consent_statement")
@IdClass(ConsentStatementRow.Key.class)
public class ConsentStatementRow {
    public record Key(UUID offer, int sequence) {}

    @Id
    public UUID offer;

    @Id
    public int sequence;

    public String party;
    public UUID participant;
    public UUID encumbrance;

    @Enumerated(EnumType.STRING)
    public Word word;

    public String termsHash;
    public String reasons;
    public UUID document;
    public String login;

    /** The login's name, for people to read. */
    public String person;

    public Instant givenAt;

    public void by(Consenter who) {
        switch (who) {
            case Consenter.CoOwner owner -> {
                party = "CO_OWNER";
                participant = owner.participant().value();
            }
            case Consenter.Pledgee pledgee -> {
                party = "PLEDGEE";
                participant = pledgee.participant().value();
            }
            case Consenter.OutsidePledgee pledgee -> {
                party = "PLEDGEE";
                encumbrance = pledgee.encumbrance();
            }
        }
    }

    public Statement statement() {
        return new Statement(sequence, by(), word, termsHash, reasons, document, login, givenAt);
    }

    private Consenter by() {
        if (encumbrance != null) {
            return new Consenter.OutsidePledgee(encumbrance);
        }
        ParticipantId who = new ParticipantId(participant);
        return party.equals("CO_OWNER") ? new Consenter.CoOwner(who) : new Consenter.Pledgee(who);
    }
}
