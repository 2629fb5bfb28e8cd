package org.ipmarket.settlement.bank.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Status reports as banks send them, and what is none. */
class Pain002ReaderTest {
    private static final int MOST = 10;
    private final UUID batch = Ids.next();
    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 14})
    void everyVersionSaysTheSame(int version) {
        String text = new StatusFile(version, batch.toString(), "PART")
                .payment("PART", "NARR", "部分成功")
                .order(first.toString(), "RJCT", "AC04", "账户已销户")
                .order(second.toString(), "ACSP", null, null)
                .text();
        List<OrderStatus> read = read(text);
        assertThat(read)
                .containsExactly(
                        new OrderStatus(batch, null, "PART", null),
                        new OrderStatus(batch, null, "PART", "NARR 部分成功"),
                        new OrderStatus(batch, first, "RJCT", "AC04 账户已销户"),
                        new OrderStatus(batch, second, "ACSP", null));
        assertThat(read).extracting(OrderStatus::isRefusal).containsExactly(false, false, true, false);
    }

    @Test
    void aWholeMessageMayBeRefused() {
        assertThat(read(new StatusFile(3, batch.toString(), "RJCT").text()))
                .containsExactly(new OrderStatus(batch, null, "RJCT", null));
    }

    @Test
    void whatIsNoReportOfOursIsRefused() {
        String text = new StatusFile(10, batch.toString(), null)
                .order(first.toString(), "RJCT", "AC04", "x")
                .text();
        assertThat(refusal(text.replace("pain.002", "pain.008")).slug()).isEqualTo("statement-unreadable");
        assertThat(refusal(text.replace("<OrgnlEndToEndId>", "<OrgnlEndToEndId>0"))
                        .slug())
                .isEqualTo("statement-unreadable");
        assertThat(refusal(text.replace("<Document", "<!DOCTYPE Document [<!ENTITY x 'y'>]><Document"))
                        .slug())
                .isIn("xml-doctype", "statement-unreadable");
        assertThat(refusal(text.substring(0, text.length() / 2)).slug()).isEqualTo("statement-unreadable");
        StatusFile many = new StatusFile(10, batch.toString(), null);
        for (int i = 0; i <= MOST; i++) {
            many.order(Ids.next().toString(), "ACSP", null, null);
        }
        assertThat(refusal(many.text()).slug()).isEqualTo("too-many-orders");
    }

    private static List<OrderStatus> read(String text) {
        return Pain002Reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MOST);
    }

    private static FileRefused refusal(String text) {
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> read(text));
        assertThat(refused).isNotNull();
        return refused;
    }
}
