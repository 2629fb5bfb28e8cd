package org.ipmarket.listing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.Bibliography.Number;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.junit.jupiter.api.Test;

/** Small documents of every format, and the ways in which a file can be bad. */
class RecordFileTest {
    private static final String GRANT = """
            <us-patent-grant><us-bibliographic-data-grant><publication-reference><document-id><country>US</country>
            <doc-number>01</doc-number><kind>B2</kind><date>%s</date></document-id></publication-reference>
            <invention-title>A <i>fine</i> thing</invention-title></us-bibliographic-data-grant>
            <claims><claim><claim-text>1. A thing.</claim-text></claim></claims></us-patent-grant>""";
    private static final String GOOD = GRANT.formatted("20200101");

    private static Number number(String office, String number, String kind, String day) {
        return new Number(office, number, kind, day == null ? null : LocalDate.parse(day));
    }

    @Test
    void aWeekOfTheUnitedStatesWithABrokenDocumentInside() {
        Reading week = Reading.resource("red-book-week.xml");
        assertThat(week.bad())
                .singleElement()
                .isEqualTo(new Entry.Refused(3, "", "not well-formed XML at line 2 of document 3"));
        assertThat(week.good())
                .extracting(PublishedRight::publication)
                .containsExactly(
                        number("US", "10500001", "B2", "2020-01-07"),
                        number("US", "D0870001", "S1", "2020-01-07"),
                        number("US", "20200010001", "A1", "2020-01-09"));
        PublishedRight first = week.good().getFirst();
        assertThat(first.bibliography())
                .isEqualTo(new Bibliography(
                        Map.of("en", "Query of a large table & its index"),
                        Map.of("en", "A table is queried."),
                        List.of("1. A method comprising: a step; and a step."),
                        number("US", "15900001", "", "2018-02-20"),
                        List.of(
                                number("US", "20180200001", "A1", "2018-06-21"),
                                number("US", "10500001", "B2", "2020-01-07")),
                        List.of(number("DE", "10 2017 000 001", "", "2017-03-02")),
                        List.of(number("US", "5000001", "A", "1991-03-19")),
                        List.of("A text."),
                        List.of("Holding Corp."),
                        List.of("Jane Doe"),
                        List.of(),
                        List.of("G06F 16/2458"),
                        List.of("G06F 16/2462"),
                        "",
                        List.of()));
        assertThat(first.expires())
                .as("of the parent of July 2015, and ten days")
                .isEqualTo("2035-07-20");
        assertThat(first.referencesCited()).isEqualTo(2);
        PublishedRight design = week.good().get(1);
        assertThat(design.type()).isEqualTo(AssetType.DESIGN);
        assertThat(design.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(design.expires()).isNull();
        assertThat(week.good().getLast().number()).isEqualTo("16400001");
    }

    @Test
    void aGrantOfTheEpo() {
        PublishedRight right = Reading.resource("ep-grant.xml").only();
        assertThat(right.number()).isEqualTo("3000001");
        assertThat(right.applicationNumber()).isEqualTo("16800001.6");
        assertThat(right.filed()).isEqualTo("2016-08-29");
        assertThat(right.granted()).isEqualTo("2021-07-07");
        assertThat(right.bibliography())
                .isEqualTo(new Bibliography(
                        Map.of("de", "Deckel", "en", "Lid", "fr", "Couvercle"),
                        Map.of(),
                        List.of("A lid, being round.", "A lid."),
                        number("EP", "16800001.6", "", "2016-08-29"),
                        List.of(number("EP", "3000001", "B1", "2021-07-07")),
                        List.of(number("US", "201514800001", "", "2015-09-25")),
                        List.of(number("US", "2007204872", "A1", null)),
                        List.of("a patent of some kind", "A book."),
                        List.of("Lids AG"),
                        List.of("DOE, Jane"),
                        List.of(),
                        List.of("B65D 51/18"),
                        List.of("B65D 51/185"),
                        "",
                        List.of()));
    }

    @Test
    void anAnswerOfOps() {
        Reading reading = Reading.resource("ops.xml");
        assertThat(reading.bad()).isEmpty();
        PublishedRight right = reading.good().getFirst();
        assertThat(right.bibliography())
                .isEqualTo(new Bibliography(
                        Map.of("en", "LID"),
                        Map.of("en", "A lid."),
                        List.of(),
                        number("EP", "16800001", "A", "2016-08-29"),
                        List.of(number("EP", "3000001", "B1", "2021-07-07")),
                        List.of(number("US", "201514800001", "", "2015-09-25")),
                        List.of(),
                        List.of(),
                        List.of("LIDS AG"),
                        List.of("DOE JANE"),
                        List.of(),
                        List.of("B65D 51/18"),
                        List.of("B65D 51/185"),
                        "49000001",
                        List.of()));
        assertThat(reading.good().getLast().events())
                .containsExactly(new PublishedRight.OfficeEvent(
                        "EP",
                        "PG25",
                        "LAPSED IN A CONTRACTING STATE",
                        LocalDate.of(2022, 7, 29),
                        LocalDate.of(2022, 3, 1),
                        "-",
                        "EP 16800001A 2022-07-29PG25-LAPSED IN A CONTRACTING STATE DE",
                        "EP 16800001A 2022-07-29PG25-LAPSED IN A CONTRACTING STATE DE"));
    }

    @Test
    void aPublicationOfSt96() {
        PublishedRight right = Reading.resource("st96.xml").only();
        assertThat(right.number())
                .as("China grants under the number of the application")
                .isEqualTo("201710601863.8");
        assertThat(right.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(right.statusAsOf()).isEqualTo("2020-03-10");
        assertThat(right.filed()).isEqualTo("2017-07-21");
        assertThat(right.granted()).isEqualTo("2020-03-10");
        assertThat(right.title()).isEqualTo(new LocalizedText("常温基板接合方法", "Bonding of substrates at room temperature"));
        assertThat(right.bibliography())
                .isEqualTo(new Bibliography(
                        Map.of("zh", "常温基板接合方法", "en", "Bonding of substrates at room temperature"),
                        Map.of("zh", "一种接合方法。"),
                        List.of("1. 一种方法，其特征在于： SiO2基板。", "2. 根据权利要求1所述的方法。"),
                        number("CN", "201710601863.8", "", "2017-07-21"),
                        List.of(
                                number("CN", "107000001", "A", "2018-01-05"),
                                number("CN", "107000001", "B", "2020-03-10")),
                        List.of(number("JP", "2016-290922", "", "2016-11-08")),
                        List.of(number("US", "6054363", "A", null)),
                        List.of("A book on bonding, 2004."),
                        List.of("示例大学"),
                        List.of("王伟", "Jun Doe"),
                        List.of(),
                        List.of("H01L 21/30", "H01L 23/00"),
                        List.of("H01L 21/2007", "H01L 24/28"),
                        "",
                        List.of()));
    }

    @Test
    void rowsOfCsvInEitherEncoding() throws IOException {
        byte[] utf8;
        try (var in = RecordFileTest.class.getResourceAsStream("/documents/rights.csv")) {
            utf8 = in.readAllBytes();
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        assertRights(Reading.of(utf8));
        assertRights(Reading.of("\uFEFF" + text));
        assertRights(Reading.of(text.getBytes(Charset.forName("GB18030"))));
    }

    private static void assertRights(Reading reading) {
        assertThat(reading.bad())
                .containsExactly(
                        new Entry.Refused(3, "ZL201720000001.5", "filed is no day of the calendar: 2017-01-32"));
        PublishedRight patent = reading.good().getFirst();
        assertThat(patent.type()).isEqualTo(AssetType.INVENTION);
        assertThat(patent.number()).isEqualTo("ZL201710601862.3");
        assertThat(patent.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(patent.statusAsOf()).isEqualTo("2020-03-10");
        assertThat(patent.granted()).isEqualTo("2020-03-10");
        assertThat(patent.claimCount()).isEqualTo(2);
        assertThat(patent.referencesCited()).isEqualTo(12);
        assertThat(patent.bibliography())
                .isEqualTo(new Bibliography(
                        Map.of("zh", "接合方法,常温", "en", "Bonding"),
                        Map.of("zh", "一种方法。"),
                        List.of(),
                        number("CN", "201710601862.3", "", "2017-07-21"),
                        List.of(number("CN", "107000001", "B", "2020-03-10")),
                        List.of(number("JP", "2016-290922", "", "2016-11-08")),
                        List.of(),
                        List.of(),
                        List.of("示例大学"),
                        List.of("王伟", "李娜"),
                        List.of(),
                        List.of("H01L 21/30", "H01L 23/00"),
                        List.of("H01L 21/2007"),
                        "65000001",
                        List.of()));
        PublishedRight work = reading.good().getLast();
        assertThat(work.type()).isEqualTo(AssetType.SOFTWARE);
        assertThat(work.workCreated()).isEqualTo("2022-05-01");
        assertThat(work.bibliography().authors()).containsExactly("王伟");
    }

    @Test
    void aCsvFileThatIsNone() {
        assertThat(reason("kind,number\nB1,1\n"))
                .startsWith("no column is named 'kind'; there are: type, office, number,");
        assertThat(reason("type,number\nDESIGN,1\n")).isEqualTo("the column office is missing");
        assertThat(reason("type,office,number,type\n")).isEqualTo("the column type stands twice");
        assertThat(reason("type,office,number\n")).isEqualTo("no row after the line that names the columns");
        assertThat(reason("")).startsWith("the file is empty; its first line names the columns: type,");
        assertThat(reason("type,office,number\nDESIGN,CN\n")).isEqualTo("the row has 2 cells, the first line 3");
        assertThat(reason("type,office,number\nDESIGN,CN,\"1\" x\n")).startsWith("not CSV: ");
        assertThat(Reading.of(new byte[] {'t', (byte) 0xff, (byte) 0xff, '\n'}).bad())
                .containsExactly(new Entry.Refused(1, "", "neither UTF-8 nor GB18030"));
    }

    @Test
    void aRowOfCsvThatIsTooLongEndsTheReading() {
        byte[] file = ("type,office,number\nDESIGN,CN,\"" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        Reading reading = Reading.of(() -> new ByteArrayInputStream(file), null, new Bounds(64, 1_000, 500, 64));
        assertThat(reading.bad()).containsExactly(new Entry.Refused(1, "", "more than 1000 characters in one row"));
    }

    private static String reason(String file) {
        Reading reading = Reading.of(file);
        assertThat(reading.good()).isEmpty();
        assertThat(reading.bad()).hasSize(1);
        return reading.bad().getFirst().reason();
    }

    @Test
    void anArchive() throws IOException {
        assertThat(Reading.of(zip("week.xml", GOOD, "week.pdf", "no XML", "more.XML", GOOD))
                        .good())
                .hasSize(2);
        assertThat(Reading.of(zip("a.txt", GOOD)).bad())
                .containsExactly(new Entry.Refused(1, "", "the archive has no file whose name ends in .xml"));
    }

    @Test
    void aBombInAnArchiveIsRefused() throws IOException {
        Reading reading = Reading.of(zip("a.xml", GOOD, "b.xml", GOOD + " ".repeat(2_000_000)));
        assertThat(reading.bad()).last().satisfies(refused -> assertThat(refused.reason())
                .isEqualTo("the archive cannot be read: it unpacks to more than is allowed"));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFormatThatIsNamedIsHeldTo() {
        byte[] file = GOOD.getBytes(StandardCharsets.UTF_8);
        Reading reading = Reading.of(() -> new ByteArrayInputStream(file), FileFormat.OPS, Bounds.USUAL);
        assertThat(reading.bad())
                .containsExactly(new Entry.Refused(1, "", "a record of RED_BOOK in a file named as OPS"));
    }

    @Test
    void aBadRecordIsRefusedAndTheNextOneIsRead() {
        Reading reading = Reading.of("<all>" + GOOD + GRANT.formatted("soon") + GOOD + "</all>");
        assertThat(reading.good()).hasSize(2);
        assertThat(reading.bad())
                .containsExactly(
                        new Entry.Refused(2, "", "the date of the publication is no day of the calendar: soon"));
    }

    @Test
    void aTruncatedFileGivesTheRecordsBeforeTheCut() {
        Reading reading = Reading.of("<all>" + GOOD + GOOD.substring(0, GOOD.length() - 30));
        assertThat(reading.good()).hasSize(1);
        assertThat(reading.bad()).singleElement().satisfies(refused -> {
            assertThat(refused.record()).isEqualTo(2);
            assertThat(refused.reason()).startsWith("not well-formed XML at line");
        });
    }

    @Test
    void aBombIsRefused() {
        refused("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>" + GOOD.replace("A thing", "&b;"));
    }

    @Test
    void aBombInAnAttributeIsNotExpanded() {
        refused("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                + GOOD.replace("<claim>", "<claim id=\"&b;\">"));
    }

    @Test
    void aLongAttributeIsRefused() {
        refused(GOOD.replace("<claim>", "<claim id=\"" + "x".repeat(10_001) + "\">"));
    }

    @Test
    void anExternalEntityDoesNothing() {
        refused("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + GOOD.replace("A thing", "&e;"));
    }

    private static void refused(String xml) {
        Reading reading = Reading.of(xml);
        assertThat(reading.good()).isEmpty();
        assertThat(reading.bad()).hasSize(1);
    }

    @Test
    void hugeTextDepthAndAttributesAreRefused() {
        assertThat(within(new Bounds(64, 50, 500, 64)).bad())
                .containsExactly(new Entry.Refused(1, "", "more than 50 characters of text"));
        assertThat(within(new Bounds(3, 5000, 500, 64)).bad())
                .containsExactly(new Entry.Refused(1, "", "more than 3 levels"));
        assertThat(within(new Bounds(64, 5000, 5, 64)).bad())
                .containsExactly(new Entry.Refused(1, "", "more than 5 elements"));
        assertThat(Reading.of(GOOD.replace("<claim>", "<claim" + attributes(65) + ">"))
                        .bad())
                .containsExactly(new Entry.Refused(1, "", "more than 64 attributes"));
    }

    private static Reading within(Bounds bounds) {
        byte[] xml = GOOD.replace("A thing", "x".repeat(1000)).getBytes(StandardCharsets.UTF_8);
        return Reading.of(() -> new ByteArrayInputStream(xml), null, bounds);
    }

    private static String attributes(int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(" a").append(i).append("=\"\"");
        }
        return all.toString();
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(reason("<something/>")).startsWith("no record of a known format in 'something'; Red Book XML");
        assertThat(reason("<PATDOC/>")).startsWith("SGML of the USPTO from 2001 to 2004 (PATDOC) is not read;");
        assertThat(reason("PATN\nWKU  039327094\n")).startsWith("Greenbook of the USPTO");
    }
}
