package org.ipmarket.valuation.report.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.print.Language;
import org.ipmarket.print.Pdfs;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.report.Composer;
import org.ipmarket.valuation.report.Missing;
import org.ipmarket.valuation.report.ReportFacts;
import org.ipmarket.valuation.report.ReportPart;
import org.ipmarket.valuation.report.ReportWords;
import org.ipmarket.valuation.report.TestFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** Reports as pages and PDFs. With {@code -Dpictures=folder} the pages of the PDFs are written there as pictures. */
class ReportPagesTest {
    private static final Template TEMPLATE = template();

    private static Template template() {
        try (InputStream in = ReportPages.class.getResourceAsStream("/templates/report.html")) {
            return Engine.builder()
                    .addDefaults()
                    .addValueResolver(ValueResolvers.rawResolver())
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new HtmlEscaper(List.of("text/html")))
                    .build()
                    .parse(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            Variant.forContentType("text/html"),
                            "report.html");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String html(ReportFacts facts, Language language) {
        return TEMPLATE.data("sheet", Composer.compose(facts, new ReportWords(language)))
                .render();
    }

    /** The text of each page; pictures of them where they are wanted. */
    private static List<String> pages(String name, ReportFacts facts, Language language) throws IOException {
        byte[] pdf = Pdfs.make(html(facts, language), TestFacts.THEN);
        String folder = System.getProperty("pictures");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page + 1);
                stripper.setEndPage(page + 1);
                pages.add(stripper.getText(document));
                if (folder != null) {
                    BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, 80);
                    Path file = Path.of(folder, "%s-%s-%d.png".formatted(name, language.tag(), page + 1));
                    Files.createDirectories(file.getParent());
                    ImageIO.write(picture, "png", file.toFile());
                }
            }
            return pages;
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anIssuedOpinionHasAllPartsOnPaper(Language language) throws IOException {
        ReportWords words = new ReportWords(language);
        String text = plain(String.join("\n", pages("opinion", TestFacts.issued(), language)));
        for (ReportPart part : ReportPart.values()) {
            assertThat(text).contains(plain(part.number() + ". " + heading(words, part)));
        }
        assertThat(text)
                .contains(language == Language.ZH ? "价值分析意见" : "Valueopinion")
                .contains(plain(language == Language.ZH ? "不是资产评估报告" : "It is not an appraisal report"))
                .contains("CNY860,000.00")
                .contains("44010123", "44010456")
                .contains("GZ-VO-2026-00001")
                .contains(plain(language == Language.ZH ? "独立权利要求范围较窄" : "claims are narrow"))
                .doesNotContain(plain(language == Language.ZH ? "缺少：" : "Missing:"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anEstimateFlagsWhatIsMissing(Language language) throws IOException {
        ReportFacts facts = TestFacts.estimate(TestAssets.software().build());
        String text = plain(String.join("\n", pages("estimate", facts, language)));
        int flags = text.split(plain(language == Language.ZH ? "缺少：" : "Missing:"), -1).length - 1;
        assertThat(flags).isEqualTo(Missing.of(facts).size());
        assertThat(text).contains(plain(language == Language.ZH ? "未经专家审核" : "nobody has reviewed"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void dealsThatAMethodNamesAreDrawnAndListed(Language language) throws IOException {
        ReportFacts facts = TestFacts.withDeals();
        String text = plain(String.join("\n", pages("deals", facts, language)));
        assertThat(text)
                .contains("01a229b7-a60f-71ef-b53c-36574c9b5605", "CNY1,172,500.00")
                .contains(language == Language.ZH ? "综合" : "Reconciled")
                .doesNotContain(plain(language == Language.ZH ? "成交未影响" : "No deal on this market"));
        assertThat(html(facts, language)).contains("chart-deals");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void oneWithoutAnEstimateSaysWhyAndShowsNoChart(Language language) throws IOException {
        ReportFacts facts = TestFacts.estimate(
                TestAssets.invention().status(LegalStatus.SEIZED).build());
        String html = html(facts, language);
        assertThat(html).doesNotContain("<svg").contains(language == Language.ZH ? "“被查封、保全”" : "SEIZED");
        assertThat(pages("none", facts, language)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachEncumbranceIsToldWithWhatItMeans(Language language) {
        String pledged = html(
                TestFacts.estimate(TestAssets.invention()
                        .encumbrances(EncumbranceKind.PLEDGE)
                        .build()),
                language);
        String licence = language == Language.ZH ? "权利转移后许可继续有效" : "goes on after the right has passed";
        assertThat(pledged)
                .contains(language == Language.ZH ? "未经质权人同意" : "consent only (Civil Code 444)")
                .doesNotContain(licence);
        assertThat(html(
                        TestFacts.estimate(TestAssets.invention()
                                .encumbrances(EncumbranceKind.PLEDGE, EncumbranceKind.LICENCE)
                                .build()),
                        language))
                .contains(licence);
    }

    @Test
    void whatNoXmlMayContainIsLeftOut() {
        String half = String.valueOf((char) 0xd83d);
        String whole = new String(Character.toChars(0x20bb7));
        assertThat(ReportPages.wellFormed("a" + half + "b" + (char) 7 + (char) 0xffff + "\n" + whole))
                .isEqualTo("ab\n" + whole);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDraftSaysThatItIsOne(Language language) throws IOException {
        ReportFacts facts = TestFacts.requested(new LocalizedText(null, "<Robotics> & \"Sons\""));
        assertThat(html(facts, language)).contains("&lt;Robotics&gt; &amp; &quot;Sons&quot;");
        String text = plain(String.join("\n", pages("draft", facts, language)));
        assertThat(text).contains(plain(language == Language.ZH ? "草稿" : "Draft: not signed"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageIsWellFormedAndItsChartsAreTold(Language language) throws Exception {
        Document page = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        html(TestFacts.issued(), language).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.tag());
        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("h2").getLength()).isEqualTo(14);
        var charts = page.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(3);
        for (int i = 0; i < charts.getLength(); i++) {
            var chart = (org.w3c.dom.Element) charts.item(i);
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(chart.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(chart.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        }
        var tables = page.getElementsByTagName("caption");
        assertThat(tables.getLength()).isEqualTo(6);
    }

    @Test
    void theSameFactsGiveTheSamePaper() {
        ReportFacts facts = TestFacts.issued();
        byte[] one = Pdfs.make(html(facts, Language.ZH), TestFacts.THEN);
        assertThat(Pdfs.make(html(facts, Language.ZH), TestFacts.THEN)).isEqualTo(one);
    }

    private static String heading(ReportWords words, ReportPart part) {
        return words.of("part." + part.name());
    }

    /** Without spaces: where a line breaks is not the paper's content. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }
}
