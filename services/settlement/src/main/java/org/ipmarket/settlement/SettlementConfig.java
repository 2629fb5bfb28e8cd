package org.ipmarket.settlement;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What settlement can be told; every bound it keeps stands here. */
@ConfigMapping(prefix = "ipmarket.settlement")
public interface SettlementConfig {
    Bank bank();

    Trades trades();

    Ledger ledger();

    Recordal recordal();

    Offices offices();

    Royalties royalties();

    Fapiao fapiao();

    Signatures signatures();

    Statements statements();

    Forfeitures forfeitures();

    /** Deposits given back at once, when a lot has ended. */
    @WithDefault("500")
    int releaseBatch();

    /** The link to the bank. */
    interface Bank {
        /** Whether a simulated bank keeps the test market's account. Never on outside a local deployment. */
        @WithDefault("false")
        boolean simulator();

        /** Until money that matched nothing goes back, where a link brought it; files: the settlement account says. */
        @WithDefault("0S")
        Duration suspense();

        /** Until the bank is asked of an order that it did not answer. */
        @WithDefault("2S")
        Duration askUnknown();

        /** Until the bank is asked of an order that it took and that stands on no statement. */
        @WithDefault("1M")
        Duration askOrdered();

        /** The largest statement file. */
        @WithDefault("64M")
        MemorySize largestFile();

        /** How the simulated bank fails. */
        Faults faults();

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

    /** Chances in a thousand that a call to the simulated bank goes wrong. */
    interface Faults {
        @WithDefault("0")
        long seed();

        /** No answer, and the order never came through. */
        @WithDefault("0")
        int lost();

        /** No answer, and the order was taken. */
        @WithDefault("0")
        int timedOut();

        /** No answer, and the order arrives later. */
        @WithDefault("0")
        int late();

        /** The answer is that it does not know. */
        @WithDefault("0")
        int unknown();

        /** It answers a second time. */
        @WithDefault("0")
        int twice();

        /** It refuses. */
        @WithDefault("0")
        int refused();
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

    /** The case files of what completes a sale. */
    interface Recordal {
        /** Working days from full payment to the request (practice). */
        @WithDefault("10")
        int filingWorkingDays();

        /** Working days for a second person to check an entry (practice). */
        @WithDefault("3")
        int checkWorkingDays();

        /** 著录事项变更费 for each patent, in yuan (Implementing Rules of the Patent Law 110). */
        @WithDefault("200.00")
        String changeFee();

        /** Whether the test market may enter what completes a sale without papers and evidence; the live market never may. */
        @WithDefault("true")
        boolean shortFormOfTest();

        /** One file. */
        @WithDefault("20M")
        MemorySize largestFile();

        /** Files of one trade. */
        @WithDefault("200")
        int mostFiles();

        /** Files that may come in at the same time. */
        @WithDefault("4")
        int uploadsAtOnce();

        /** Years for which files are kept (Auction Law 54: 5 at least). */
        @WithDefault("10")
        int retentionYears();
    }

    /** Links to offices of record. */
    interface Offices {
        /** Whether simulated offices take requests of the test market. Never on outside a local deployment. */
        @WithDefault("false")
        boolean simulator();

        /** How long a day of a simulated office lasts. */
        @WithDefault("2S")
        Duration day();

        /** How often offices are asked. */
        @WithDefault("1S")
        Duration poll();

        /** Cases at once. */
        @WithDefault("200")
        int batch();
    }

    /** Running royalties of licences. */
    interface Royalties {
        /** How often ended periods, late statements and confirmed payouts are looked for. */
        @WithDefault("5S")
        Duration sweep();

        /** Days between two reminders of the same lateness. */
        @WithDefault("7")
        int remindEveryDays();

        /** Licences, periods, statements at once. */
        @WithDefault("100")
        int batch();
    }

    /** Fapiao for service fees. */
    interface Fapiao {
        /** Whether a simulated tax service numbers the test market's fapiao. Never on outside a local deployment. */
        @WithDefault("false")
        boolean simulator();

        /** How often trades are invoiced, requests handed over, and answers looked for. */
        @WithDefault("2S")
        Duration sweep();

        /** After how long without an answer it is asked what became of a request. */
        @WithDefault("1M")
        Duration patience();

        /** Trades and requests at once. */
        @WithDefault("50")
        int batch();
    }

    /** Electronic signatures. */
    interface Signatures {
        /** Whether a simulated provider signs in the test market. Never on outside a local deployment. */
        @WithDefault("false")
        boolean simulator();

        /** How often the provider is asked about signatures that are under way. */
        @WithDefault("2S")
        Duration sweep();
    }

    /** Monthly statements. */
    interface Statements {
        /** How often it is looked whether a month is over. */
        @WithDefault("10M")
        Duration sweep();

        /** How long after a month's end its statements are made: longer than any transaction lasts. */
        @WithDefault("1H")
        Duration grace();
    }

    /** Deposits that are not refunded. */
    interface Forfeitures {
        /** How often it is looked whether their shortfall is known: a matter of days. */
        @WithDefault("1M")
        Duration sweep();

        /** Deposits at once. */
        @WithDefault("100")
        int batch();

        /** How long after its end a lot may be relisted (30 days after the model rules); afterwards it counts as not sold again. */
        @WithDefault("30D")
        Duration relistWithin();

        /** How long after the shortfall is known the centre may still claim costs. */
        @WithDefault("5D")
        Duration costsWithin();
    }
}
