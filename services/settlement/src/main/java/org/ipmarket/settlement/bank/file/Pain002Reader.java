package org.ipmarket.settlement.bank.file;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ipmarket.settlement.bank.PayoutReference;

/**
 * Reads ISO 20022 customer payment status reports (pain.002.001.03 and later): what the bank says of a batch's message, of its payment
 * information, and of single orders, by the ids that {@link Pain001} gave them.
 */
public final class Pain002Reader {
    private static final String MESSAGE = "pain.002.001";
    private static final String GROUP = "OrgnlGrpInfAndSts";
    private static final String PAYMENT = "OrgnlPmtInfAndSts";

    private Pain002Reader() {}

    /**
     * Reads a whole file.
     *
     * @param most statuses that it may have
     * @throws FileRefused where it is no such file, or has more
     */
    public static List<OrderStatus> read(InputStream file, int most) {
        try {
            XMLStreamReader xml = Iso20022.open(file);
            try {
                return document(xml, most);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw Iso20022.unreadable(e.getMessage());
        } catch (JAXBException e) {
            throw Iso20022.unreadable(e);
        }
    }

    private static List<OrderStatus> document(XMLStreamReader xml, int most) throws XMLStreamException, JAXBException {
        Iso20022.Part report = null;
        Unmarshaller unmarshaller = null;
        XMLStreamReader plain = Iso20022.withoutNamespaces(xml);
        List<OrderStatus> statuses = new ArrayList<>();
        UUID batch = null;
        boolean more = Iso20022.nextElement(xml);
        while (more) {
            String name = xml.getLocalName();
            if (report == null && name.equals("Document")) {
                report = Iso20022.part(xml.getNamespaceURI(), MESSAGE, "CstmrPmtStsRpt");
                unmarshaller = report.unmarshaller();
            } else if (report != null && (name.equals(GROUP) || name.equals(PAYMENT))) {
                Object part = unmarshaller
                        .unmarshal(plain, Fields.type(report.type(), name))
                        .getValue();
                batch = PayoutReference.find(Fields.text(part, "OrgnlMsgId", "OrgnlPmtInfId"))
                        .orElse(batch);
                statuses.addAll(name.equals(GROUP) ? group(part, batch) : payment(part, batch));
                if (statuses.size() > most) {
                    throw new FileRefused("too-many-orders", "A status report speaks of at most " + most + " orders.");
                }
                // that has left the reader behind the element's end, which may be where the next one begins
                if (xml.isStartElement()) {
                    continue;
                }
            }
            more = Iso20022.nextElement(xml);
        }
        if (report == null) {
            throw Iso20022.unreadable("it has no Document of " + MESSAGE);
        }
        return statuses;
    }

    private static List<OrderStatus> group(Object part, UUID batch) {
        String code = Fields.text(part, "GrpSts");
        return code == null ? List.of() : List.of(new OrderStatus(batch, null, code, reason(part)));
    }

    private static List<OrderStatus> payment(Object part, UUID batch) {
        List<OrderStatus> statuses = new ArrayList<>();
        String code = Fields.text(part, "PmtInfSts");
        if (code != null) {
            statuses.add(new OrderStatus(batch, null, code, reason(part)));
        }
        for (Object transaction : Fields.all(part, "TxInfAndSts")) {
            UUID order = PayoutReference.find(Fields.text(transaction, "OrgnlEndToEndId", "OrgnlInstrId"))
                    .orElseThrow(() -> Iso20022.unreadable("it speaks of an order that is none of ours"));
            String said = Fields.text(transaction, "TxSts");
            if (said != null) {
                statuses.add(new OrderStatus(batch, order, said, reason(transaction)));
            }
        }
        return statuses;
    }

    private static String reason(Object part) {
        String code = Fields.text(part, "StsRsnInf.Rsn.Cd", "StsRsnInf.Rsn.Prtry");
        String words = Fields.all(part, "StsRsnInf.AddtlInf").stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        String reason = ((code == null ? "" : code + " ") + words).strip();
        return reason.isEmpty() ? null : reason;
    }
}
