package org.ipmarket.listing.document;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the patents of one XML file, one record at a time: never more than one record is in memory, and that one has {@link Bounds}. Nothing
 * outside of the file is opened and no entity is expanded: a record that refers to one is refused. After a record that is not well formed or
 * too large the rest of the file is not read.
 */
public final class PatentDocuments {
    private static final int LONGEST_ATTRIBUTE = 10_000;

    private final Bounds bounds;

    public PatentDocuments(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Hands each record to one of the two consumers, in the order of the file. A file without any record is one refusal, of record 1. */
    public void read(InputStream file, Consumer<PatentDocument> good, Consumer<Refusal> bad) {
        int record = 0;
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(file);
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    Optional<Format> format = Format.of(xml.getLocalName());
                    if (format.isEmpty()) {
                        if (++depth > bounds.depth()) {
                            throw new BadRecord("more than " + bounds.depth() + " levels");
                        }
                    } else {
                        record++;
                        one(format.get(), record(xml), record, good, bad);
                    }
                }
            }
            if (record == 0) {
                bad.accept(new Refusal(1, "no record of a known format"));
            }
        } catch (BadRecord e) {
            bad.accept(new Refusal(Math.max(1, record), e.getMessage()));
        } catch (XMLStreamException e) {
            String where =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
            bad.accept(new Refusal(Math.max(1, record), "not well-formed XML" + where));
        }
    }

    private static void one(
            Format format, Element element, int record, Consumer<PatentDocument> good, Consumer<Refusal> bad) {
        PatentDocument document;
        try {
            document = format.read(element);
        } catch (BadRecord e) {
            bad.accept(new Refusal(record, e.getMessage()));
            return;
        }
        good.accept(document);
    }

    private Element record(XMLStreamReader xml) throws XMLStreamException, BadRecord {
        Deque<Element> open = new ArrayDeque<>();
        Element root = element(xml);
        open.push(root);
        int characters = 0;
        int elements = 1;
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element child = element(xml);
                    if (++elements > bounds.elements()) {
                        throw new BadRecord("more than " + bounds.elements() + " elements");
                    }
                    open.peek().content.add(child);
                    open.push(child);
                    if (open.size() > bounds.depth()) {
                        throw new BadRecord("more than " + bounds.depth() + " levels");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += xml.getTextLength();
                    if (characters > bounds.characters()) {
                        throw new BadRecord("more than " + bounds.characters() + " characters of text");
                    }
                    open.peek().content.add(xml.getText());
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BadRecord("refers to the entity " + Format.shortened(xml.getLocalName()));
                default -> {}
            }
        }
        return root;
    }

    private Element element(XMLStreamReader xml) throws BadRecord {
        if (xml.getAttributeCount() > bounds.attributes()) {
            throw new BadRecord("more than " + bounds.attributes() + " attributes");
        }
        Map<String, String> attributes = HashMap.newHashMap(xml.getAttributeCount());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeValue(i).length() > LONGEST_ATTRIBUTE) {
                throw new BadRecord("an attribute of more than " + LONGEST_ATTRIBUTE + " characters");
            }
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return new Element(xml.getLocalName(), attributes);
    }

    /** The JDK's own, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }
}
