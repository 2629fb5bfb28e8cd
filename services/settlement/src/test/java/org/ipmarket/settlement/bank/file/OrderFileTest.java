package org.ipmarket.settlement.bank.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxPain00100103;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.bank.PayoutReference;
import org.junit.jupiter.api.Test;

/** What goes to a bank, read back by the library. */
class OrderFileTest {
    private final OrderFile batch = new OrderFile(
            Ids.next(),
            "知识产权交易结算专户",
            "44050000000000000001",
            "ICBKCNBJ",
            "CNY",
            Instant.parse("2026-03-02T17:00:00.123Z"),
            List.of(
                    new OrderFile.Order(
                            Ids.next(),
                            Money.parse("10000.00", "CNY"),
                            "鹏城光电（深圳）有限公司 & Co <x>",
                            "6222020000000000001",
                            "中国工商银行深圳分行",
                            "102584000000",
                            "Refund D0123456789AB0"),
                    new OrderFile.Order(
                            Ids.next(),
                            Money.parse("0.05", "CNY"),
                            "=cmd()",
                            "DE89370400440532013000",
                            null,
                            "COBADEFFXXX",
                            "长".repeat(200))));

    @Test
    void version03IsReadByTheLibrary() {
        MxPain00100103 read =
                MxPain00100103.parse(new String(Pain001.write(batch, Pain001.Version.V03), StandardCharsets.UTF_8));
        var message = read.getCstmrCdtTrfInitn();
        assertThat(message.getGrpHdr().getMsgId()).isEqualTo(PayoutReference.of(batch.id()));
        assertThat(message.getGrpHdr().getCtrlSum()).isEqualByComparingTo("10000.05");
        var payment = message.getPmtInf().getFirst();
        assertThat(payment.getNbOfTxs()).isEqualTo("2");
        assertThat(payment.getReqdExctnDt()).isEqualTo("2026-03-03");
        assertThat(payment.getDbtrAgt().getFinInstnId().getBIC()).isEqualTo("ICBKCNBJ");
        var first = payment.getCdtTrfTxInf().getFirst();
        assertThat(first.getPmtId().getEndToEndId())
                .isEqualTo(PayoutReference.of(batch.orders().getFirst().id()));
        assertThat(first.getCdtr().getNm()).isEqualTo("鹏城光电（深圳）有限公司 & Co <x>");
        assertThat(first.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("10000.00");
        assertThat(first.getCdtrAgt().getFinInstnId().getClrSysMmbId().getMmbId())
                .isEqualTo("102584000000");
        assertThat(payment.getCdtTrfTxInf().get(1).getCdtrAcct().getId().getIBAN())
                .isEqualTo("DE89370400440532013000");
        assertThat(payment.getCdtTrfTxInf().get(1).getRmtInf().getUstrd().getFirst())
                .hasSize(140);
    }

    @Test
    void version09IsReadByTheLibraryAndAlwaysTheSame() {
        byte[] bytes = Pain001.write(batch, Pain001.Version.V09);
        assertThat(Pain001.write(batch, Pain001.Version.V09)).isEqualTo(bytes);
        MxPain00100109 read = MxPain00100109.parse(new String(bytes, StandardCharsets.UTF_8));
        var payment = read.getCstmrCdtTrfInitn().getPmtInf().getFirst();
        assertThat(payment.getPmtInfId()).isEqualTo(PayoutReference.of(batch.id()));
        assertThat(payment.getReqdExctnDt().getDt()).isEqualTo("2026-03-03");
        assertThat(payment.getDbtrAgt().getFinInstnId().getBICFI()).isEqualTo("ICBKCNBJ");
        assertThat(payment.getCdtTrfTxInf())
                .extracting(each -> each.getPmtId().getEndToEndId())
                .containsExactlyElementsOf(batch.orders().stream()
                        .map(order -> PayoutReference.of(order.id()))
                        .toList());
    }

    @Test
    void theSpreadsheetCarriesTheReferencesAndNoFormula() {
        String text = new String(OrderSheet.csv(batch), Charset.forName("GB18030"));
        assertThat(text.lines()).hasSize(3);
        assertThat(text)
                .contains(
                        "鹏城光电（深圳）有限公司 & Co <x>",
                        PayoutReference.of(batch.orders().getFirst().id()),
                        "'=cmd()");
        assertThat(OrderSheet.xlsx(batch)).startsWith("PK".getBytes(StandardCharsets.US_ASCII));
    }
}
