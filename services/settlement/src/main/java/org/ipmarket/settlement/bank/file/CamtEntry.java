package org.ipmarket.settlement.bank.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.file.FileLine.Conversion;
import org.ipmarket.settlement.bank.file.FileLine.Kind;

/**
 * One booked entry of a camt.053 statement as single lines: a batch is taken apart, and what the bank has kept or added as its
 * charge becomes a line of its own, so that the payer's amount stands as it was paid.
 */
final class CamtEntry {
    private static final Set<String> CHARGES = Set.of("CHRG", "FEES", "COMM", "COME", "COMI", "COMT", "COAT");
    private static final String INTEREST = "INTR";

    private final Object entry;
    private final int number;
    private final boolean credit;
    private final long amount;
    private final String currency;
    private final String where;

    CamtEntry(Object entry, int number, boolean credit, long amount, String currency, String where) {
        this.entry = entry;
        this.number = number;
        this.credit = credit;
        this.amount = amount;
        this.currency = currency;
        this.where = where;
    }

    List<FileLine> lines() {
        holdBatch();
        List<Object> details = Fields.all(entry, "NtryDtls.TxDtls");
        List<FileLine> lines = new ArrayList<>();
        long taken = details.isEmpty() ? 0 : included(details);
        if (details.isEmpty()) {
            lines.add(line(null, 0, amount, batch() != null && !credit ? Kind.BATCH : kind(null)));
        } else {
            long[] parts = parts(details, taken);
            for (int i = 0; i < parts.length; i++) {
                lines.add(line(details.get(i), i, parts[i], kind(details.get(i))));
            }
        }
        if (taken != 0) {
            lines.add(charge(lines.size(), Math.abs(taken), taken < 0));
        }
        return lines;
    }

