package org.ipmarket.valuation.method.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What stands in an XML document of an office, element by element, as far as the tests of indicators need it. */
final class OfficeDocument {
    private final Element root;

    OfficeDocument(Path file) {
        root = parse(file).getDocumentElement();
    }

    private static Document parse(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newDocumentBuilder().parse(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    /** All elements of that name, anywhere, in their order. */
    List<Element> all(String name) {
        return all(root, name);
    }

    static List<Element> all(Element within, String name) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < within.getElementsByTagName(name).getLength(); i++) {
            found.add((Element) within.getElementsByTagName(name).item(i));
        }
        return found;
    }

    /** The text at a path of children, empty where there is none. */
    static String text(Element from, String... path) {
        Element at = from;
        for (String name : path) {
            at = child(at, name);
            if (at == null) {
                return "";
            }
        }
        return text(at);
    }

    static String text(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }

    private static Element child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
