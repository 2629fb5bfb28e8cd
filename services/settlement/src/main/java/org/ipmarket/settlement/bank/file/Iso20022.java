package org.ipmarket.settlement.bank.file;

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
 * What reading of messages of ISO 20022 has in common: the file flows, and one part of it at a time is made into objects, by the
 * library's own classes of the file's version.
 */
final class Iso20022 {
    private static final String MODEL = "com.prowidesoftware.swift.model.mx.Mx";
    private static final Map<String, Part> PARTS = new ConcurrentHashMap<>();

    private Iso20022() {}

    /** The class of a part of one version of a message, with what makes objects of it. */
    record Part(Class<?> type, JAXBContext context) {
        Unmarshaller unmarshaller() throws JAXBException {
            Unmarshaller unmarshaller = context.createUnmarshaller();
            // values that are not what they should be; elements that a bank adds are its own affair
            unmarshaller.setEventHandler(
                    event -> event.getMessage() != null && event.getMessage().startsWith("unexpected element"));
            return unmarshaller;
        }
    }

    /** Neither a bomb of entities nor a reach for somebody's files: what a bank sends has no DTD. */
    static XMLStreamReader open(InputStream file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.createXMLStreamReader(file);
    }

    /** Goes on to the next element that begins; false at the end of the file. */
    static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new FileRefused("xml-doctype", "A bank's file has no document type declaration.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** Goes over an element that is of no interest. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
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

    /** The library's classes are shared by many messages and name no namespace. */
    static XMLStreamReader withoutNamespaces(XMLStreamReader xml) {
        return new StreamReaderDelegate(xml) {
            @Override
            public String getNamespaceURI() {
                return "";
            }
        };
    }

    /**
     * The part of a message that is read element by element.
     *
     * @param namespace of the file's document
     * @param message such as {@code camt.053.001}
     * @param path to the part, from the document on
     */
    static Part part(String namespace, String message, String... path) {
        Matcher known = Pattern.compile("urn:iso:std:iso:20022:tech:xsd:" + Pattern.quote(message) + "\\.(\\d\\d)")
                .matcher(namespace == null ? "" : namespace);
        if (!known.matches()) {
            throw unreadable("its namespace is '" + namespace + "', not that of " + message);
        }
        return PARTS.computeIfAbsent(message + "." + known.group(1), name -> load(name, path));
    }

    private static Part load(String message, String... path) {
        String compact = message.replace(".", "");
        try {
            Class<?> type = Class.forName(MODEL + Character.toUpperCase(compact.charAt(0)) + compact.substring(1));
            for (String name : path) {
                type = Fields.type(type, name);
                if (type == null) {
                    throw unreadable("version " + message + " is too old");
                }
            }
            return new Part(type, JAXBContext.newInstance(type));
        } catch (ClassNotFoundException e) {
            throw unreadable("version " + message + " is not known");
        } catch (JAXBException e) {
            throw new IllegalStateException("the classes of " + message + " cannot be used", e);
        }
    }

    static FileRefused unreadable(JAXBException e) {
        Throwable cause = e.getLinkedException() == null ? e : e.getLinkedException();
        return unreadable(cause.getMessage());
    }

    static FileRefused unreadable(String why) {
        return new FileRefused("statement-unreadable", "The file cannot be read: " + why + ".");
    }
}
