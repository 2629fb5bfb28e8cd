package org.ipmarket.listing.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One element of one record, local names only. */
final class Element {
    /** Elements that begin a line of their own: their text does not run on from what stands before them. */
    private static final Set<String> BLOCKS = Set.of(
            "p", "P", "claim-text", "ClaimText", "li", "LI", "ul", "UL", "ol", "OL", "br", "Br", "heading", "dd", "dt");

    final String name;
    final Map<String, String> attributes;
    /** Texts and elements in the order of the document. */
    final List<Object> content = new ArrayList<>();

    Element(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "").strip();
    }

    List<Element> children(String child) {
        List<Element> found = new ArrayList<>();
        for (Object part : content) {
            if (part instanceof Element element && element.name.equals(child)) {
                found.add(element);
            }
        }
        return found;
    }

    /** All elements at the end of the path of children, in order. */
    List<Element> all(String... path) {
        List<Element> here = List.of(this);
        for (String step : path) {
            here = here.stream().flatMap(e -> e.children(step).stream()).toList();
        }
        return here;
    }

    /** The first element at the end of the path, or an empty one. */
    Element first(String... path) {
        List<Element> found = all(path);
        return found.isEmpty() ? new Element("", Map.of()) : found.getFirst();
    }

    /** The text of the first element at the end of the path, or empty. */
    String text(String... path) {
        return first(path).text();
    }

    /** All text within, white space as single spaces. */
    String text() {
        StringBuilder text = new StringBuilder();
        collect(text);
        return text.toString().replaceAll("\\s+", " ").strip();
    }

    private void collect(StringBuilder text) {
        boolean block = BLOCKS.contains(name);
        if (block) {
            text.append(' ');
        }
        for (Object part : content) {
            if (part instanceof Element element) {
                element.collect(text);
            } else {
                text.append(part);
            }
        }
        if (block) {
            text.append(' ');
        }
    }
}
