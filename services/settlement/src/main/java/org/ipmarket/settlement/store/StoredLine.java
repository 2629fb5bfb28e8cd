package org.ipmarket.settlement.store;

import java.util.UUID;
import org.ipmarket.messages.Mode;

/** What must be known of a stored line of a file before it is applied; the rest stays in its row. */
public record StoredLine(
        UUID file,
        Mode mode,
        int line,
        UUID id,
        boolean credit,
        String name,
        String number,
        String bankCode,
        String remark,
        String endToEnd) {}
