package org.ipmarket.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ipmarket.local.Folders;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the XML reports of surefire and failsafe say, whatever Maven printed. */
final class TestReports {
    private static final Set<String> FOLDERS = Set.of("surefire-reports", "failsafe-reports");
    private static final int LONGEST_LINE = 240;

    /** @param failed failures and errors */
    record Count(int passed, int failed, int skipped) {
        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }

    private final Path root;

    TestReports(Path root) {
        this.root = root;
    }

    /** Removes reports of earlier runs, so that they are not counted. */
    void clear() {
        folders().forEach(Folders::delete);
    }

    /** Counts by module, in order of their paths. */
    Map<String, Count> byModule() {
        Map<String, Count> counts = new TreeMap<>();
        for (Path folder : folders()) {
            String module = root.relativize(folder.getParent().getParent()).toString();
            for (Path file : reports(folder)) {
                counts.merge(module, count(file), Count::plus);
            }
        }
        return counts;
    }

    /** The failed tests of all modules by name, each with the first line of what it said. */
    List<String> failures() {
        return folders().stream()
                .flatMap(folder -> reports(folder).stream())
                .flatMap(file -> failures(file).stream())
                .sorted()
                .toList();
    }

    static List<String> failures(Path file) {
        Element suite = suite(file);
        if (suite == null) {
            return List.of(file.getFileName() + " is cut off");
        }
        List<String> failures = new ArrayList<>();
        NodeList cases = suite.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            for (String outcome : List.of("failure", "error")) {
                NodeList told = test.getElementsByTagName(outcome);
                if (told.getLength() > 0) {
                    failures.add(test.getAttribute("classname") + "." + test.getAttribute("name") + ": "
                            + line((Element) told.item(0)));
                }
            }
        }
        return failures;
    }

    /** What was thrown and where, if it came without words. */
    private static String line(Element told) {
        String message = told.getAttribute("message");
        String line =
                (message.isBlank() ? told.getTextContent() : message).strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }

    private static List<Path> reports(Path folder) {
        List<Path> files = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(folder, "TEST-*.xml")) {
            stream.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static Count count(Path file) {
        Element suite = suite(file);
        if (suite == null) {
            return new Count(0, 1, 0);
        }
        int failed = number(suite, "failures") + number(suite, "errors");
        int skipped = number(suite, "skipped");
        return new Count(number(suite, "tests") - failed - skipped, failed, skipped);
    }

    /** Null where the report was cut off: it belongs to a test that did not end well. */
    private static Element suite(Path file) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            return null;
        }
    }

    private static int number(Element suite, String attribute) {
        String value = suite.getAttribute(attribute);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    private List<Path> folders() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, Set.of(), 5, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    if (FOLDERS.contains(name)) {
                        found.add(folder);
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return name.startsWith(".") && !folder.equals(root) || name.equals("src")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
