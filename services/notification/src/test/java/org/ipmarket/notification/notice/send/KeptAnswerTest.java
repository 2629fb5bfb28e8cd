package org.ipmarket.notification.notice.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptAnswerTest {
    @Test
    void whatNoTableHoldsIsLeftOut() {
        assertThat(KeptAnswer.of("550-5.1.1 no\r\n550 such\u0000user\t\u001b[31m "))
                .isEqualTo("550-5.1.1 no 550 such user [31m");
    }

    @Test
    void aLongAnswerIsCut() {
        assertThat(KeptAnswer.of("x".repeat(500))).hasSize(500);
        assertThat(KeptAnswer.of("x".repeat(501))).isEqualTo("x".repeat(500) + "…");
    }
}
