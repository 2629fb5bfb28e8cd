package org.ipmarket.valuation.method.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ipmarket.valuation.method.ReferenceData;
import org.ipmarket.valuation.method.indicator.BackwardCitations.Cited;
import org.ipmarket.valuation.method.indicator.BackwardCitations.Namer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/**
 * The counts of one independent reader against the documents of the United States, where the reference data lies beside the project. Where he and the
 * document differ the document is right; every such difference stands in {@link #SETTLED}, and no other is let through.
 */
class ExpectedIndicatorsTest {
    private static final String FILE = "uspto/expected-indicators.json";
    private static final double SIX_DIGITS = 5e-7;

    /** He counts the claim's number as its first word, and does not read the seventh edition's {@code classification-ipc}. */
    private static final Map<String, Map<String, String>> SETTLED = Map.of(
            "xml2004__US06970935.xml",
                    Map.of(
                            "first_claim_words", "106 told, 105 in the document",
                            "ipc4_scope", "0 told, 1 in the document",
                            "ipc4", "[] told, [G06F] in the document"),
            "xml2006__US07272630B2.xml", Map.of("first_claim_words", "111 told, 110 in the document"),
            "xml2014__US08926509.xml", Map.of("first_claim_words", "250 told, 249 in the document"),
            "xmlApp2004__US20050004437A1.xml",
                    Map.of(
                            "first_claim_words", "35 told, 34 in the document",
                            "ipc4_scope", "0 told, 1 in the document",
                            "ipc4", "[] told, [A61B] in the document"));

    @TestFactory
    Stream<DynamicTest> areCountedInTheDocuments() throws IOException {
        Optional<Path> file = ReferenceData.document(FILE);
        if (file.isEmpty()) {
            return Stream.of(DynamicTest.dynamicTest(
                    "skipped", () -> assumeTrue(false, "the folder with " + FILE + " is absent")));
        }
        JsonNode expected = new ObjectMapper().readTree(Files.readString(file.get()));
        assertThat(expected.size()).isEqualTo(SETTLED.size());
        return expected.properties().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(),
                        () -> check(one.getKey(), one.getValue(), file.get().resolveSibling(one.getKey()))));
    }

    private static void check(String name, JsonNode expected, Path file) {
        OfficeDocument document = new OfficeDocument(file);
        Map<String, String> differences = new TreeMap<>();
        counts(document).forEach((what, counted) -> {
            String told = expected.path(what).isArray()
                    ? expected.path(what)
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList()
                            .toString()
                    : expected.path(what).asText();
            if (!told.equals(counted)) {
                differences.put(what, told + " told, " + counted + " in the document");
            }
        });
        System.out.println(name + ": differences " + differences);
        assertThat(differences).isEqualTo(SETTLED.get(name));
        originality(document, expected);
    }

    private static Map<String, String> counts(OfficeDocument document) {
        Claims claims = Claims.of(claimTexts(document)).orElseThrow();
        BackwardCitations cited = BackwardCitations.of("US", cited(document));
        List<String> ipc = ipc(document);
        List<String> cpc = document.all("classification-cpc").stream()
                .map(ExpectedIndicatorsTest::symbol)
                .toList();
        Map<String, String> counts = new TreeMap<>();
        counts.put("claims", "" + claims.count());
        counts.put("independent_claims", "" + claims.independent());
        counts.put("first_claim_words", "" + claims.firstWords());
        counts.put("us_citations", "" + cited.ownOffice());
        counts.put("foreign_citations", "" + cited.otherOffices());
        counts.put("npl_citations", "" + cited.literature());
        counts.put("cited_by_examiner", "" + cited.byExaminer().orElseThrow());
        counts.put("ipc4_scope", "" + Scope.of(ipc).map(Scope::breadth).orElse(0));
        counts.put(
                "ipc4", Scope.of(ipc).map(Scope::subclasses).orElse(List.of()).toString());
        counts.put("cpc4_scope", "" + Scope.of(cpc).map(Scope::breadth).orElse(0));
        counts.put(
                "cpc4", Scope.of(cpc).map(Scope::subclasses).orElse(List.of()).toString());
        counts.put(
                "lag_days_filing_to_publication",
                "" + Term.grantLag(date(document, "application-reference"), date(document, "publication-reference")));
        return counts;
    }

    /** By the first three characters of the classes of the cited United States patents. */
    private static void originality(OfficeDocument document, JsonNode expected) {
        List<String> classes = citations(document).stream()
                .filter(one -> office(one).equals("US"))
                .map(one -> OfficeDocument.text(one, "classification-national", "main-classification"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, 3))
                .toList();
        Optional<Dispersion> originality = Dispersion.of(classes);
        assertThat(originality.map(Dispersion::citations).orElse(0))
                .isEqualTo(expected.path("cited_us_with_class").asInt());
        assertThat(originality.isPresent()).isEqualTo(expected.has("originality_uspc3"));
        originality.ifPresent(known -> {
            assertThat(known.plain())
                    .isCloseTo(expected.get("originality_uspc3").asDouble(), offset(SIX_DIGITS));
            assertThat(known.unbiased().orElseThrow())
                    .isCloseTo(expected.get("originality_uspc3_unbiased").asDouble(), offset(SIX_DIGITS));
        });
    }

    /** The words of a claim tell which others it refers to as the document's own marks do. */
    @Test
    void wordsTellWhatADocumentsMarksTell() {
        int read = 0;
        for (String name : SETTLED.keySet()) {
            Optional<Path> file = ReferenceData.document("uspto/" + name);
            assumeTrue(file.isPresent(), "the folder with uspto/" + name + " is absent");
            for (Element claim : new OfficeDocument(file.get()).all("claim")) {
                read++;
                assertThat(Claims.dependsOnAnother(OfficeDocument.text(claim)))
                        .as(name + " " + claim.getAttribute("id"))
                        .isEqualTo(!OfficeDocument.all(claim, "claim-ref").isEmpty());
            }
        }
        assertThat(read).isEqualTo(30 + 17 + 31 + 10);
    }

    private static List<String> claimTexts(OfficeDocument document) {
        return document.all("claim").stream().map(OfficeDocument::text).toList();
    }

    private static List<Element> citations(OfficeDocument document) {
        List<Element> all = new ArrayList<>(document.all("citation"));
        all.addAll(document.all("us-citation"));
        return all;
    }

    private static List<Cited> cited(OfficeDocument document) {
        return citations(document).stream()
                .map(one -> new Cited(office(one), namer(OfficeDocument.text(one, "category"))))
                .toList();
    }

    private static String office(Element citation) {
        return OfficeDocument.text(citation, "patcit", "document-id", "country");
    }

    private static Namer namer(String category) {
        return switch (category) {
            case "" -> Namer.NOT_SAID;
            case "cited by examiner" -> Namer.EXAMINER;
            default -> Namer.ANOTHER;
        };
    }

    private static List<String> ipc(OfficeDocument document) {
        List<String> symbols = new ArrayList<>();
        document.all("classification-ipcr").forEach(one -> symbols.add(symbol(one)));
        document.all("classification-ipc").forEach(one -> symbols.add(OfficeDocument.text(one, "main-classification")));
        return symbols;
    }

    private static String symbol(Element one) {
        return OfficeDocument.text(one, "section")
                + OfficeDocument.text(one, "class")
                + OfficeDocument.text(one, "subclass");
    }

    private static LocalDate date(OfficeDocument document, String reference) {
        String text = OfficeDocument.text(document.all(reference).getFirst(), "document-id", "date");
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
