package org.ipmarket.listing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.print.Language;
import org.ipmarket.print.Pdfs;
import org.junit.jupiter.api.Test;

class NoticePagesTest {
    static final NoticePages PAGES = new NoticePages(template());

    /** The template as the service has it: escaped as HTML. */
    private static Template template() {
        try (InputStream in = NoticePages.class.getResourceAsStream("/templates/notice.html")) {
            return Engine.builder()
                    .addDefaults()
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new HtmlEscaper(List.of("text/html")))
                    .build()
                    .parse(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            Variant.forContentType("text/html"),
                            "notice.html");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(new NoticeWords(Language.ZH).keys())
                .containsExactlyInAnyOrderElementsOf(new NoticeWords(Language.EN).keys());
    }

    @Test
    void thereIsAWordForEverythingThatANoticeMaySay() {
        NoticeWords words = new NoticeWords(Language.ZH);
        Map<String, Enum<?>[]> said = Map.of(
                "kind.", NoticeKind.values(),
                "right.", Right.values(),
                "method.", SaleMethod.values(),
                "how.", SaleMethod.values(),
                "type.", AssetType.values(),
                "status.", LegalStatus.values(),
                "burden.", Kind.values(),
                "basis.", Declarations.PriorityBasis.values(),
                "export.", Declarations.Control.values(),
                "outcome.", LotClosed.Result.values());
        said.forEach((prefix, values) -> assertThat(words.keys())
                .containsAll(Arrays.stream(values)
                        .map(value -> prefix + value.name())
                        .toList()));
        assertThat(words.keys()).contains("burden.SEIZURE", "burden.SUSPENSION", "burden.REVIEW");
    }

    @Test
    void theReadersLanguageIsFoundOrItIsChinese() {
        assertThat(Language.preferred(List.of())).isEqualTo(Language.ZH);
        assertThat(Language.preferred(List.of(Locale.FRENCH, Locale.UK, Locale.CHINA)))
                .isEqualTo(Language.EN);
        assertThat(Language.preferred(List.of(Locale.FRENCH))).isEqualTo(Language.ZH);
        assertThat(Language.ofTag("en-GB")).contains(Language.EN);
        assertThat(Language.ofTag("zh-CN")).contains(Language.ZH);
        assertThat(Language.ofTag("fr")).isEmpty();
    }

    @Test
    void aDisclosureSaysWhatIsOfferedInChinese() {
        String page = PAGES.html(SampleNotices.disclosure(), Language.ZH, false);
        assertThat(page)
                .contains("lang=\"zh-CN\"")
                .contains("信息披露公告", "GZ-T2026-00017", "广州知识产权交易中心")
                .contains("演示公告", "测试市场")
                .contains("广州越秀机器人科技有限公司")
                .contains("独占许可", "地域：CN、HK", "工业机器人", "至 2031年3月1日（不含当日）")
                .contains("CNY 125,000.00（12.5万元；人民币壹拾贰万伍仟元整）")
                .contains("CNY 12,500.00（1.25万元；人民币壹万贰仟伍佰元整）")
                .contains("2026年3月9日 09:30:00（北京时间）（公告日次日起第5个工作日）")
                .contains("结束前5分钟内有有效出价的，结束时间顺延至该出价后5分钟")
                .contains("CN ZL20211000000.X", "截至 2026年2月20日", "保护期至 2041年5月6日", "未见")
                .contains("普通许可 (2024年1月1日 起至 2027年1月1日)")
                .contains("第 1 顺位：自然人，不公开姓名（职务技术成果完成人，《民法典》第八百四十七条）")
                .contains("《拍卖法》第四十五条")
                .contains("CNY 100,000.00 以下（含）部分", "4%", "每方最高", "CNY 500,000.00")
                .contains("保证金专户对应本标的");
    }

    @Test
    void andInEnglish() {
        String page = PAGES.html(SampleNotices.disclosure(), Language.EN, false);
        assertThat(page)
                .contains("lang=\"en\"")
                .contains("Disclosure notice", "Guangzhou Intellectual Property Exchange")
                .contains("Guangzhou Yuexiu Robotics Co., Ltd.")
                .contains("CNY 125,000.00</td>")
                .contains("9 March 2026, 09:30:00 (Beijing time) (working day 5 after the announcement)")
                .contains("the market&#39;s server")
                .contains("territory: CN, HK")
                .contains("Auction Law 45");
        assertThat(page.replace("中文", "")).doesNotContainPattern("[\\u4e00-\\u9fa5&&[^工业机器人]]");
    }

