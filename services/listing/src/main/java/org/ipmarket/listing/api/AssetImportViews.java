package org.ipmarket.listing.api;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.document.FileFormat;
import org.ipmarket.listing.imports.ImportState;
import org.ipmarket.listing.imports.Keeping;
import org.ipmarket.listing.imports.Outcome;
import org.ipmarket.listing.imports.Report;
import org.ipmarket.listing.store.ImportRow;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What is shown of imports. */
public final class AssetImportViews {
    private AssetImportViews() {}

    /**
     * An import. While a file that is kept whole or not at all is RUNNING, its counts are of what would be.
     *
     * @param format null where the file itself decides
     * @param problem why it failed or was refused
     */
    public record ImportAnswer(
            UUID id,
            Mode mode,
            ParticipantId owner,
            CentreCode registeredAt,
            Keeping keeping,
            FileFormat format,
            boolean demonstration,
            ImportState state,
            Bytes bytes,
            String sha256,
            Records records,
            String problem,
            Instant receivedAt,
            Instant startedAt,
            Instant endedAt) {
        static ImportAnswer of(ImportRow row) {
            return new ImportAnswer(
                    row.id,
                    row.mode,
                    new ParticipantId(row.owner),
                    new CentreCode(row.registeredCentre),
                    row.keeping,
                    row.format,
                    row.demonstration,
                    row.state,
                    new Bytes(row.bytesRead, row.bytes),
                    row.sha256,
                    new Records(row.counts().all(), row.created, row.updated, row.same, row.refused),
                    row.problem,
                    row.receivedAt,
                    row.startedAt,
                    row.endedAt);
        }
    }

    /** How far it has come in its file. */
    public record Bytes(long read, long total) {}

    /** How many records were read, and what came of them. */
    public record Records(int read, int created, int updated, int same, int refused) {}

    /** What came of one record. */
    public record RecordAnswer(int record, String number, Outcome outcome, String reason, AssetId asset) {
        static RecordAnswer of(Report report) {
            return new RecordAnswer(
                    report.record(),
                    report.number(),
                    report.outcome(),
                    report.reason(),
                    report.asset() == null ? null : new AssetId(report.asset()));
        }
    }
}
