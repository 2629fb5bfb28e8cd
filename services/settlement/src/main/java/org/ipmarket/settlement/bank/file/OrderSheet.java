package org.ipmarket.settlement.bank.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ipmarket.settlement.bank.PayoutReference;

/** A batch of orders as a spreadsheet that a bank's web site takes: the remark carries the order's reference. */
public final class OrderSheet {
    private static final List<String> HEADER = List.of("序号", "付款账号", "收款人名称", "收款账号", "开户行", "行号", "币种", "金额", "用途");

    private OrderSheet() {}

    /** As CSV in GBK, as banks' web sites want it; what GBK lacks is written in the larger GB 18030. */
    public static byte[] csv(OrderFile batch) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(HEADER);
            for (int i = 0; i < batch.orders().size(); i++) {
                printer.printRecord(row(batch, i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(Charset.forName("GB18030"));
    }

    public static byte[] xlsx(OrderFile batch) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("付款");
            fill(sheet.createRow(0), HEADER);
            for (int i = 0; i < batch.orders().size(); i++) {
                fill(sheet.createRow(i + 1), row(batch, i));
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private static List<String> row(OrderFile batch, int index) {
        OrderFile.Order order = batch.orders().get(index);
        return List.of(
                Integer.toString(index + 1),
                batch.payerAccount(),
                safe(order.name()),
                order.account(),
                order.bank() == null ? "" : safe(order.bank()),
                order.bankCode() == null ? "" : order.bankCode(),
                batch.currency(),
                order.amount().amount(),
                PayoutReference.of(order.id()));
    }

    /** A name is never a formula. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
