package org.ipmarket.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStampTest {
    private static final String STAT =
            "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 3 0 987654 1000 200";

    @Test
    void theStartIsReadBehindANameWithBlanksAndBrackets() {
        assertThat(ProcessStamp.parseLinux(4711, STAT, "boot")).contains(new ProcessStamp(4711, "boot:987654"));
    }

    @Test
    void aZombieIsNoProcess() {
        assertThat(ProcessStamp.parseLinux(4711, STAT.replace(") S", ") Z"), "boot"))
                .isEmpty();
    }

    @Test
    void thisProcessIsAliveAndAnotherOfItsIdIsNot() {
        long pid = ProcessHandle.current().pid();
        assertThat(ProcessStamp.of(pid).orElseThrow().isAlive()).isTrue();
        assertThat(new ProcessStamp(pid, "another boot:1").isAlive()).isFalse();
    }
}
