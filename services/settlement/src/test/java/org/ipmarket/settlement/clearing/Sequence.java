package org.ipmarket.settlement.clearing;

import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.PRICE;
import static org.ipmarket.settlement.Scene.UNIVERSITY;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.Trade;

/** A lot, two bidders, and whatever may happen to them, drawn by a seed; half of it is broken off somewhere. */
final class Sequence {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 14;

    final LotId lot;
    private final long seed;
    private final Random random;
    private final SaleDeeds deeds;
    private final Aborts aborts;
    private final List<String> done = new ArrayList<>();
    private final List<Runnable> former = new ArrayList<>();

    Sequence(long seed, AssetId asset, SaleDeeds deeds, Aborts aborts) {
        this.seed = seed;
        this.random = new Random(seed);
        this.deeds = deeds;
        this.aborts = aborts;
        this.lot = deeds.offer(asset);
    }

    void play() throws SQLException {
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        for (int i = 0; i < length; i++) {
            Runnable deed = !former.isEmpty() && random.nextInt(6) == 0
                    ? repeat()
                    : random.nextInt(4) == 0 ? anything() : next();
            boolean abort = random.nextInt(2) == 0;
            if (abort) {
                aborts.arm(random.nextInt(14));
            }
            run(deed, abort);
            aborts.disarm();
            if (abort && random.nextInt(3) != 0) {
                // who got no answer tries again
                run(deed, false);
            }
        }
    }

    private void run(Runnable deed, boolean mayBreakOff) {
        try {
            deed.run();
            done.add("done");
        } catch (RuntimeException e) {
            // refused by a state, or broken off
            done.add(e.getClass().getSimpleName() + " " + e.getMessage());
        }
        if (!mayBreakOff && done.getLast().contains("aborted on purpose")) {
            throw new AssertionError("broke off by itself: " + this);
        }
    }

    private Runnable repeat() {
        done.add("again");
        return former.get(random.nextInt(former.size()));
    }

    private Runnable note(String name, Runnable deed) {
        done.add(name);
        former.add(deed);
        return deed;
    }

    /** What would come next. */
    private Runnable next() {
        List<Deposit> given = deeds.depositsOf(lot);
        List<Trade> opened = deeds.tradesOf(lot);
        if (given.isEmpty() || given.size() == 1 && random.nextInt(3) == 0) {
            return announce(given.isEmpty() ? CHEN : LIN);
        }
        if (!opened.isEmpty() && random.nextInt(5) != 0) {
            return ofTrade(opened.get(random.nextInt(opened.size())));
        }
        Deposit deposit = given.get(random.nextInt(given.size()));
        return switch (deposit.state()) {
            case ANNOUNCED -> pay(deposit.participant(), deposit.bankReference(), DEPOSIT);
            case HELD -> deposit.trade() == null ? award(deposit) : round();
            case RELEASE_REQUESTED -> left(deposit.id());
            default -> round();
        };
    }

    private Runnable ofTrade(Trade trade) {
        return switch (trade.state()) {
            case OPENED ->
                random.nextInt(5) == 0
                        ? runOut(trade)
                        : sign(trade, trade.signedBy().isEmpty() && random.nextBoolean());
            case SIGNED ->
                random.nextInt(5) == 0
                        ? runOut(trade)
                        : pay(
                                trade.buyer(),
                                trade.paymentReference(),
                                trade.sums().amountDue());
            case FUNDED -> note("record", deeds.record(trade));
            default -> round();
        };
    }

    private Runnable anything() {
        List<Deposit> given = deeds.depositsOf(lot);
        if (given.isEmpty()) {
            return announce(CHEN);
        }
        Deposit deposit = given.get(random.nextInt(given.size()));
        return switch (random.nextInt(7)) {
            case 0 -> announce(random.nextBoolean() ? CHEN : LIN);
            case 1 -> pay(deposit.participant(), deposit.bankReference(), DEPOSIT);
            case 2 -> pay(UNIVERSITY, deposit.bankReference(), DEPOSIT.plus(Money.cny(random.nextInt(2))));
            case 3 -> close(given);
            case 4 -> left(deposit.id());
            case 5 -> note("ask back", deeds.askBack(deposit));
            default -> award(deposit);
        };
    }

    private Runnable announce(ParticipantId giver) {
        return note("announce", deeds.announce(lot, giver));
    }

    private Runnable pay(ParticipantId payer, String reference, Money amount) {
        return note("pay", deeds.pay(payer, reference, amount));
    }

    private Runnable round() {
        return note("round", deeds.round(lot));
    }

    private Runnable left(DepositId deposit) {
        return note("left", deeds.left(deposit));
    }

    private Runnable close(List<Deposit> given) {
        Set<DepositId> retained = new HashSet<>();
        given.stream().filter(each -> random.nextBoolean()).forEach(each -> retained.add(each.id()));
        return note("close", deeds.close(lot, retained));
    }

    private Runnable award(Deposit deposit) {
        // now and then a price that the deposit covers whole
        return note("award", deeds.award(deposit, random.nextInt(8) == 0 ? Money.cny(500_000) : PRICE));
    }

    private Runnable sign(Trade trade, boolean seller) {
        return note("sign", deeds.sign(trade, seller || trade.signedBy().contains(Side.BUYER)));
    }

    private Runnable runOut(Trade trade) {
        return note("run out", deeds.runOut(trade));
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + done;
    }
}
