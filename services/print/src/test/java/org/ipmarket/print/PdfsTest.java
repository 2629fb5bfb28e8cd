package org.ipmarket.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfsTest {
    private static final String PAGE = """
            <html xmlns="http://www.w3.org/1999/xhtml"><head><title>成交确认书</title></head>
            <body style="font-family: 'Noto Sans SC'"><p>人民币壹拾贰万伍仟元整 and <b>Latin</b></p></body></html>""";

    @Test
    void theSamePageAndTimeGiveTheSameBytes() throws Exception {
        Instant dated = Instant.parse("2026-11-30T16:00:00Z");
        byte[] one = Pdfs.make(PAGE, dated);
        assertThat(Pdfs.make(PAGE, dated)).isEqualTo(one);
        assertThat(Pdfs.make(PAGE, dated.plusSeconds(1))).isNotEqualTo(one);
    }

    @Test
    void whatIsWrittenCanBeReadBack() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdfs.make(PAGE, Instant.EPOCH))) {
            assertThat(new PDFTextStripper().getText(document)).contains("人民币壹拾贰万伍仟元整 and Latin");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void aChartIsDrawn() throws Exception {
        String chart = """
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>图</title></head>
                <body style="margin: 0"><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 100 50">
                <title>不画</title><g><rect x="0" y="0" width="50" height="50" fill="#ff0000"/>
                <circle cx="75" cy="25" r="10" fill="#0000ff"/><polygon points="90,0 100,0 100,10" fill="#00ff00"/>
                <line x1="60" y1="45" x2="100" y2="45" stroke="#000000" stroke-width="4"/>
                <text x="25" y="40" font-size="40" text-anchor="middle" fill="#ffffff">田</text></g></svg></body></html>""";
        try (PDDocument document = Loader.loadPDF(Pdfs.make(chart, Instant.EPOCH))) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 96);
            int[] left = corner(page);
            assertThat(page.getRGB(left[0] + 4, left[1] + 4) & 0xffffff).isEqualTo(0xff0000);
            assertThat(page.getRGB(left[0] + 150, left[1] + 50) & 0xffffff).isEqualTo(0x0000ff);
            assertThat(page.getRGB(left[0] + 197, left[1] + 5) & 0xffffff).isEqualTo(0x00ff00);
            assertThat(page.getRGB(left[0] + 160, left[1] + 90) & 0xffffff).isEqualTo(0);
            assertThat(white(page, left[0], left[1], 100)).isGreaterThan(300);
            assertThat(new PDFTextStripper().getText(document)).doesNotContain("不画");
        }
    }

    /** The first red pixel. */
    private static int[] corner(BufferedImage page) {
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                if ((page.getRGB(x, y) & 0xffffff) == 0xff0000) {
                    return new int[] {x, y};
                }
            }
        }
        throw new AssertionError("nothing red");
    }

    private static int white(BufferedImage page, int left, int top, int size) {
        int count = 0;
        for (int y = top; y < top + size; y++) {
            for (int x = left; x < left + size; x++) {
                count += (page.getRGB(x, y) & 0xffffff) == 0xffffff ? 1 : 0;
            }
        }
        return count;
    }
}
