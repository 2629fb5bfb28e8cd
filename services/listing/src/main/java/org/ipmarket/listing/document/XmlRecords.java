package org.ipmarket.listing.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the patents of XML documents, one record at a time: never more than one record is in memory, and that one has {@link Bounds}; of an answer that lists
 * a family its members are, at most {@link FamilyAnswer#MOST}. Nothing
 * outside of the file is opened and no entity is expanded: a record that refers to one is refused. After a record that is not well formed or
 * too large the rest of its document is not read; the next document is.
 */
final class XmlRecords {
    private static final int LONGEST_ATTRIBUTE = 10_000;

    /** Long, and nothing of them is kept. */
    private static final Set<String> NOT_KEPT = Set.of("description", "drawings", "Description", "Drawings");

    private final Bounds bounds;
    private final FileFormat only;
    private final Consumer<Entry> sink;
    private int record;
    private int told;
    private int document;
    private boolean several;
    private FamilyAnswer family;

    /** @param only the one format that is read, or null for any */
    XmlRecords(Bounds bounds, FileFormat only, Consumer<Entry> sink) {
        this.bounds = bounds;
        this.only = only;
        this.sink = sink;
    }

    /** How many records have been seen, refused ones included. */
    int seen() {
        return record;
    }

    /** Continues the count of records. */
    void read(InputStream file) throws IOException {
        Documents documents = new Documents(file);
        for (InputStream one = documents.next(); one != null; one = documents.next()) {
            several = ++document > 1;
            readDocument(one);
        }
    }

    private void readDocument(InputStream document) throws IOException {
        int before = record;
        String root = "";
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(document);
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    if (family != null && xml.getLocalName().equals(FamilyAnswer.ELEMENT)) {
                        family.end(sink);
                        family = null;
                    }
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    root = root.isEmpty() ? xml.getLocalName() : root;
                    if (xml.getLocalName().equals(FamilyAnswer.ELEMENT)) {
                        tellHeld();
                        family = new FamilyAnswer(xml.getAttributeValue(null, "total-result-count"));
                    }
                    Optional<Format> format = Format.of(xml.getLocalName());
                    if (format.isPresent()) {
                        record++;
                        one(format.get(), record(xml));
                    } else if (++depth > bounds.depth()) {
                        throw new BadRecord("more than " + bounds.depth() + " levels");
                    }
                }
            }
            if (record == before) {
                record++;
                refuse(Unread.root(root));
            }
        } catch (BadRecord e) {
            tellHeld();
            record = Math.max(record, told + 1);
            refuse(e.getMessage());
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            tellHeld();
            record = Math.max(record, told + 1);
            String where =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
            refuse("not well-formed XML" + where + (several ? " of document " + this.document : ""));
        }
    }

    private void refuse(String reason) {
        told = record;
        tell(new Entry.Refused(record, "", reason));
    }

    private void tell(Entry entry) {
        if (family == null) {
            sink.accept(entry);
        } else if (!family.hold(entry)) {
            tellHeld();
        }
    }

    /** Without the rest of the family. */
    private void tellHeld() {
        if (family != null) {
            family.breakOff(sink);
            family = null;
        }
    }

    private void one(Format format, Element element) {
        PublishedRight right;
        try {
            if (only != null && format.name() != only) {
                throw new BadRecord("a record of " + format.name() + " in a file named as " + only);
            }
            right = format.read(element);
        } catch (BadRecord e) {
            refuse(e.getMessage());
            return;
        }
        told = record;
        tell(new Entry.Read(record, right));
    }

    private Element record(XMLStreamReader xml) throws XMLStreamException, BadRecord {
        Deque<Element> open = new ArrayDeque<>();
        Element root = element(xml);
        open.push(root);
        int characters = 0;
        int elements = 1;
        int notKept = 0;
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element child = element(xml);
                    if (++elements > bounds.elements()) {
                        throw new BadRecord("more than " + bounds.elements() + " elements");
                    }
                    boolean kept = notKept == 0 && !NOT_KEPT.contains(child.name);
                    if (kept) {
                        open.peek().content.add(child);
                    } else {
                        notKept++;
                    }
                    open.push(child);
                    if (open.size() > bounds.depth()) {
                        throw new BadRecord("more than " + bounds.depth() + " levels");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open.pop();
                    notKept = Math.max(0, notKept - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += xml.getTextLength();
                    if (characters > bounds.characters()) {
                        throw new BadRecord("more than " + bounds.characters() + " characters of text");
                    }
                    if (notKept == 0) {
                        open.peek().content.add(xml.getText());
                    }
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
