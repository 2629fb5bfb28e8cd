package org.ipmarket.settlement.bank.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ipmarket.settlement.bank.PayoutReference;
import org.ipmarket.settlement.bank.file.OrderFile.Order;

/**
 * A batch of orders as an ISO 20022 customer credit transfer initiation, pain.001.001.03 or .09. The batch's id is the
 * message's and the payment information's, an order's id is its end-to-end reference: the statement brings them back.
 */
public final class Pain001 {
    /** Which version of the message. */
    public enum Version {
        V03("03", "BIC"),
        V09("09", "BICFI");

        private final String number;
        private final String bic;

        Version(String number, String bic) {
            this.number = number;
            this.bic = bic;
        }
    }

    private final XMLStreamWriter xml;
    private final Version version;

    private Pain001(XMLStreamWriter xml, Version version) {
        this.xml = xml;
        this.version = version;
    }

    /** The message; the same batch always gives the same bytes. */
    public static byte[] write(OrderFile batch, Version version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Pain001(xml, version).document(batch);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a batch cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void document(OrderFile batch) throws XMLStreamException {
        String id = PayoutReference.of(batch.id());
        String count = Integer.toString(batch.orders().size());
        String sum = Minor.text(batch.total(), batch.currency());
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:pain.001.001." + version.number);
        open("CstmrCdtTrfInitn");
        open("GrpHdr");
        text("MsgId", id);
        text("CreDtTm", batch.releasedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        text("NbOfTxs", count);
        text("CtrlSum", sum);
        open("InitgPty");
        text("Nm", limited(batch.payerName(), 140));
        close(2);
        open("PmtInf");
        text("PmtInfId", id);
        text("PmtMtd", "TRF");
        text("BtchBookg", "false");
        text("NbOfTxs", count);
        text("CtrlSum", sum);
        day(batch.releasedAt());
        open("Dbtr");
        text("Nm", limited(batch.payerName(), 140));
        close(1);
        account("DbtrAcct", batch.payerAccount(), batch.currency());
        agent("DbtrAgt", batch.payerBankCode());
        text("ChrgBr", "DEBT");
        for (Order order : batch.orders()) {
            order(order, batch.currency());
        }
        close(3);
        xml.writeEndDocument();
    }

    private void order(Order order, String currency) throws XMLStreamException {
        open("CdtTrfTxInf");
        open("PmtId");
        text("InstrId", PayoutReference.of(order.id()));
        text("EndToEndId", PayoutReference.of(order.id()));
        close(1);
        open("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", currency);
        xml.writeCharacters(order.amount().amount());
        close(2);
        if (order.bankCode() != null) {
            agent("CdtrAgt", order.bankCode());
        }
        open("Cdtr");
        text("Nm", limited(order.name(), 140));
        close(1);
        account("CdtrAcct", order.account(), null);
        open("RmtInf");
        text("Ustrd", limited(order.remark(), 140));
        close(2);
    }

    private void day(Instant at) throws XMLStreamException {
        String day = LocalDate.ofInstant(at, CamtStatement.ZONE).toString();
        if (version == Version.V03) {
            text("ReqdExctnDt", day);
        } else {
            open("ReqdExctnDt");
            text("Dt", day);
            close(1);
        }
    }

    private void account(String name, String number, String currency) throws XMLStreamException {
        open(name);
        open("Id");
        if (number.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            text("IBAN", number);
        } else {
            open("Othr");
            text("Id", limited(number, 34));
            close(1);
        }
        close(1);
        if (currency != null) {
            text("Ccy", currency);
        }
        close(1);
    }

    /** By BIC, else by the number in the national clearing (CNAPS), else not given. */
    private void agent(String name, String code) throws XMLStreamException {
        open(name);
        open("FinInstnId");
        if (code != null && code.matches("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")) {
            text(version.bic, code);
        } else if (code != null) {
            open("ClrSysMmbId");
            open("ClrSysId");
            text("Cd", "CNAPS");
            close(1);
            text("MmbId", limited(code, 35));
            close(1);
        } else {
            open("Othr");
            text("Id", "NOTPROVIDED");
            close(1);
        }
        close(2);
    }

    private static String limited(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void text(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }
}
