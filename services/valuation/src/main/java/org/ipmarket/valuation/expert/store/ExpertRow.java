package org.ipmarket.valuation.expert.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.Interest;
import org.ipmarket.valuation.expert.Panellist;

/** An expert of a centre's panel. */
@Entity
@Table(name = "expert")
public class ExpertRow {
    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private long version;

    private String mode;
    private String centre;
    private String username;
    private String name;
    private UUID participant;
    private UUID organisation;

    @Column(name = "organisation_name")
    private String organisationName;

    @Enumerated(EnumType.STRING)
    private Panellist.Standing standing;

    @Column(name = "suspension_reason")
    private String suspensionReason;

    private String fields;
    private String licences;
    private String interests;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    protected ExpertRow() {}

    /**
     * What a centre enters of an expert.
     *
     * @param participant the expert's own record in the market, or null
     * @param organisation where the expert works, if that is a participant
     */
    public record Entry(
            LocalizedText name,
            ParticipantId participant,
            ParticipantId organisation,
            LocalizedText organisationName,
            List<Panellist.Field> fields,
            List<Panellist.Licence> licences) {}

    public static ExpertRow entered(Mode mode, CentreCode centre, String username, Entry entry, String by, Instant at) {
        ExpertRow row = new ExpertRow();
        row.id = Ids.next();
        row.mode = mode.wire();
        row.centre = centre.value();
        row.username = username;
        row.standing = Panellist.Standing.ACTIVE;
        row.interests = Json.write(List.of());
        row.enteredBy = by;
        row.enteredAt = at;
        row.change(entry);
        return row;
    }

    public void change(Entry entry) {
        name = Json.write(entry.name());
        participant = entry.participant() == null ? null : entry.participant().value();
        organisation =
                entry.organisation() == null ? null : entry.organisation().value();
        organisationName = Json.write(entry.organisationName());
        fields = Json.write(entry.fields());
        licences = Json.write(entry.licences());
    }

    public void suspend(String reason) {
        standing = Panellist.Standing.SUSPENDED;
        suspensionReason = reason;
    }

    public void reinstate() {
        standing = Panellist.Standing.ACTIVE;
        suspensionReason = null;
    }

    public void declare(Interest interest) {
        List<Interest> all = new ArrayList<>(interests());
        all.add(interest);
        interests = Json.write(all);
    }

    /** Puts the end to an interest. */
    public void end(int index, Interest ended) {
        List<Interest> all = new ArrayList<>(interests());
        all.set(index, ended);
        interests = Json.write(all);
    }

    /** As the rules see it. */
    public Panellist panellist() {
        return new Panellist(
                username,
                name(),
                participant(),
                organisation(),
                standing,
                List.of(Json.read(fields, Panellist.Field[].class)),
                List.of(Json.read(licences, Panellist.Licence[].class)),
                interests());
    }

    public List<Interest> interests() {
        return List.of(Json.read(interests, Interest[].class));
    }

    public LocalizedText name() {
        return Json.read(name, LocalizedText.class);
    }

    public LocalizedText organisationName() {
        return Json.read(organisationName, LocalizedText.class);
    }

    public ParticipantId participant() {
        return participant == null ? null : new ParticipantId(participant);
    }

    public ParticipantId organisation() {
        return organisation == null ? null : new ParticipantId(organisation);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Mode mode() {
        return Mode.fromString(mode);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public String username() {
        return username;
    }

    public Panellist.Standing standing() {
        return standing;
    }

    public String suspensionReason() {
        return suspensionReason;
    }

    public Instant enteredAt() {
        return enteredAt;
    }
}
