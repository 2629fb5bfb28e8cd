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
import org.xml.sax.SAXException;

/** What the XML reports of surefire and failsafe say, whatever Maven printed. */
final class TestReports {
    private static final Set<String> FOLDERS = Set.of("surefire-reports", "failsafe-reports");

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
        try {
            Element suite = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            int failed = number(suite, "failures") + number(suite, "errors");
            int skipped = number(suite, "skipped");
            return new Count(number(suite, "tests") - failed - skipped, failed, skipped);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            // a report that was cut off belongs to a test that did not end well
            return new Count(0, 1, 0);
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
