package org.ipmarket.settlement.bank.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes statements as banks send them, in several versions of camt.053.001. */
public final class CamtFile {
    private final int version;
    private final String account;
    private final String currency;
    private final BigDecimal opening;
    private final List<String> entries = new ArrayList<>();
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private int creditCount;
    private int debitCount;
    private String id = "STMT-1";
    private int sequence = 1;
    private LocalDate day = LocalDate.parse("2026-03-02");
    private BigDecimal closingFault = BigDecimal.ZERO;
    private BigDecimal sumFault = BigDecimal.ZERO;
    private int countFault;
    private String doctype = "";

    public CamtFile(int version, String account, String currency, String opening) {
        this.version = version;
        this.account = account;
        this.currency = currency;
        this.opening = new BigDecimal(opening);
    }

    public CamtFile named(String statement, int number) {
        id = statement;
        sequence = number;
        return this;
    }

    public CamtFile on(LocalDate booked) {
        day = booked;
        return this;
    }

    public CamtFile closingWrongBy(String amount) {
        closingFault = new BigDecimal(amount);
        return this;
    }

    public CamtFile sumWrongBy(String amount) {
        sumFault = new BigDecimal(amount);
        return this;
    }

    public CamtFile countWrongBy(int entriesMore) {
        countFault = entriesMore;
        return this;
    }

    public CamtFile doctype(String text) {
        doctype = text;
        return this;
    }

    /** A plain transfer in. */
    public CamtFile credit(String amount, String reference, String name, String number, String remark) {
        return entry(
                true,
                amount,
                false,
                reference,
                "RCDT",
                "ESCT",
                details(transaction(true, amount, "NOTPROVIDED", name, number, remark, "", "")));
    }

    /** A plain transfer out. */
    public CamtFile debit(String amount, String reference, String endToEnd) {
        return entry(
                false,
                amount,
                false,
                reference,
                "ICDT",
                "ESCT",
                details(transaction(false, amount, endToEnd, "收款人", "6222000000000000001", "refund", "", "")));
    }

    /** Money paid out that came back, with the reason. */
    public CamtFile returned(String amount, String reference, String endToEnd, String code, String words) {
        String info = "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn><AddtlInf>" + words + "</AddtlInf></RtrInf>";
        return entry(
                true,
                amount,
                false,
                reference,
                "ICDT",
                "RRTN",
                details(transaction(true, amount, endToEnd, "退汇行", "0000000000000000", "退汇", "", info)));
    }

