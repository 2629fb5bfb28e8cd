package org.ipmarket.settlement.bank.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ipmarket.settlement.bank.file.ColumnMapping.Amounts;
import org.ipmarket.settlement.bank.file.ColumnMapping.Columns;
import org.ipmarket.settlement.bank.file.FileLine.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spreadsheets as banks' web sites give them. */
class SheetReaderTest {
    private static final String HEAD = "账号：4405,户名：交易结算专户,,,,,,\n\n交易日期,交易时间,收入金额,支出金额,账户余额,对方户名,对方账号,摘要,交易流水号\n";
    private static final String ROWS =
            "20260302,093001,\"10,000.00\",,\"11,000.00\",鹏城光电（深圳）有限公司,\t6222020000000000001,保证金,S1\n"
                    + "20260302,100000,,12.50,\"10,987.50\",,,账户管理费,S2\n"
                    + "20260302,110000,300.00,,11287.50,林,622,退汇 0190,S3\n";

    @TempDir
    Path folder;

    @Test
    void gbkAndUtf8GiveTheSameLines() throws IOException {
        for (String charset : List.of("GB18030", "UTF-8")) {
            for (String mapped : List.of("AUTO", charset.equals("UTF-8") ? "UTF-8" : "GBK")) {
                Path file = Files.write(
                        folder.resolve(charset + mapped + ".csv"),
                        (HEAD + ROWS + "合计,,10300.00,12.50,,,,,\n").getBytes(Charset.forName(charset)));
                Collected read = new Collected();
                SheetReader.read(file, false, mapping(mapped), null, null, read);
                assertThat(read.lines)
                        .extracting(
                                FileLine::kind,
                                FileLine::credit,
                                line -> line.amount().amount(),
                                FileLine::reference)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "10000.00", "S1"),
                                org.assertj.core.groups.Tuple.tuple(Kind.CHARGE, false, "12.50", "S2"),
                                org.assertj.core.groups.Tuple.tuple(Kind.RETURN, true, "300.00", "S3"));
                assertThat(read.lines.getFirst().name()).isEqualTo("鹏城光电（深圳）有限公司");
                assertThat(read.lines.getFirst().account()).isEqualTo("6222020000000000001");
                assertThat(read.lines.getFirst().bookedAt()).isEqualTo(Instant.parse("2026-03-02T01:30:01Z"));
                assertThat(read.heads.getFirst().opening()).isEqualTo(100_000);
                assertThat(read.ends.getFirst().closing()).isEqualTo(1_128_750);
            }
        }
    }

    @Test
    void anXlsxGivesTheSameLines() throws IOException {
        Path file = xlsx();
        Collected read = new Collected();
        SheetReader.read(file, true, mapping("AUTO"), null, null, read);
        assertThat(read.lines).extracting(FileLine::reference).containsExactly("S1", "S2");
        assertThat(read.ends.getFirst().closing()).isEqualTo(1_099_900);
    }

    @Test
    void whatDoesNotAddUpIsRefused() throws IOException {
        FileRefused balance = refusal(HEAD + ROWS.replace("11287.50", "11287.51"), mapping("AUTO"), null, null);
        assertThat(balance.slug()).isEqualTo("statement-does-not-add-up");
        assertThat(balance.facts())
                .containsEntry("what", "balance in row 6")
                .containsEntry("said", "11287.51")
                .containsEntry("found", "11287.50");
        assertThat(refusal(HEAD + ROWS.replace("20260302,10", "2026/3/2,10"), mapping("AUTO"), null, null)
                        .getMessage())
                .contains("Row 5");
        assertThat(refusal(HEAD.replace("对方户名", "对方") + ROWS, mapping("AUTO"), null, null)
                        .slug())
                .isEqualTo("columns-not-found");
        assertThat(refusal(HEAD, mapping("AUTO"), null, null).slug()).isEqualTo("statement-unreadable");
        assertThat(refusal(HEAD + ROWS, mapping("UTF-8"), null, null, Charset.forName("GBK"))
                        .slug())
                .isEqualTo("statement-unreadable");
    }

    @Test
    void withoutRunningBalanceWhoBringsItSaysTheBalances() throws IOException {
        ColumnMapping signed = new ColumnMapping(
                "UTF-8",
                ";",
                new Columns(
                        "date", null, "amount", null, null, null, null, "ref", "name", null, null, "text", null, null,
                        null, null),
                "yyyy-MM-dd",
                null,
                Amounts.SIGNED,
                null,
                null,
                "HK-1",
                "HKD",
                null,
                null,
                null);
        String text = "date;amount;ref;name;text\n2026-03-02;100.00;A;x;y\n2026-03-02;(40.00);B;x;y\n";
        assertThat(refusal(text, signed, null, null).slug()).isEqualTo("balance-missing");
        assertThat(refusal(text, signed, 0L, 6_001L).facts()).containsEntry("difference", "-0.01");
        Collected read = new Collected();
        SheetReader.read(write(text, StandardCharsets.UTF_8), false, signed, 0L, 6_000L, read);
        assertThat(read.lines).extracting(FileLine::credit).containsExactly(true, false);
        assertThat(read.lines.getFirst().amount().currencyCode()).isEqualTo("HKD");
        assertThat(read.lines.getFirst().bookedAt()).isEqualTo(Instant.parse("2026-03-01T16:00:00Z"));
    }

    @Test
    void aMappingSaysWhatItLacks() {
        ColumnMapping empty =
                new ColumnMapping(null, null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(empty.faults()).containsExactly("columns are missing.");
        assertThat(mapping("AUTO").faults()).isEmpty();
        assertThat(mapping("LATIN").faults()).hasSize(1);
    }

    /** Sound sheets, but for what a part of them unpacks to. */
    @Test
    void zipBombsAreRefusedAndNotUnpacked() throws IOException {
        byte[] blanks = new byte[64 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        // less than the bound, and packed as tightly as nothing honest is
        FileRefused tight = bombed(blanks, 48L * 1024 * 1024);
        assertThat(tight.slug()).isEqualTo("statement-unreadable");
        assertThat(tight.getMessage()).contains("64 MiB");
        // packed no more than other sheets are, and more than the bound
        byte[] mixed = blanks.clone();
        Random random = new Random(7);
        for (int i = 0; i < mixed.length; i += 16) {
            mixed[i] = (byte) ('a' + random.nextInt(26));
        }
        assertThat(bombed(mixed, Rows.LARGEST_PART + mixed.length).slug()).isEqualTo("statement-unreadable");
        Collected read = new Collected();
        SheetReader.read(padded(mixed, 1024 * 1024), true, mapping("AUTO"), null, null, read);
        assertThat(read.lines).hasSize(2);
    }

    @Test
    void aCellFarToTheRightIsRefused() throws IOException {
        Path file = rewritten("xl/worksheets/sheet1.xml", text -> text.replace("r=\"A4\"", "r=\"ZZZ4\""));
        FileRefused refused = refusal(file);
        assertThat(refused.getMessage()).contains("ZZZ4");
    }

    private FileRefused bombed(byte[] padding, long bytes) throws IOException {
        return refusal(padded(padding, bytes));
    }

    private FileRefused refusal(Path xlsx) {
        FileRefused refused = catchThrowableOfType(
                FileRefused.class, () -> SheetReader.read(xlsx, true, mapping("AUTO"), null, null, new Collected()));
        assertThat(refused).isNotNull();
        return refused;
    }

    /** The sheet with a string that no cell has. */
    private Path padded(byte[] padding, long bytes) throws IOException {
        return rewritten("xl/sharedStrings.xml", (text, out) -> {
            out.write(text.replace("</sst>", "<si><t>").getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < bytes; written += padding.length) {
                out.write(padding);
            }
            out.write("</t></si></sst>".getBytes(StandardCharsets.UTF_8));
        });
    }

    private interface Rewriting {
        void write(String text, OutputStream out) throws IOException;
    }

    private Path rewritten(String part, UnaryOperator<String> change) throws IOException {
        return rewritten(part, (text, out) -> {
            String changed = change.apply(text);
            assertThat(changed).isNotEqualTo(text);
            out.write(changed.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Path rewritten(String part, Rewriting rewriting) throws IOException {
        Path file = Files.createTempFile(folder, "rewritten", ".xlsx");
        try (ZipFile sound = new ZipFile(xlsx().toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : Collections.list(sound.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = sound.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    rewriting.write(new String(bytes, StandardCharsets.UTF_8), out);
                } else {
                    out.write(bytes);
                }
                out.closeEntry();
            }
        }
        return file;
    }

    private Path xlsx() throws IOException {
        Path file = Files.createTempFile(folder, "s", ".xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet();
            List<List<String>> rows = List.of(
                    List.of("账户明细"),
                    List.of("交易日期", "收入金额", "支出金额", "账户余额", "对方户名", "对方账号", "摘要", "交易流水号", "交易时间"),
                    List.of("20260302", "10000.00", "", "11000.00", "甲", "6222020000000000001", "保证金", "S1", "093001"),
                    List.of("20260302", "", "1.00", "10999.00", "", "", "手续费", "S2", "093002"));
            for (int i = 0; i < rows.size(); i++) {
                Row row = sheet.createRow(i);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    if (!rows.get(i).get(j).isEmpty()) {
                        row.createCell(j).setCellValue(rows.get(i).get(j));
                    }
                }
            }
            // a true number as well
            sheet.getRow(2).getCell(3).setCellValue(11000.00);
            book.write(out);
        }
        return file;
    }

    static ColumnMapping mapping(String charset) {
        return new ColumnMapping(
                charset,
                null,
                new Columns(
                        "交易日期", "交易时间", null, "收入金额", "支出金额", null, "账户余额", "交易流水号", "对方户名", "对方账号", null, "摘要", null,
                        null, null, null),
                "yyyyMMdd",
                "HHmmss",
                Amounts.TWO_COLUMNS,
                null,
                null,
                "4405",
                "CNY",
                null,
                null,
                null);
    }

    private FileRefused refusal(String text, ColumnMapping mapping, Long opening, Long closing) throws IOException {
        return refusal(text, mapping, opening, closing, StandardCharsets.UTF_8);
    }

    private FileRefused refusal(String text, ColumnMapping mapping, Long opening, Long closing, Charset charset)
            throws IOException {
        Path file = write(text, charset);
        FileRefused refused = catchThrowableOfType(
                FileRefused.class, () -> SheetReader.read(file, false, mapping, opening, closing, new Collected()));
        assertThat(refused).isNotNull();
        return refused;
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(Files.createTempFile(folder, "s", ".csv"), text.getBytes(charset));
    }
}
