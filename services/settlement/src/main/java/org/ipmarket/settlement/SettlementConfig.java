package org.ipmarket.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What settlement can be told; every bound it keeps stands here. */
@ConfigMapping(prefix = "ipmarket.settlement")
public interface SettlementConfig {
    Bank bank();

    Trades trades();

    Ledger ledger();

    /** Deposits given back at once, when a lot has ended. */
    @WithDefault("500")
    int releaseBatch();

    /** The link to the bank. */
    interface Bank {
        /** Whether a simulated bank keeps the test market's account. Never on outside a local deployment. */
        @WithDefault("false")
        boolean simulator();

        /** How often orders are handed over and the statement is read. */
        @WithDefault("500MS")
        Duration poll();

        /** Orders and statement lines at once. */
        @WithDefault("200")
        int batch();

        /** Tries of a statement line that cannot be applied, before those after it go on without it. */
        @WithDefault("5")
        int lineAttempts();

        /** How often lines that could not be applied are tried again. */
        @WithDefault("10S")
        Duration retryStuck();
    }

    /** Periods that run out. */
    interface Trades {
        /** How often trades are looked at whose time has passed. */
        @WithDefault("500MS")
        Duration sweep();

        /** Trades at once. */
        @WithDefault("100")
        int batch();

        /** The most instalments of a trade. */
        @WithDefault("24")
        int instalments();

        Periods periods();
    }

    /** How long each part of a trade may take where the rules that it was opened with say nothing: working days. */
    interface Periods {
        /** For the export to be decided: 30 for the decision, 15 for the licence. */
        @WithDefault("45")
        int export();

        @WithDefault("10")
        int contract();

        @WithDefault("10")
        int filing();

        @WithDefault("60")
        int recordal();

        @WithDefault("5")
        int payout();

        @WithDefault("3")
        int cureBegins();

        @WithDefault("60")
        int cure();

        @WithDefault("5")
        int refund();

        @WithDefault("2")
        int reminder();
    }

    /** Postings and holds. */
    interface Ledger {
        /** Transfers in one transaction of the ledger's own writer at most. */
        @WithDefault("500")
        int batch();

        /** Transfers that may wait for it. */
        @WithDefault("10000")
        int waiting();

        /** How long a caller waits for it. */
        @WithDefault("10S")
        Duration patience();

        /** How often holds are looked for whose time has passed. */
        @WithDefault("1S")
        Duration sweep();

        /** Such holds at once. */
        @WithDefault("200")
        int holdsAtOnce();
    }
}
