package org.ipmarket.settlement.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a ledger should do, written as plainly as can be: it keeps every posting and hold in a list and adds all of them up
 * whenever it is asked. Tests compare the real thing with it.
 */
public final class NaiveLedger {
    private final List<Posting> postings = new ArrayList<>();
    private final Set<String> causes = new HashSet<>();
    private final Map<UUID, HeldSum> holds = new LinkedHashMap<>();
    private final Map<String, UUID> holdCauses = new HashMap<>();

    /** A hold as this model knows it. */
    public static final class HeldSum {
        public final Account account;
        public final long minor;
        public final Instant expires;
        public HoldState state = HoldState.HELD;
        public long captured;
        public int ends;

        HeldSum(Account account, long minor, Instant expires) {
            this.account = account;
            this.minor = minor;
            this.expires = expires;
        }
    }

    public long balance(Account account) {
        long sum = 0;
        for (Posting posting : postings) {
            if (posting.account().equals(account)) {
                sum += posting.minor();
            }
        }
        return sum;
    }

    public long held(Account account) {
        long sum = 0;
        for (HeldSum hold : holds.values()) {
            if (hold.account.equals(account) && hold.state == HoldState.HELD) {
                sum += hold.minor;
            }
        }
        return sum;
    }

    public boolean knows(String cause) {
        return causes.contains(cause);
    }

    public Map<UUID, HeldSum> holds() {
        return holds;
    }

    public Map<String, UUID> holdCauses() {
        return holdCauses;
    }

    public UUID holdOf(String cause) {
        return holdCauses.get(cause);
    }

    /** {@code POSTED}, {@code REPEATED} or {@code REFUSED}. @param now decides which holds have run out */
    public String post(Transfer transfer, Instant now) {
        if (causes.contains(transfer.cause())) {
            return "REPEATED";
        }
        // what has run out is freed where something needs it
        for (Account lacking = lacking(transfer); lacking != null; lacking = lacking(transfer)) {
            if (!expireOn(lacking, now)) {
                return "REFUSED";
            }
        }
        causes.add(transfer.cause());
        postings.addAll(transfer.postings());
        return "POSTED";
    }

    private Account lacking(Transfer transfer) {
        for (Posting posting : transfer.postings()) {
            long after = balance(posting.account()) + posting.minor();
            boolean stands =
                    switch (posting.account().kind()) {
                        case BANK -> after <= 0;
                        case EXCHANGE, BANK_CHARGE -> true;
                        default -> after >= held(posting.account());
                    };
            if (!stands) {
                return posting.account();
            }
        }
        return null;
    }

    private boolean expireOn(Account account, Instant now) {
        boolean any = false;
        for (HeldSum hold : holds.values()) {
            if (hold.account.equals(account) && due(hold, now)) {
                end(hold, HoldState.EXPIRED, 0);
                any = true;
            }
        }
        return any;
    }

    private static boolean due(HeldSum hold, Instant now) {
        return hold.state == HoldState.HELD && hold.expires != null && !hold.expires.isAfter(now);
    }

    private static void end(HeldSum hold, HoldState state, long captured) {
        hold.state = state;
        hold.captured = captured;
        hold.ends++;
    }

    /** {@code HELD}, {@code REPEATED} or {@code REFUSED}. */
    public String place(Hold wanted, Instant now) {
        if (holdCauses.containsKey(wanted.cause())) {
            return "REPEATED";
        }
        Account account = wanted.account();
        if (balance(account) - held(account) < wanted.amount().minor()) {
            expireOn(account, now);
        }
        if (balance(account) - held(account) < wanted.amount().minor()) {
            return "REFUSED";
        }
        holds.put(wanted.id(), new HeldSum(account, wanted.amount().minor(), wanted.expires()));
        holdCauses.put(wanted.cause(), wanted.id());
        return "HELD";
    }

    /** The state after it, or {@code REFUSED} where the transfer that takes it cannot be posted, and nothing happens. */
    public String end(UUID id, HoldState wanted, Transfer by, Instant now) {
        HeldSum hold = holds.get(id);
        if (due(hold, now)) {
            end(hold, HoldState.EXPIRED, 0);
        } else if (hold.state == HoldState.HELD && wanted == HoldState.CAPTURED) {
            end(hold, HoldState.CAPTURED, -by.minorOn(hold.account));
            if (!post(by, now).equals("POSTED")) {
                hold.state = HoldState.HELD;
                hold.captured = 0;
                hold.ends = 0;
                return "REFUSED";
            }
        } else if (hold.state == HoldState.HELD && wanted == HoldState.RELEASED) {
            end(hold, HoldState.RELEASED, 0);
        }
        return hold.state.name();
    }

    /** What has to be true at any time, whatever came before. @param accounts all that were used */
    public List<String> faults(List<Account> accounts) {
        List<String> faults = new ArrayList<>();
        Map<String, Long> sums = new HashMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.account().currency(), posting.minor(), Long::sum);
        }
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                faults.add(currency + " adds up to " + sum);
            }
        });
        for (Account account : accounts) {
            if (!account.kind().side().allows(balance(account)) || held(account) > Math.max(0, balance(account))) {
                faults.add(account + " has " + balance(account) + " of which " + held(account) + " are held");
            }
        }
        holds.forEach((id, hold) -> {
            if (hold.ends > 1 || (hold.ends == 0) != (hold.state == HoldState.HELD) || hold.captured > hold.minor) {
                faults.add("hold " + id + " ended " + hold.ends + " times, " + hold.captured + " of " + hold.minor);
            }
        });
        return faults;
    }
}