    /** One entry of which the parts are transfers in. */
    public CamtFile batch(String reference, String... amounts) {
        StringBuilder parts = new StringBuilder();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < amounts.length; i++) {
            sum = sum.add(new BigDecimal(amounts[i]));
            parts.append(transaction(
                    true, amounts[i], "E2E-" + i, "批量付款人" + i, "62220000000000001" + i, "batch " + i, "", ""));
        }
        String head = "<Btch><MsgId>B-1</MsgId><PmtInfId>P-1</PmtInfId><NbOfTxs>" + amounts.length + "</NbOfTxs>"
                + (version == 2 ? "" : "") + "<TtlAmt Ccy=\"" + currency + "\">" + sum
                + "</TtlAmt><CdtDbtInd>CRDT</CdtDbtInd></Btch>";
        return entry(
                true,
                sum.toPlainString(),
                false,
                reference,
                "RCDT",
                "ESCT",
                "<NtryDtls>" + head + parts + "</NtryDtls>");
    }

    /** One debit for a whole batch of orders, without its parts. */
    public CamtFile batchDebit(String amount, String reference, String paymentInformation) {
        return entry(
                false,
                amount,
                false,
                reference,
                "ICDT",
                "ESCT",
                "<NtryDtls><Btch><PmtInfId>" + paymentInformation + "</PmtInfId></Btch></NtryDtls>");
    }

    /** The bank's fee as an entry of its own. */
    public CamtFile fee(String amount, String reference) {
        return entry(false, amount, false, reference, "MDOP", "CHRG", "");
    }

    /** A transfer in from which the bank kept its charge. */
    public CamtFile creditLessCharge(String paid, String charge, String reference, String name, String remark) {
        String kept = new BigDecimal(paid).subtract(new BigDecimal(charge)).toPlainString();
        return entry(
                true,
                kept,
                false,
                reference,
                "RCDT",
                "XBCT",
                details(transaction(true, paid, "NOTPROVIDED", name, "HK1", remark, charges(charge), "")));
    }

    /** The bank takes a credit back, or a debit. */
    public CamtFile reversal(boolean creditNow, String amount, String reference, String endToEnd) {
        return entry(
                creditNow,
                amount,
                true,
                reference,
                "RCDT",
                "ESCT",
                details(transaction(creditNow, amount, endToEnd, "冲正", "622", "冲正", "", "")));
    }

    /** A transfer in another currency, converted by the bank. */
    public CamtFile converted(String amount, String instructed, String other, String rate, String reference) {
        String advice = "<AmtDtls><InstdAmt><Amt Ccy=\"" + other + "\">" + instructed
                + "</Amt></InstdAmt><TxAmt><Amt Ccy=\""
                + currency + "\">" + amount + "</Amt><CcyXchg><SrcCcy>" + other + "</SrcCcy><TrgtCcy>" + currency
                + "</TrgtCcy><UnitCcy>" + other + "</UnitCcy><XchgRate>" + rate
                + "</XchgRate></CcyXchg></TxAmt></AmtDtls>";
        String transaction = "<TxDtls><Refs><EndToEndId>FX-1</EndToEndId></Refs>" + advice
                + parties(true, "Harbour Light Ltd", "HK99887766") + "</TxDtls>";
        return entry(true, amount, false, reference, "RCDT", "XBCT", details(transaction));
    }

    public CamtFile pending(String amount, String reference) {
        String text = entryText(true, amount, false, reference, "PDNG", "RCDT", "ESCT", "");
        entries.add(text);
        credits = credits.add(BigDecimal.ZERO);
        pendingCount++;
        pendingSum = pendingSum.add(new BigDecimal(amount));
        return this;
    }

    private int pendingCount;
    private BigDecimal pendingSum = BigDecimal.ZERO;

    private static String details(String transactions) {
        return "<NtryDtls>" + transactions + "</NtryDtls>";
    }

    private String charges(String amount) {
        String money = "<Amt Ccy=\"" + currency + "\">" + amount + "</Amt><CdtDbtInd>DBIT</CdtDbtInd>";
        return version == 2
                ? "<Chrgs>" + money + "</Chrgs>"
                : "<Chrgs><Rcrd>" + money + "<ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>";
    }

    private String transaction(
            boolean credit,
            String amount,
            String endToEnd,
            String name,
            String number,
            String remark,
            String charges,
            String last) {
        String money = version == 2
                ? "<AmtDtls><TxAmt><Amt Ccy=\"" + currency + "\">" + amount + "</Amt></TxAmt></AmtDtls>"
                : "<Amt Ccy=\"" + currency + "\">" + amount + "</Amt><CdtDbtInd>" + (credit ? "CRDT" : "DBIT")
                        + "</CdtDbtInd>";
        return "<TxDtls><Refs><EndToEndId>" + endToEnd + "</EndToEndId></Refs>" + money + charges
                + parties(credit, name, number)
                + "<RmtInf><Ustrd>" + remark + "</Ustrd></RmtInf>" + last + "</TxDtls>";
    }

    private String parties(boolean credit, String name, String number) {
        String side = credit ? "Dbtr" : "Cdtr";
        String named = version >= 8 ? "<Pty><Nm>" + name + "</Nm></Pty>" : "<Nm>" + name + "</Nm>";
        String agent = version == 2 ? "<BIC>ICBKCNBJ</BIC>" : "<BICFI>ICBKCNBJXXX</BICFI>";
        return "<RltdPties><" + side + ">" + named + "</" + side + "><" + side + "Acct><Id><Othr><Id>" + number
                + "</Id></Othr></Id></" + side + "Acct></RltdPties><RltdAgts><" + side + "Agt><FinInstnId>" + agent
                + "</FinInstnId></" + side + "Agt></RltdAgts>";
    }

    private CamtFile entry(
            boolean credit,
            String amount,
            boolean reversal,
            String reference,
            String family,
            String subFamily,
            String details) {
        entries.add(entryText(credit, amount, reversal, reference, "BOOK", family, subFamily, details));
        if (credit) {
            credits = credits.add(new BigDecimal(amount));
            creditCount++;
        } else {
            debits = debits.add(new BigDecimal(amount));
            debitCount++;
        }
        return this;
    }

    private String entryText(
            boolean credit,
            String amount,
            boolean reversal,
            String reference,
            String status,
            String family,
            String subFamily,
            String details) {
        return "<Ntry><NtryRef>" + (entries.size() + 1) + "</NtryRef><Amt Ccy=\"" + currency + "\">" + amount
                + "</Amt><CdtDbtInd>" + (credit ? "CRDT" : "DBIT") + "</CdtDbtInd>"
                + (reversal ? "<RvslInd>true</RvslInd>" : "")
                + (version >= 8 ? "<Sts><Cd>" + status + "</Cd></Sts>" : "<Sts>" + status + "</Sts>")
                + "<BookgDt><Dt>" + day + "</Dt></BookgDt><ValDt><Dt>" + day + "</Dt></ValDt><AcctSvcrRef>" + reference
                + "</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>" + family + "</Cd><SubFmlyCd>" + subFamily
                + "</SubFmlyCd></Fmly></Domn></BkTxCd>" + details + "</Ntry>";
    }

    public BigDecimal closing() {
        return opening.add(credits).subtract(debits);
    }

    public String text() {
        StringWriter xml = new StringWriter();
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(doctype);
        xml.append("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.0" + version
                + "\">\n<BkToCstmrStmt><GrpHdr><MsgId>M-" + id + "</MsgId><CreDtTm>" + day
                + "T23:00:00+08:00</CreDtTm></GrpHdr>\n<Stmt><Id>" + id + "</Id><ElctrncSeqNb>" + sequence
                + "</ElctrncSeqNb><CreDtTm>" + day + "T23:00:00+08:00</CreDtTm><Acct><Id><Othr><Id>" + account
                + "</Id></Othr></Id><Ccy>" + currency + "</Ccy></Acct>\n");
        xml.append(balance("OPBD", opening)).append(balance("CLBD", closing().add(closingFault)));
        BigDecimal net = credits.subtract(debits).add(pendingSum);
        String netText = version == 2
                ? "<TtlNetNtryAmt>" + net.abs() + "</TtlNetNtryAmt><CdtDbtInd>" + direction(net) + "</CdtDbtInd>"
                : "<TtlNetNtry><Amt>" + net.abs() + "</Amt><CdtDbtInd>" + direction(net) + "</CdtDbtInd></TtlNetNtry>";
        xml.append("<TxsSummry><TtlNtries><NbOfNtries>" + (entries.size() + countFault) + "</NbOfNtries><Sum>"
                + credits.add(debits).add(pendingSum).add(sumFault) + "</Sum>" + netText
                + "</TtlNtries><TtlCdtNtries><NbOfNtries>"
                + (creditCount + pendingCount) + "</NbOfNtries><Sum>" + credits.add(pendingSum)
                + "</Sum></TtlCdtNtries><TtlDbtNtries><NbOfNtries>" + debitCount + "</NbOfNtries><Sum>" + debits
                + "</Sum></TtlDbtNtries></TxsSummry>\n");
        entries.forEach(entry -> xml.append(entry).append('\n'));
        xml.append("</Stmt></BkToCstmrStmt></Document>");
        return xml.toString();
    }

    private String balance(String code, BigDecimal amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"" + currency + "\">" + amount.abs()
                + "</Amt><CdtDbtInd>" + direction(amount) + "</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>\n";
    }

    private static String direction(BigDecimal amount) {
        return amount.signum() < 0 ? "DBIT" : "CRDT";
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }
}
