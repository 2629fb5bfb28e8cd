package org.ipmarket.settlement.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Some accounts as one writer sees them while nobody else can change them, and what may happen to them: judged one thing after
 * another, each by what those before it have left. A thing refused leaves no trace.
 */
public final class Books {
    private final Map<Account, Standing> standings;
    private final Map<String, UUID> causes;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param standings of every account that will be touched; one that is not there has nothing
     * @param causes of transfers that will be judged: those that have moved money before, with the transfer that did
     */
    public Books(Map<Account, Standing> standings, Map<String, UUID> causes) {
        this.standings = new HashMap<>(standings);
        this.causes = new HashMap<>(causes);
    }

    /**
     * A posting that stands.
     *
     * @param number 1, 2, ... within its transfer
     * @param balance of its account after it, in minor units
     */
    public record Entry(UUID transfer, int number, Account account, long minor, long balance) {}

    /** Posts a transfer where it may be: all of it or nothing, and once for its cause. */
    public Verdict post(Transfer transfer) {
        UUID before = causes.get(transfer.cause());
        if (before != null) {
            return new Verdict.Repeated(before);
        }
        for (Posting posting : transfer.postings()) {
            Account account = posting.account();
            Standing standing = standing(account);
            if (!standing.allows(account.kind(), posting.minor())) {
                return new Verdict.Refused(
                        account,
                        transfer.cause() + " needs " + -posting.minor() + " minor units of " + account + ", where "
                                + standing.available() + " are available");
            }
        }
        int number = 0;
        for (Posting posting : transfer.postings()) {
            Standing standing = standing(posting.account());
            Standing after = new Standing(standing.balance() + posting.minor(), standing.held());
            standings.put(posting.account(), after);
            entries.add(new Entry(transfer.id(), ++number, posting.account(), posting.minor(), after.balance()));
        }
        causes.put(transfer.cause(), transfer.id());
        return new Verdict.Posted();
    }

    /**
     * Sets money aside for a hold.
     *
     * @throws Overdrawn where less than that is available
     */
    public void place(Hold hold) {
        Standing standing = standing(hold.account());
        long minor = hold.amount().minor();
        if (standing.available() < minor) {
            throw new Overdrawn("cannot hold " + hold.amount() + " on " + hold.account() + ", where "
                    + Math.max(0, standing.available()) + " minor units are available");
        }
        standings.put(hold.account(), new Standing(standing.balance(), standing.held() + minor));
    }

    /** Frees what an ended hold had set aside; a transfer that captures it is posted after that. */
    public void free(Hold ended) {
        if (ended.state() == HoldState.HELD) {
            throw new IllegalArgumentException("hold " + ended.id() + " has not ended");
        }
        Standing standing = standing(ended.account());
        standings.put(
                ended.account(),
                new Standing(
                        standing.balance(), standing.held() - ended.amount().minor()));
    }

    public Standing standing(Account account) {
        return standings.getOrDefault(account, Standing.NOTHING);
    }

    /** Every posting so far, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
