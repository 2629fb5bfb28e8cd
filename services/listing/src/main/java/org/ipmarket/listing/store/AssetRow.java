package org.ipmarket.listing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.AssetKeys;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.Citations;
import org.ipmarket.listing.asset.CitingAsset;
import org.ipmarket.listing.asset.OfficeRecord;
import org.ipmarket.listing.legal.RegisterCopy;
import org.ipmarket.listing.search.SearchTerms;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.CitationsReceived;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.FamilyOffices;
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

    /** What its title and numbers are found by; see {@link SearchTerms}. */
    public String searchTerms;

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
    public String applicationNumber;
    public String applicationKey;
    public String publicationNumber;
    public String publicationKey;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> cpc = List.of();

    public Integer claimCount;
    public String familyId;
    public Integer familySize;
    public LocalDate annuitiesPaidUntil;

    /** What lies on it now; follows from its legal events. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<EncumbranceKind> encumbrances = List.of();

    @PrePersist
    @PreUpdate
    void analyse() {
        searchTerms = SearchTerms.ofTitle(title, rightKey, applicationKey, publicationKey, number, publicationNumber);
    }

    public AssetId asset() {
        return new AssetId(id);
    }

    /** Where its family was filed; of a patent of which somebody has told. */
    @JdbcTypeCode(SqlTypes.JSON)
    public FamilyOffices familyOffices;

    /** Who cites it, as it is told; follows from its bibliography and {@code citedBy}. */
    @JdbcTypeCode(SqlTypes.JSON)
    public CitationsReceived citationsReceived;

    /** Rights of the register that cite it. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<CitingAsset> citedBy = List.of();

    public boolean isOwnedBy(ParticipantId participant) {
        return owners.stream().anyMatch(owner -> owner.participant().equals(participant));
    }

    /** What the copy of the office's register said; null where events have never been told from it. */
    @Enumerated(EnumType.STRING)
    public LegalStatus statedStatus;

    public LocalDate statedAsOf;
    public LocalDate statedExpires;
    public LocalDate statedAnnuities;

    /** What the copy of the office's register said, before any event. */
    public RegisterCopy copy() {
        return statedStatus == null
                ? new RegisterCopy(status, statusAsOf, granted != null, expires, annuitiesPaidUntil)
                : new RegisterCopy(statedStatus, statedAsOf, granted != null, statedExpires, statedAnnuities);
    }

    /** Keeps apart what the copy said, before events change what is shown. */
    public void keepCopy() {
        if (statedStatus == null) {
            statedStatus = status;
            statedAsOf = statusAsOf;
            statedExpires = expires;
            statedAnnuities = annuitiesPaidUntil;
        }
    }

    public AssetKeys keys() {
        return new AssetKeys(rightKey, applicationKey, publicationKey);
    }

    /** Takes over checked details; {@code keys} are those of their numbers. The bibliography is stored apart. */
    public void take(AssetDetails details, AssetKeys keys) {
        version++;
        type = details.type();
        kind = details.type().kind();
        title = details.title();
        registeredCentre = details.registeredAt().value();
        office = details.office();
        number = details.number();
        rightKey = keys.right();
        OfficeRecord record = details.record();
        applicationNumber = record.applicationNumber();
        applicationKey = keys.application();
        publicationNumber = record.publicationNumber();
        publicationKey = keys.publication();
        cpc = record.cpc();
        claimCount = record.claimCount();
        familyId = record.familyId();
        familySize = record.familySize();
        annuitiesPaidUntil = record.annuitiesPaidUntil();
        statedStatus = details.status();
        statedAsOf = details.statusAsOf();
        statedExpires = details.expires();
        statedAnnuities = record.annuitiesPaidUntil();
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
        if (record.bibliography() != null) {
            takeOthersWord(record.bibliography());
        }
    }

    /** Makes it say what follows from what others tell of it. */
    public void takeOthersWord(Bibliography bibliography) {
        familyOffices = kind == AssetKind.PATENT ? bibliography.tellOffices(office) : null;
        citationsReceived = kind == AssetKind.PATENT ? Citations.received(bibliography, citedBy) : null;
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
                cpc,
                claimCount,
                familySize,
                annuitiesPaidUntil,
                encumbrances.isEmpty() ? null : Set.copyOf(encumbrances),
                familyOffices,
                citationsReceived);
    }
}
