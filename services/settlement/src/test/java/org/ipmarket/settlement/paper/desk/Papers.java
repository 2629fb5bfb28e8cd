package org.ipmarket.settlement.paper.desk;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ipmarket.print.Language;
import org.ipmarket.settlement.paper.PaperWords;
import org.ipmarket.settlement.paper.Sheet;

/** Papers without a running service, and what can be read from them. */
public final class Papers {
    private static final PaperPages PAGES = new PaperPages(template());

    private Papers() {}

    /** The template as the service has it: escaped as HTML. */
    private static Template template() {
        try (InputStream in = PaperPages.class.getResourceAsStream("/templates/paper.html")) {
            return Engine.builder()
                    .addDefaults()
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new HtmlEscaper(List.of("text/html")))
                    .build()
                    .parse(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            Variant.forContentType("text/html"),
                            "paper.html");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PaperWords words(Language language) {
        return PAGES.words(language);
    }

    public static byte[] pdf(Sheet sheet, Instant dated) {
        return PAGES.pdf(sheet, dated);
    }

    static String html(Sheet sheet) {
        return PAGES.html(sheet);
    }

    public static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To be looked at. */
    public static void keep(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Path folder = Files.createDirectories(Path.of("target", "papers"));
            Files.write(folder.resolve(name + ".pdf"), pdf);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(page, 70),
                        "png",
                        folder.resolve(name + "-" + page + ".png").toFile());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
