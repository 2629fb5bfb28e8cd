package org.ipmarket.bidding.store;

import java.sql.SQLException;

/** The database refused or was away; the cause says which. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