    @Test
    void itSaysInWhichPartsIsPaidAndWhatEachSideOwes() {
        assertThat(PAGES.html(SampleNotices.inInstalments(), Language.ZH, false))
                .contains("转让方服务费", "受让方服务费", "1.5%")
                .contains("成交确认书签署后5个工作日内")
                .contains("30%：双方签署后5个工作日内", "70%：双方签署后30天内");
        assertThat(PAGES.html(SampleNotices.inInstalments(), Language.EN, false))
                .contains("Commission of the seller", "Commission of the buyer")
                .contains("to be signed within 5 working days of the confirmation of sale")
                .contains("30% within 5 working days after both sides have signed");
    }

    @Test
    void whatPeopleWriteIsTextAndNothingElse() {
        String attack = "<script>alert('x')</script>{page.number}\"&\u0001";
        for (boolean print : List.of(false, true)) {
            String page = PAGES.html(SampleNotices.titled(attack, 1), Language.EN, print);
            assertThat(page)
                    .doesNotContain("<script")
                    .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{page.number}&quot;&amp;")
                    .doesNotContain("\u0001");
        }
        byte[] pdf = Pdfs.make(PAGES.html(SampleNotices.titled(attack, 1), Language.EN, true));
        assertThat(text(pdf)).contains("<script>alert('x')</script>");
    }

    @Test
    void aResultNamesNobodyWhoAsksToStayUnnamed() {
        String page = PAGES.html(SampleNotices.result(true), Language.ZH, false);
        assertThat(page)
                .contains("结果公告", "成交价", "壹拾叁万元整", "有效出价人数", "《拍卖法》第二十一条")
                .doesNotContain("越秀", SampleNotices.SELLER.toString());
    }

    @Test
    void aCorrectionShowsBeforeAndAfter() {
        assertThat(PAGES.html(SampleNotices.correction(), Language.ZH, false))
                .contains("更正公告", "GZ-T2026-00011", "加价幅度录入有误", "1000.00 CNY", "5000.00 CNY")
                .contains("2026年3月11日 09:30:00（北京时间）");
    }

    @Test
    void thePdfHoldsItsFontsAndItsTextCanBeRead() throws IOException {
        Shown notice = SampleNotices.disclosure();
        for (Language language : Language.values()) {
            byte[] pdf = Pdfs.make(PAGES.html(notice, language, true));
            assertThat(text(pdf))
                    .contains("GZ-T2026-00017")
                    .contains(language == Language.ZH ? "信息披露公告" : "Disclosure notice")
                    .contains(language == Language.ZH ? "人民币壹拾贰万伍仟元整" : "CNY 125,000.00");
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(fonts(document)).allSatisfy(font -> {
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("NotoSansSC");
                });
                keep(document, language);
            }
            assertThat(pdf.length).as("a subset of the font alone").isLessThan(1_500_000);
        }
    }

    /** In which text is set. */
    private static Set<PDFont> fonts(PDDocument document) throws IOException {
        Set<PDFont> fonts = new HashSet<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                fonts.add(text.getFont());
            }
        }.getText(document);
        return fonts;
    }

    /** To be looked at. */
    private static void keep(PDDocument document, Language language) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "notices"));
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 80);
            ImageIO.write(image, "png", new File(folder.toFile(), "notice-" + language.tag() + "-" + page + ".png"));
        }
        for (boolean print : List.of(false, true)) {
            Files.writeString(
                    folder.resolve("notice-" + language.tag() + (print ? "-print" : "") + ".html"),
                    PAGES.html(SampleNotices.disclosure(), language, print));
        }
    }

    @Test
    void rareCharactersAreDrawn() {
        byte[] pdf = Pdfs.make(PAGES.html(SampleNotices.titled("\ud840\udc87野家", 1), Language.ZH, true));
        assertThat(text(pdf)).contains("\ud840\udc87野家");
    }

    @Test
    void aBundleOfFiveHundredFillsItsPages() throws IOException {
        byte[] pdf = Pdfs.make(PAGES.html(SampleNotices.titled("专利包", 500), Language.ZH, true));
        assertThat(text(pdf)).contains("ZL20211000499.X");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(15, 80);
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