    /** What each transaction moved, before charges; together with them they are the entry's amount. */
    private long[] parts(List<Object> details, long taken) {
        long whole = credit ? amount + taken : amount - taken;
        long[] parts = new long[details.size()];
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            Long own = own(details.get(i));
            if (own == null && parts.length > 1) {
                throw new FileRefused(
                        "entry-does-not-add-up", where + ": transaction " + (i + 1) + " of a batch has no amount.");
            }
            parts[i] = own == null ? whole : own;
            sum = Math.addExact(sum, parts[i]);
        }
        if (sum != whole) {
            throw new FileRefused(
                    "entry-does-not-add-up",
                    where + " is " + text(amount) + "; its transactions and charges give "
                            + text(credit ? sum - taken : sum + taken) + ".",
                    Map.of("entry", number, "said", text(amount), "found", text(credit ? sum - taken : sum + taken)));
        }
        return parts;
    }

    /** The amount of one transaction in the account's currency; null where it says none. */
    private Long own(Object detail) {
        for (String path : List.of("Amt", "AmtDtls.TxAmt.Amt", "AmtDtls.CntrValAmt.Amt", "AmtDtls.InstdAmt.Amt")) {
            if (currency.equals(Fields.text(detail, path + ".Ccy"))) {
                return Minor.of(CamtStatement.number(where, Fields.text(detail, path + ".value")), currency, where);
            }
        }
        return null;
    }

    /** Charges within the entry's amount: said to be, or shown to be by the sums where the version has no word for it. */
    private long included(List<Object> details) {
        List<Object> all = new ArrayList<>(charges(entry));
        details.forEach(detail -> all.addAll(charges(detail)));
        List<Object> records = all.stream()
                .filter(charge -> currency.equals(Fields.text(charge, "Amt.Ccy", "TtlChrgsAndTaxAmt.Ccy")))
                .toList();
        if (records.isEmpty()) {
            return 0;
        }
        long said = sum(records.stream()
                .filter(charge -> "true".equals(Fields.text(charge, "ChrgInclInd")))
                .toList());
        if (said != 0) {
            return said;
        }
        long every = sum(records);
        long own = 0;
        for (Object detail : details) {
            Long part = own(detail);
            if (part == null) {
                return 0;
            }
            own += part;
        }
        return own != amount && (credit ? own - every : own + every) == amount ? every : 0;
    }

    private static List<Object> charges(Object of) {
        List<Object> records = Fields.all(of, "Chrgs.Rcrd");
        return records.isEmpty() ? Fields.all(of, "Chrgs") : records;
    }

    private long sum(List<Object> charges) {
        long sum = 0;
        for (Object charge : charges) {
            String text = Fields.text(charge, "Amt.value", "TtlChrgsAndTaxAmt.value");
            long each = Minor.of(CamtStatement.number(where, text), currency, where);
            sum += "CRDT".equals(Fields.text(charge, "CdtDbtInd")) ? -each : each;
        }
        return sum;
    }

    private void holdBatch() {
        for (Object details : Fields.all(entry, "NtryDtls")) {
            List<Object> transactions = Fields.all(details, "TxDtls");
            String said = Fields.text(details, "Btch.NbOfTxs");
            if (said != null
                    && !transactions.isEmpty()
                    && CamtStatement.number(where, said).longValue() != transactions.size()) {
                throw new FileRefused(
                        "entry-does-not-add-up",
                        where + " says its batch has " + said + " transactions; it has " + transactions.size() + ".",
                        Map.of("entry", number, "said", said, "found", transactions.size()));
            }
            String total = Fields.text(details, "Btch.TtlAmt.value");
            if (total != null && currency.equals(Fields.text(details, "Btch.TtlAmt.Ccy")) && !transactions.isEmpty()) {
                long sum = 0;
                for (Object transaction : transactions) {
                    Long own = own(transaction);
                    sum += own == null ? 0 : own;
                }
                if (Minor.of(CamtStatement.number(where, total), currency, where) != sum) {
                    throw new FileRefused(
                            "entry-does-not-add-up",
                            where + " says its batch is " + total + "; its transactions give " + text(sum) + ".",
                            Map.of("entry", number, "said", total, "found", text(sum)));
                }
            }
        }
    }

    private Kind kind(Object detail) {
        boolean reversal = "true".equals(Fields.text(entry, "RvslInd"));
        if (credit && (reversal || detail != null && Fields.at(detail, "RtrInf") != null)) {
            return Kind.RETURN;
        }
        if (!credit && reversal) {
            return Kind.REVERSAL;
        }
        String code = code(detail == null ? null : Fields.text(detail, "BkTxCd.Domn.Fmly.SubFmlyCd"));
        if (CHARGES.contains(code)) {
            return Kind.CHARGE;
        }
        return INTEREST.equals(code) ? Kind.INTEREST : Kind.PAYMENT;
    }

    private String code(String own) {
        String code = own == null ? Fields.text(entry, "BkTxCd.Domn.Fmly.SubFmlyCd", "BkTxCd.Prtry.Cd") : own;
        return code == null ? "" : code;
    }

    private FileLine line(Object detail, int part, long minor, Kind kind) {
        String other = credit ? "Dbtr" : "Cdtr";
        // money that comes back is from the one it had been paid to
        String back = kind == Kind.RETURN ? "Cdtr" : other;
        return new FileLine(
                number,
                part,
                kind,
                credit,
                Money.ofMinor(minor, currency),
                reference(detail, part),
                bookedAt(detail),
                valueOn(),
                party(detail, back, other, "%s.Pty.Nm", "%s.Nm"),
                party(detail, back, other, "%sAcct.Id.IBAN", "%sAcct.Id.Othr.Id"),
                agent(detail, back),
                detail == null || !credit ? null : Fields.text(detail, "RltdPties.CdtrAcct.Id.Othr.Id"),
                remark(detail),
                detail == null ? null : Fields.text(detail, "Refs.EndToEndId"),
                detail == null ? batch() : Fields.text(detail, "Refs.PmtInfId"),
                detail == null ? null : returnReason(detail),
                conversion(detail));
    }

    private FileLine charge(int part, long minor, boolean back) {
        return new FileLine(
                number,
                part,
                Kind.CHARGE,
                back,
                Money.ofMinor(minor, currency),
                reference(null, part),
                bookedAt(null),
                valueOn(),
                null,
                null,
                null,
                null,
                "Charge within the entry",
                null,
                null,
                null,
                null);
    }

    private String batch() {
        return Fields.text(entry, "NtryDtls.Btch.PmtInfId", "NtryDtls.Btch.MsgId");
    }

    private String reference(Object detail, int part) {
        String ofEntry = Fields.text(entry, "AcctSvcrRef");
        if (ofEntry != null) {
            return ofEntry + "/" + part;
        }
        return detail == null ? null : Fields.text(detail, "Refs.AcctSvcrRef", "Refs.AcctSvcrTxId", "Refs.TxId");
    }

    private Instant bookedAt(Object detail) {
        Instant accepted = detail == null ? null : CamtStatement.instant(Fields.at(detail, "RltdDts.AccptncDtTm"));
        Instant booked = accepted == null ? CamtStatement.instant(Fields.at(entry, "BookgDt.DtTm")) : accepted;
        Object day = Fields.at(entry, "BookgDt.Dt");
        if (booked == null && day == null) {
            day = Fields.at(entry, "ValDt.Dt");
        }
        if (booked == null && day == null) {
            throw new FileRefused("statement-unreadable", where + " has no booking date.");
        }
        return booked == null
                ? ((LocalDate) day).atStartOfDay(CamtStatement.ZONE).toInstant()
                : booked;
    }

    private LocalDate valueOn() {
        return Fields.at(entry, "ValDt.Dt") instanceof LocalDate day ? day : null;
    }

    private static String party(Object detail, String back, String other, String... paths) {
        if (detail == null) {
            return null;
        }
        for (String side : back.equals(other) ? List.of(back) : List.of(back, other)) {
            for (String path : paths) {
                String found = Fields.text(detail, "RltdPties." + path.formatted(side));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String agent(Object detail, String side) {
        return detail == null
                ? null
                : Fields.text(
                        detail,
                        "RltdAgts." + side + "Agt.FinInstnId.BICFI",
                        "RltdAgts." + side + "Agt.FinInstnId.BIC",
                        "RltdAgts." + side + "Agt.FinInstnId.ClrSysMmbId.MmbId");
    }

    private String remark(Object detail) {
        if (detail == null) {
            return Fields.text(entry, "AddtlNtryInf");
        }
        List<Object> texts = new ArrayList<>(Fields.all(detail, "RmtInf.Ustrd"));
        texts.addAll(Fields.all(detail, "RmtInf.Strd.CdtrRefInf.Ref"));
        if (texts.isEmpty()) {
            return Fields.text(detail, "AddtlTxInf") == null
                    ? Fields.text(entry, "AddtlNtryInf")
                    : Fields.text(detail, "AddtlTxInf");
        }
        return texts.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private String returnReason(Object detail) {
        if (Fields.at(detail, "RtrInf") == null) {
            return null;
        }
        String code = Fields.text(detail, "RtrInf.Rsn.Cd", "RtrInf.Rsn.Prtry");
        String words = Fields.all(detail, "RtrInf.AddtlInf").stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        return ((code == null ? "" : code + " ") + words).strip();
    }

    private Conversion conversion(Object detail) {
        Object from = detail != null && Fields.at(detail, "AmtDtls") != null ? detail : entry;
        String other = Fields.text(from, "AmtDtls.InstdAmt.Amt.Ccy");
        if (other == null || other.equals(currency)) {
            return null;
        }
        String rate = Fields.text(
                from,
                "AmtDtls.TxAmt.CcyXchg.XchgRate",
                "AmtDtls.InstdAmt.CcyXchg.XchgRate",
                "AmtDtls.CntrValAmt.CcyXchg.XchgRate");
        return new Conversion(
                CamtStatement.number(where, Fields.text(from, "AmtDtls.InstdAmt.Amt.value")),
                other,
                rate == null ? null : new BigDecimal(rate));
    }

    private String text(long minor) {
        return Minor.text(minor, currency);
    }
}
