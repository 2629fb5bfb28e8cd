package org.ipmarket.listing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.Ids;

/** A published notice. The document is kept as it was written, so that its hash can be computed again. */
@Entity
@Immutable
@Table(name = "notice")
public class NoticeRow {
    @Id
    public UUID id;

    public Mode mode;
    public String centre;
    public String number;

    @Enumerated(EnumType.STRING)
    public NoticeKind kind;

    public UUID offer;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText title;

    public String document;

    /** Of the canonical form of the document (RFC 8785), in hexadecimal. */
    @Column(name = "sha256")
    public String sha256;

    public Instant publishedAt;

    /** The login's subject, or the event that led to it. */
    public String publishedBy;

    public static NoticeRow of(NoticeDocument document, String by) {
        NoticeRow row = new NoticeRow();
        row.id = Ids.next();
        row.mode = document.mode();
        row.centre = document.centre().value();
        row.number = document.number();
        row.kind = document.kind();
        row.offer = document.offer() == null ? null : document.offer().value();
        row.title = document.title();
        row.document = new String(EventJson.write(document), StandardCharsets.UTF_8);
        row.sha256 = EventJson.hash(document);
        row.publishedAt = document.publishedAt();
        row.publishedBy = by;
        return row;
    }

    public NoticeDocument read() {
        return EventJson.read(document.getBytes(StandardCharsets.UTF_8), NoticeDocument.class);
    }
}
