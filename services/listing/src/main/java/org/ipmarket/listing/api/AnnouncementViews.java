package org.ipmarket.listing.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.store.NoticeRow;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** What is shown of notices as JSON. */
public final class AnnouncementViews {
    private AnnouncementViews() {}

    /** @param sha256 of the document's canonical form (RFC 8785) */
    public record Announcement(
            String number,
            Mode mode,
            NoticeKind kind,
            CentreCode centre,
            OfferId listing,
            LocalizedText title,
            Instant publishedAt,
            String sha256) {
        static Announcement of(NoticeRow row) {
            return new Announcement(
                    row.number,
                    row.mode,
                    row.kind,
                    new CentreCode(row.centre),
                    row.offer == null ? null : new OfferId(row.offer),
                    row.title,
                    row.publishedAt,
                    row.sha256);
        }
    }

    /** A notice with its document, as it was written. */
    public record WholeAnnouncement(
            String sha256,

            @JsonRawValue @Schema(implementation = Object.class)
            String document) {}
}
