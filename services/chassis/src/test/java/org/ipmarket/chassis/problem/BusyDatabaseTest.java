package org.ipmarket.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BusyDatabaseTest {
    @Test
    void aPoolWithoutAConnectionInTimeIsBusy() {
        SQLException none = new SQLException("Acquisition timeout while waiting for new connection");

        assertThat(BusyDatabase.isBusy(new IllegalStateException("the claims cannot be read", none)))
                .isTrue();
    }

    @Test
    void aLockNotHadInTimeIsBusyAndABrokenConstraintIsNot() {
        assertThat(BusyDatabase.isBusy(new RuntimeException(new SQLException("canceled", "55P03"))))
                .isTrue();
        assertThat(BusyDatabase.isBusy(new RuntimeException(new SQLException("duplicate", "23505"))))
                .isFalse();
        assertThat(BusyDatabase.isBusy(new RuntimeException("no database in it")))
                .isFalse();
    }
}
