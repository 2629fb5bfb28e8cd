package org.ipmarket.settlement.bank.file;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads ISO 20022 bank-to-customer statements (camt.053.001) of every version that the library knows. The file flows: one
 * element below a statement is in memory at a time, made by the library's own classes of the file's version.
 */
public final class Camt053Reader {
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.(\\d\\d)");
    private static final String MODEL = "com.prowidesoftware.swift.model.mx.";
    private static final Map<String, Version> VERSIONS = new ConcurrentHashMap<>();

    private Camt053Reader() {}

    /** The classes of one version of the message. */
    private record Version(Class<?> statement, JAXBContext context) {}

    /**
     * Reads a whole file.
     *
     * @throws FileRefused where it is no such file, or does not add up
     */
    public static void read(InputStream file, StatementSink sink) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // neither a bomb of entities nor a reach for somebody's files: a statement has no DTD
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(file);
            try {
                document(xml, sink);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw unreadable(e.getMessage());
        }
    }

    private static void document(XMLStreamReader xml, StatementSink sink) throws XMLStreamException {
        Version version = null;
        int statements = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new FileRefused("xml-doctype", "A statement has no document type declaration.");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            // business application headers and envelopes may stand around the document
            if (version == null && xml.getLocalName().equals("Document")) {
                version = version(xml.getNamespaceURI());
            } else if (version != null && xml.getLocalName().equals("Stmt")) {
                statement(xml, version, sink);
                statements++;
            }
        }
        if (statements == 0) {
            throw unreadable(version == null ? "it has no Document of camt.053" : "it has no statement");
        }
    }

    private static void statement(XMLStreamReader xml, Version version, StatementSink sink) throws XMLStreamException {
        try {
            Unmarshaller unmarshaller = version.context().createUnmarshaller();
            // values that are not what they should be; elements that a bank adds are its own affair
            unmarshaller.setEventHandler(
                    event -> event.getMessage() != null && event.getMessage().startsWith("unexpected element"));
            CamtStatement statement = new CamtStatement(sink);
            XMLStreamReader plain = withoutNamespaces(xml);
            xml.nextTag();
            while (!(xml.isEndElement() && xml.getLocalName().equals("Stmt"))) {
                if (!xml.isStartElement()) {
                    xml.next();
                    continue;
                }
                String name = xml.getLocalName();
                Class<?> type = Fields.type(version.statement(), name);
                if (type == null) {
                    skip(xml);
                } else if (type == String.class || type.getName().startsWith("java.")) {
                    statement.part(name, xml.getElementText().strip());
                } else {
                    // leaves the reader behind the element's end
                    statement.part(name, unmarshaller.unmarshal(plain, type).getValue());
                }
            }
            statement.close();
        } catch (JAXBException e) {
            Throwable cause = e.getLinkedException() == null ? e : e.getLinkedException();
            throw unreadable(cause.getMessage());
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static Version version(String namespace) {
        Matcher known = NAMESPACE.matcher(namespace == null ? "" : namespace);
        if (!known.matches()) {
            throw unreadable("its namespace is '" + namespace + "', not that of camt.053.001");
        }
        return VERSIONS.computeIfAbsent(known.group(1), Camt053Reader::load);
    }

    private static Version load(String number) {
        try {
            Class<?> message = Class.forName(MODEL + "MxCamt053001" + number).asSubclass(AbstractMX.class);
            Class<?> body = Fields.type(message, "BkToCstmrStmt");
            Class<?> statement = Fields.type(body, "Stmt");
            return new Version(statement, JAXBContext.newInstance(statement));
        } catch (ClassNotFoundException e) {
            throw unreadable("version camt.053.001." + number + " is not known");
        } catch (JAXBException e) {
            throw new IllegalStateException("the classes of camt.053.001." + number + " cannot be used", e);
        }
    }

    /** The library's classes are shared by many messages and name no namespace. */
    private static XMLStreamReader withoutNamespaces(XMLStreamReader xml) {
        return new StreamReaderDelegate(xml) {
            @Override
            public String getNamespaceURI() {
                return "";
            }
        };
    }

    private static FileRefused unreadable(String why) {
        return new FileRefused("statement-unreadable", "The file is no statement that can be read: " + why + ".");
    }
}
