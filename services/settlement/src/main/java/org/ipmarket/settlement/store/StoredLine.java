package org.ipmarket.settlement.store;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.file.FileLine;

/** What must be known of a stored line of a file before it is applied; the rest stays in its row. @param account the settlement account */
public record StoredLine(
        UUID file,
        Mode mode,
        int line,
        UUID id,
        UUID account,
        FileLine.Kind kind,
        boolean credit,
        Money amount,
        String name,
        String number,
        String bankCode,
        String subAccount,
        String remark,
        String endToEnd,
        Instant bookedAt) {}
