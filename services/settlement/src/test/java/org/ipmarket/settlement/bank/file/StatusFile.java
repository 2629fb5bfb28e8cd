package org.ipmarket.settlement.bank.file;

import java.util.UUID;
import org.ipmarket.settlement.bank.PayoutReference;

/** Makes status reports as banks send them, in several versions of pain.002.001. */
public final class StatusFile {
    private final int version;
    private final String batch;
    private final String group;
    private final StringBuilder orders = new StringBuilder();
    private String payment = "";

    /** @param group what is said of the whole message; null where nothing is */
    public StatusFile(int version, String batch, String group) {
        this.version = version;
        this.batch = PayoutReference.of(UUID.fromString(batch));
        this.group = group;
    }

    /** What is said of the payment information. */
    public StatusFile payment(String code, String reason, String words) {
        payment = "<PmtInfSts>" + code + "</PmtInfSts>" + why(reason, words);
        return this;
    }

    public StatusFile order(String order, String code, String reason, String words) {
        orders.append("<TxInfAndSts><OrgnlEndToEndId>" + PayoutReference.of(UUID.fromString(order))
                + "</OrgnlEndToEndId><TxSts>" + code + "</TxSts>" + why(reason, words) + "</TxInfAndSts>");
        return this;
    }

    private static String why(String reason, String words) {
        return reason == null
                ? ""
                : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn><AddtlInf>" + words + "</AddtlInf></StsRsnInf>";
    }

    public String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001." + (version < 10 ? "0" : "") + version
                + "\"><CstmrPmtStsRpt><GrpHdr><MsgId>R-1</MsgId><CreDtTm>2026-03-02T23:00:00+08:00</CreDtTm></GrpHdr>"
                + "<OrgnlGrpInfAndSts><OrgnlMsgId>" + batch
                + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                + (group == null ? "" : "<GrpSts>" + group + "</GrpSts>") + "</OrgnlGrpInfAndSts>"
                + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + batch + "</OrgnlPmtInfId>" + payment + orders
                + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
    }
}
