package org.ipmarket.bench.settlement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;
import org.ipmarket.settlement.store.PostingQueue;

/**
 * Callers of the ledger's writer, each of which hands in one transfer and waits until it is durable: enough of them that a batch waits
 * while three are under way.
 */
final class LedgerCallers {
    static final int ACCOUNTS = 1_000;
    static final long MINOR = 5;
    private static final int CALLERS = 2_000;
    private static final Money BEGINNING = Money.cny(1_000_000_000);

    private final PostingQueue queue;
    private final List<Account> accounts = new ArrayList<>();
    private final Account hot =
            new Account(Mode.TEST, "CNY", AccountKind.CENTRE_FEE, "centre:GZ", Earmark.statement(Ids.next()));
    private final LongAdder posted = new LongAdder();

    LedgerCallers(PostingQueue queue) {
        this.queue = queue;
        Transfer.Draft beginning = Transfer.because(
                Mode.TEST, "bench:beginning", new Explanation("BEGINNING", "Money to move.", "Bench", null, null));
        for (int i = 0; i < ACCOUNTS; i++) {
            Account account =
                    new Account(Mode.TEST, "CNY", AccountKind.ESCROW, Ids.next().toString(), Earmark.trade(Ids.next()));
            accounts.add(account);
            beginning.move(BEGINNING, Account.bank(Mode.TEST, "CNY"), account);
        }
        require(queue.submit(beginning.build()).join());
        posted.increment();
    }

    /** Transfers a second to one account, each from one of a thousand. */
    double hotAccount(Duration howLong) throws InterruptedException {
        return asFastAsTheyCan(howLong, () -> transfer(any(), hot));
    }

    /** Transfers a second among a thousand, each between two at random. */
    double thousandAccounts(Duration howLong) throws InterruptedException {
        return asFastAsTheyCan(howLong, () -> {
            Account from = any();
            Account to = any();
            return transfer(from, to.equals(from) ? hot : to);
        });
    }

    private interface Source {
        Transfer next();
    }

    private double asFastAsTheyCan(Duration howLong, Source source) throws InterruptedException {
        long before = posted.sum();
        long began = System.nanoTime();
        long end = began + howLong.toNanos();
        List<Thread> callers = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        require(queue.submit(source.next()).join());
                        posted.increment();
                    }
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        if (!failures.isEmpty()) {
            throw new Fault("a transfer failed: " + failures.getFirst());
        }
        return (posted.sum() - before) / ((System.nanoTime() - began) / 1e9);
    }

    private static void require(Verdict verdict) {
        if (!(verdict instanceof Verdict.Posted)) {
            throw new Fault("a transfer was not posted: " + verdict);
        }
    }

    private Account any() {
        return accounts.get(ThreadLocalRandom.current().nextInt(ACCOUNTS));
    }

    private static Transfer transfer(Account from, Account to) {
        return Transfer.because(
                        Mode.TEST,
                        "bench:" + Ids.next(),
                        new Explanation(
                                "COMMISSION",
                                "The commission of a trade is paid to the centre.",
                                "Fee schedule of the centre",
                                null,
                                null))
                .move(Money.cny(MINOR), from, to)
                .build();
    }

    /** Transfers that were answered as durable. */
    long posted() {
        return posted.sum();
    }
}
