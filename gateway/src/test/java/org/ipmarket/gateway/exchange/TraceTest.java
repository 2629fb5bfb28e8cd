package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @Test
    void keepsWhatIsWellFormed() {
        Trace trace = Trace.of("order-2026.11_24", PARENT);

        assertThat(trace.correlation()).isEqualTo("order-2026.11_24");
        assertThat(trace.traceparent()).isEqualTo(PARENT);
        assertThat(trace.inherited()).isTrue();
    }

    @Test
    void namesTheCorrelationAfterTheTraceWhereThereIsNone() {
        assertThat(Trace.of(null, PARENT).correlation())
                .isEqualTo(TRACE_ID)
                .isEqualTo(Trace.of("", PARENT).traceId());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "with space", "line\nbreak", "\"quoted\"", "<script>alert(1)</script>"})
    void replacesACorrelationThatIsNot(String correlation) {
        assertThat(Trace.of(correlation, null).correlation()).matches("[0-9a-f]{32}");
    }

    @Test
    void replacesACorrelationThatIsTooLong() {
        assertThat(Trace.of("a".repeat(64), null).correlation()).hasSize(64);
        assertThat(Trace.of("a".repeat(65), null).correlation()).hasSize(32);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            })
    void makesATraceWhereNoneIsUsable(String traceparent) {
        Trace trace = Trace.of(null, traceparent);

        assertThat(trace.inherited()).isFalse();
        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(Trace.of(null, trace.traceparent()).inherited()).isTrue();
    }
}
