package org.ipmarket.settlement.bank.file;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads ISO 20022 bank-to-customer statements (camt.053.001) of every version that the library knows. The file flows: one
 * element below a statement is in memory at a time, made by the library's own classes of the file's version.
 */
public final class Camt053Reader {
    private static final String MESSAGE = "camt.053.001";

    private Camt053Reader() {}

    /**
     * Reads a whole file.
     *
     * @throws FileRefused where it is no such file, or does not add up
     */
    public static void read(InputStream file, StatementSink sink) {
        try {
            XMLStreamReader xml = Iso20022.open(file);
            try {
                document(xml, sink);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw Iso20022.unreadable(e.getMessage());
        }
    }

    private static void document(XMLStreamReader xml, StatementSink sink) throws XMLStreamException {
        Iso20022.Part version = null;
        int statements = 0;
        while (Iso20022.nextElement(xml)) {
            // business application headers and envelopes may stand around the document
            if (version == null && xml.getLocalName().equals("Document")) {
                version = Iso20022.part(xml.getNamespaceURI(), MESSAGE, "BkToCstmrStmt", "Stmt");
            } else if (version != null && xml.getLocalName().equals("Stmt")) {
                statement(xml, version, sink);
                statements++;
            }
        }
        if (statements == 0) {
            throw Iso20022.unreadable(version == null ? "it has no Document of camt.053" : "it has no statement");
        }
    }

    private static void statement(XMLStreamReader xml, Iso20022.Part version, StatementSink sink)
            throws XMLStreamException {
        try {
            Unmarshaller unmarshaller = version.unmarshaller();
            CamtStatement statement = new CamtStatement(sink);
            XMLStreamReader plain = Iso20022.withoutNamespaces(xml);
            xml.nextTag();
            while (!(xml.isEndElement() && xml.getLocalName().equals("Stmt"))) {
                if (!xml.isStartElement()) {
                    xml.next();
                    continue;
                }
                String name = xml.getLocalName();
                Class<?> type = Fields.type(version.type(), name);
                if (type == null) {
                    Iso20022.skip(xml);
                } else if (type == String.class || type.getName().startsWith("java.")) {
                    statement.part(name, xml.getElementText().strip());
                } else {
                    // leaves the reader behind the element's end
                    statement.part(name, unmarshaller.unmarshal(plain, type).getValue());
                }
            }
            statement.close();
        } catch (JAXBException e) {
            throw Iso20022.unreadable(e);
        }
    }
}
