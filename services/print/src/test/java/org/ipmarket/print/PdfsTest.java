package org.ipmarket.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
}
