package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.legal.Encumbrance;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.Ids;

/** What lies or lay on an asset; follows from its legal events. */
@Entity
@Table(name = "encumbrance")
public class EncumbranceRow {
    @Id
    public UUID id;

    public UUID asset;

    @Enumerated(EnumType.STRING)
    public EncumbranceKind kind;

    @Enumerated(EnumType.STRING)
    public Right licence;

    @JdbcTypeCode(SqlTypes.JSON)
    public Extent extent;

    public UUID holder;
    public String holderName;
    public String registration;
    public LocalDate fromDate;
    public LocalDate untilDate;
    public int begunBy;
    public Integer endedBy;

    static EncumbranceRow begun(UUID asset, Encumbrance each) {
        EncumbranceRow row = new EncumbranceRow();
        row.id = Ids.next();
        row.asset = asset;
        row.take(each);
        return row;
    }

    void take(Encumbrance each) {
        kind = each.kind();
        licence = each.detail().licence();
        extent = each.detail().extent() == null ? Extent.ALL : each.detail().extent();
        holder = each.detail().holder() == null ? null : each.detail().holder().value();
        holderName = each.detail().holderName();
        registration = each.detail().registration();
        fromDate = each.from();
        untilDate = each.until();
        begunBy = each.begunBy();
        endedBy = each.endedBy();
    }
}
