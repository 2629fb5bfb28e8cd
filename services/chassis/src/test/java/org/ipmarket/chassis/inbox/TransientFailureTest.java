package org.ipmarket.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TransientFailureTest {
    @Test
    void aLostConnectionADeadlockAndALockNotHadPass() {
        for (String state : new String[] {"08006", "40P01", "40001", "55P03", "57P01", "53300"}) {
            assertThat(TransientFailure.is(wrapped(new SQLException("", state))))
                    .as(state)
                    .isTrue();
        }
        assertThat(TransientFailure.is(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(TransientFailure.is(wrapped(new RollbackException("the database went away"))))
                .isTrue();
    }

    @Test
    void aBrokenRuleStays() {
        assertThat(TransientFailure.is(wrapped(new SQLException("not null", "23502"))))
                .isFalse();
        assertThat(TransientFailure.is(new NullPointerException())).isFalse();
        RollbackException rolledBack = new RollbackException("commit refused");
        rolledBack.initCause(new SQLException("unbalanced", "23514"));
        assertThat(TransientFailure.is(wrapped(rolledBack))).isFalse();
    }

    @Test
    void theReasonIsTheInnermost() {
        assertThat(TransientFailure.rootMessage(wrapped(new IllegalArgumentException("no such field"))))
                .isEqualTo("IllegalArgumentException: no such field");
    }

    private static RuntimeException wrapped(Exception cause) {
        return new IllegalStateException("outer", new RuntimeException("middle", cause));
    }
}
