package org.ipmarket.listing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** A right on the register. */
@Entity
@Table(name = "asset")
public class AssetRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;

    @Enumerated(EnumType.STRING)
    public AssetType type;

    @Enumerated(EnumType.STRING)
    public AssetKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText title;

    public String searchText;
    public String registeredCentre;
    public String office;
    public String number;
    public String rightKey;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<OwnerShare> owners;

    @Enumerated(EnumType.STRING)
    public LegalStatus status;

    public LocalDate statusAsOf;
    public LocalDate filed;
    public LocalDate granted;
    public LocalDate workCreated;
    public LocalDate firstPublished;
    public LocalDate expires;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> ipc;

    @Column(name = "references_cited")
    public Integer referencesCited;

    public boolean demonstration;

    /** Whether an offer of it was ever announced: from then on its identity stands. */
    public boolean announced;

    public Instant enteredAt;

    public AssetId asset() {
        return new AssetId(id);
    }

    public boolean isOwnedBy(ParticipantId participant) {
        return owners.stream().anyMatch(owner -> owner.participant().equals(participant));
    }

    /** Takes over checked details; {@code key} is the one of their number. */
    public void take(AssetDetails details, String key) {
        version++;
        type = details.type();
        kind = details.type().kind();
        title = details.title();
        registeredCentre = details.registeredAt().value();
        office = details.office();
        number = details.number();
        rightKey = key;
        owners = details.owners();
        status = details.status();
        statusAsOf = details.statusAsOf();
        filed = details.filed();
        granted = details.granted();
        workCreated = details.workCreated();
        firstPublished = details.firstPublished();
        expires = details.expires();
        ipc = details.ipc();
        referencesCited = details.referencesCited();
        demonstration = details.demonstration();
        searchText = SearchText.of(title, office + number);
    }

    /** The state as it is told. */
    public AssetChanged told() {
        return new AssetChanged(
                asset(),
                mode,
                version,
                type,
                title,
                new CentreCode(registeredCentre),
                office,
                number,
                owners,
                status,
                statusAsOf,
                filed,
                granted,
                workCreated,
                firstPublished,
                expires,
                ipc,
                referencesCited,
                demonstration,
                null,
                null,
                null,
                null,
                null);
    }
}
