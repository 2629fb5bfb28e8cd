package org.ipmarket.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.ipmarket.print.PrintFont.Weight;

/** Pages of XHTML as PDF, with a font that has Chinese. Takes time and memory: whoever calls it bounds how many are made at once. */
public final class Pdfs {
    private Pdfs() {}

    /**
     * A PDF that says when it was made.
     *
     * @param html well-formed, in the families of {@link PrintFont}; it loads nothing. Charts are inline SVG of the shapes that {@link SvgShapes} draws
     */
    public static byte[] make(String html) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useUriResolver((base, uri) -> null);
        builder.withHtmlContent(html, null);
        builder.withProducer("ipmarket");
        builder.toStream(out);
        try (SvgShapes shapes = new SvgShapes()) {
            for (Weight weight : Weight.values()) {
                byte[] font = PrintFont.of(weight, html);
                shapes.font(weight, font);
                builder.useFont(
                        () -> new ByteArrayInputStream(font), PrintFont.FAMILY, weight.value(), FontStyle.NORMAL, true);
                if (PrintFont.hasRare(html)) {
                    builder.useFont(weight::whole, PrintFont.RARE_FAMILY, weight.value(), FontStyle.NORMAL, true);
                }
            }
            builder.useSVGDrawer(shapes);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same page and time always give the same bytes: for papers whose hash is signed or kept. */
    public static byte[] make(String html, Instant dated) {
        try (PDDocument document = Loader.loadPDF(make(html))) {
            date(document, dated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it say when it was made, and take its identifier from that. */
    static void date(PDDocument document, Instant dated) {
        Calendar date = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(dated.toEpochMilli());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(date);
        information.setModificationDate(date);
        // else the identifier is made of the time of the day
        document.getDocument().getTrailer().removeItem(COSName.ID);
        document.setDocumentId(dated.toEpochMilli());
    }
}
