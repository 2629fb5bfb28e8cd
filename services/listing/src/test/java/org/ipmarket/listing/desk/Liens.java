package org.ipmarket.listing.desk;

import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Puts liens on assets as legal events leave them. */
final class Liens {
    private Liens() {}

    /** @param holder null where the pledgee is no participant */
    static UUID put(Rows rows, String asset, String kind, String extent, ParticipantId holder) {
        UUID right = UUID.fromString(asset);
        int sequence = (int) rows.count("select count(*) + 1 from legal_event where asset = ?", right);
        rows.run(
                "insert into legal_event (asset, sequence, category, code, meaning, office, effective_on, source, source_key,"
                        + " entered_by, entered_at) values (?, ?, 'Q', 'Q10', 'a lien', 'CN', ?, 'OPERATOR', ?, 'test', now())",
                right,
                sequence,
                LocalDate.of(2025, 1, 1),
                "test-" + sequence);
        UUID id = Ids.next();
        rows.run(
                "insert into encumbrance (id, asset, kind, extent, holder, holder_name, registration, from_date, begun_by)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
                id,
                right,
                kind,
                extent,
                holder == null ? null : holder.value(),
                holder == null ? "某银行" : null,
                "Y2025000001",
                LocalDate.of(2025, 1, 1),
                sequence);
        return id;
    }
}
