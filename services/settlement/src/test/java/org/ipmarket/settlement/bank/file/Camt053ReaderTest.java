package org.ipmarket.settlement.bank.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ipmarket.settlement.bank.file.FileLine.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as banks send them, in the versions that are in use, and those that must be refused. */
class Camt053ReaderTest {
    private static final String ACCOUNT = "44050000000000000001";

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void everyVersionGivesTheSameLines(int version) {
        CamtFile file = new CamtFile(version, ACCOUNT, "CNY", "1000.00")
                .credit("10000.00", "R1", "鹏城光电有限公司", "6222020000000000001", "保证金 D0123456789AB0")
                .batch("R2", "1.10", "2.20", "3.30")
                .fee("12.50", "R3")
                .creditLessCharge("500.00", "5.00", "R4", "Harbour Light Ltd", "invoice 7")
                .debit("300.00", "R5", "019000000000700080000000000000aa")
                .reversal(false, "7.00", "R6", "X")
                .reversal(true, "8.00", "R7", "019000000000700080000000000000ab")
                .converted("7200.00", "1000.00", "USD", "7.2", "R8")
                .returned("300.00", "R9", "019000000000700080000000000000aa", "AC04", "账户已销户")
                .batchDebit("90.00", "R10", "019000000000700080000000000000ac")
                .pending("55.00", "R11");
        Collected read = read(file);

        assertThat(read.heads).containsExactly(new StatementHead(ACCOUNT, "CNY", "STMT-1", 1L, 100_000, null, null));
        assertThat(read.lines)
                .extracting(
                        FileLine::kind, FileLine::credit, line -> line.amount().amount(), FileLine::reference)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "10000.00", "R1/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "1.10", "R2/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "2.20", "R2/1"),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "3.30", "R2/2"),
                        org.assertj.core.groups.Tuple.tuple(Kind.CHARGE, false, "12.50", "R3/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "500.00", "R4/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.CHARGE, false, "5.00", "R4/1"),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, false, "300.00", "R5/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REVERSAL, false, "7.00", "R6/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.RETURN, true, "8.00", "R7/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.PAYMENT, true, "7200.00", "R8/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.RETURN, true, "300.00", "R9/0"),
                        org.assertj.core.groups.Tuple.tuple(Kind.BATCH, false, "90.00", "R10/0"));
        FileLine first = read.lines.getFirst();
        assertThat(first.name()).isEqualTo("鹏城光电有限公司");
        assertThat(first.account()).isEqualTo("6222020000000000001");
        assertThat(first.bank()).isEqualTo(version == 2 ? "ICBKCNBJ" : "ICBKCNBJXXX");
        assertThat(first.remark()).isEqualTo("保证金 D0123456789AB0");
        assertThat(first.bookedAt()).isEqualTo(Instant.parse("2026-03-01T16:00:00Z"));
        assertThat(read.lines.get(7).endToEnd()).isEqualTo("019000000000700080000000000000aa");
        assertThat(read.lines.get(10).conversion())
                .isEqualTo(new FileLine.Conversion(
                        new java.math.BigDecimal("1000.00"), "USD", new java.math.BigDecimal("7.2")));
        assertThat(read.lines.get(11).returnReason()).isEqualTo("AC04 账户已销户");
        assertThat(read.lines.get(12).batch()).isEqualTo("019000000000700080000000000000ac");
        StatementEnd end = read.ends.getFirst();
        assertThat(end.entries()).isEqualTo(10);
        assertThat(end.closing()).isEqualTo(file.closing().movePointRight(2).longValueExact());
        assertThat(end.completeUntil()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
        Instant noon = Instant.parse("2026-03-02T04:00:00Z");
        assertThat(end.notBeyond(noon).completeUntil()).isEqualTo(noon);
        assertThat(end.notBeyond(Instant.parse("2026-03-02T16:00:00Z"))).isEqualTo(end);
        // the lines are all of the money that moved
        long net = read.lines.stream()
                .mapToLong(line ->
                        line.credit() ? line.amount().minor() : -line.amount().minor())
                .sum();
        assertThat(100_000 + net).isEqualTo(end.closing());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void aFileThatDoesNotAddUpIsRefusedAndSaysWhatDiffers(int version) {
        FileRefused closing = refusal(some(version).closingWrongBy("0.01"));
        assertThat(closing.slug()).isEqualTo("statement-does-not-add-up");
        assertThat(closing.facts())
                .containsEntry("what", "closing balance")
                .containsEntry("said", "1011.01")
                .containsEntry("found", "1011.00")
                .containsEntry("difference", "-0.01");
        assertThat(refusal(some(version).sumWrongBy("3.00")).facts()).containsEntry("what", "TtlNtries/Sum");
        FileRefused count = refusal(some(version).countWrongBy(1));
        assertThat(count.facts())
                .containsEntry("what", "TtlNtries/NbOfNtries")
                .containsEntry("said", "3")
                .containsEntry("found", "2");
        String text = some(version).batch("R9", "4.00", "6.00").text();
        assertThat(refusal(text.replace("<NbOfTxs>2<", "<NbOfTxs>3<")).slug()).isEqualTo("entry-does-not-add-up");
        assertThat(refusal(text.replace(">6.00</Amt>", ">6.01</Amt>")).slug()).isEqualTo("entry-does-not-add-up");
    }

    @Test
    void whatIsNoAmountOrInAnotherCurrencyIsRefused() {
        String text = some(8).text();
        assertThat(refusal(text.replaceFirst("<Amt Ccy=\"CNY\">10.00", "<Amt Ccy=\"CNY\">10.005"))
                        .slug())
                .isEqualTo("amount-not-exact");
        assertThat(refusal(text.replaceFirst("<Ntry>(.*?)<Amt Ccy=\"CNY\">10.00", "<Ntry>$1<Amt Ccy=\"USD\">10.00"))
                        .slug())
                .isEqualTo("wrong-currency");
        assertThat(refusal(text.replaceFirst("<Amt Ccy=\"CNY\">10.00", "<Amt Ccy=\"CNY\">ten"))
                        .slug())
                .isEqualTo("statement-unreadable");
        assertThat(refusal(text.replaceFirst("<Ntry>(.*?)<CdtDbtInd>CRDT", "<Ntry>$1<CdtDbtInd>PLUS"))
                        .slug())
                .isEqualTo("statement-unreadable");
        assertThat(refusal(text.replaceFirst("<CdtDbtInd>CRDT", "<CdtDbtInd>PLUS"))
                        .slug())
                .isEqualTo("statement-unreadable");
        assertThat(refusal(text.substring(0, text.length() / 2)).slug()).isEqualTo("statement-unreadable");
        assertThat(refusal(text.replace("camt.053.001.08", "camt.054.001.08")).slug())
                .isEqualTo("statement-unreadable");
        assertThat(refusal(text.replace("camt.053.001.08", "camt.053.001.77")).slug())
                .isEqualTo("statement-unreadable");
        assertThat(refusal(text.replace("CLBD", "ITBD")).slug()).isEqualTo("balance-missing");
    }

    @Test
    void bombsAndForeignEntitiesDoNothing(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "treasure");
        String foreign = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        StringBuilder bomb = new StringBuilder("<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\">");
        for (char c = 'b'; c < 'l'; c++) {
            char before = (char) (c - 1);
            bomb.append("<!ENTITY " + c + " \"" + ("&" + before + ";").repeat(10) + "\">");
        }
        for (String doctype :
                List.of(foreign, bomb + "]>", "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">")) {
            String text = some(8).doctype(doctype).text().replace("rest of price", "&x;&k;");
            FileRefused refused = refusal(text);
            assertThat(refused.slug()).isIn("xml-doctype", "statement-unreadable");
            assertThat(refused.getMessage()).doesNotContain("treasure");
        }
    }

    @Test
    void fiftyThousandEntriesFlowThroughLittleMemory() {
        int entries = 50_000;
        byte[] bytes = large(8, entries).bytes();
        class Counting implements StatementSink {
            int lines;
            long peak;
            StatementEnd end;

            @Override
            public void begin(StatementHead head) {
                // nothing to keep
            }

            @Override
            public void line(FileLine line) {
                if (++lines % 10_000 == 0) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    peak = Math.max(peak, runtime.totalMemory() - runtime.freeMemory());
                }
            }

            @Override
            public void end(StatementEnd came) {
                end = came;
            }
        }
        Camt053Reader.read(some(8).stream(), new Collected());
        System.gc();
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Counting sink = new Counting();
        long started = System.nanoTime();
        Camt053Reader.read(new ByteArrayInputStream(bytes), sink);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        long kept = (sink.peak - before) / 1024 / 1024;
        System.out.printf(
                "camt.053 of %,d entries, %d MiB: %d ms, live memory while reading %d MiB above the file's own%n",
                entries, bytes.length / 1024 / 1024, took.toMillis(), kept);
        assertThat(sink.lines).isEqualTo(entries);
        assertThat(sink.end.entries()).isEqualTo(entries);
        assertThat(kept).isLessThan(32);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }

    static CamtFile large(int version, int entries) {
        CamtFile file = new CamtFile(version, ACCOUNT, "CNY", "0.00");
        for (int i = 0; i < entries; i++) {
            file.credit("100.0" + i % 10, "L" + i, "付款人" + i % 1000, "622202000000" + i % 1000, "货款 " + i);
        }
        return file;
    }

    private static CamtFile some(int version) {
        return new CamtFile(version, ACCOUNT, "CNY", "1000.00")
                .credit("10.00", "R1", "甲", "1", "rest of price")
                .credit("1.00", "R2", "乙", "2", "x");
    }

    private static Collected read(CamtFile file) {
        Collected read = new Collected();
        Camt053Reader.read(file.stream(), read);
        return read;
    }

    private static FileRefused refusal(CamtFile file) {
        return refusal(file.text());
    }

    private static FileRefused refusal(String text) {
        InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        FileRefused refused =
                catchThrowableOfType(FileRefused.class, () -> Camt053Reader.read(stream, new Collected()));
        assertThat(refused).isNotNull();
        return refused;
    }
}
