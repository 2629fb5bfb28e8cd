package org.ipmarket.notification.notice.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HiddenAddressTest {
    @Test
    void itsFirstLetterAndItsDomainAreLeft() {
        assertThat(HiddenAddress.of("mei@buyer.example.org")).isEqualTo("m***@buyer.example.org");
    }

    @Test
    void aServerThatRepeatsItDoesNotTellIt() {
        assertThat(HiddenAddress.in("550 5.1.1 <Mei@Buyer.example.org>: unknown", "mei@buyer.example.org"))
                .isEqualTo("550 5.1.1 <M***@Buyer.example.org>: unknown");
        assertThat(HiddenAddress.in("550 \"a $1@b\"@example.org is full", "\"a $1@b\"@example.org"))
                .isEqualTo("550 \"***@example.org is full");
    }

    @Test
    void norAnyOther() {
        assertThat(HiddenAddress.in(
                        "450 sent on to mei+old@home.example.net, ask post@example.org.", "mei@example.org"))
                .isEqualTo("450 sent on to m***@home.example.net, ask p***@example.org.");
        assertThat(HiddenAddress.in("250 2.0.0 taken @ 11:05", null)).isEqualTo("250 2.0.0 taken @ 11:05");
    }
}
