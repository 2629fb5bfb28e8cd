package org.ipmarket.settlement.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.deposit.Forfeiture;
import org.ipmarket.settlement.deposit.Shares;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Posting;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;
import org.ipmarket.settlement.trade.TradeSums;

/**
 * Settlement in memory, small: the same transfers, state tables and sums as the service, without a database. Every command is one
 * transaction, and may break off between any two of its steps; then nothing of it has happened. What a state forbids is refused by the
 * same tables that the service asks.
 */
final class Market {
    static final int LOTS = 2;
    static final int GIVERS = 3;
    private static final Mode MODE = Mode.TEST;
    private static final FeeSchedule FEES = new FeeSchedule(
            List.of(new Tier(Money.parse("100000.00", "CNY"), 500), new Tier(null, 333)),
            Money.parse("100.00", "CNY"),
            4_000,
            3_500,
            2_500);

    /** What a fault in the service would be; the checks must find each. */
    enum Fault {
        NONE,
        /** Half of a command that broke off stays. */
        KEEPS_HALF,
        /** A cause moves money each time that it is told. */
        FORGETS_CAUSES,
        /** A bounced refund is ordered anew, and the old order stays. */
        REFUNDS_TWICE,
        /** A deposit is applied whole where only a part of it is due. */
        APPLIES_TOO_MUCH,
        /** What is left of a distribution is forgotten. */
        DISTRIBUTES_LESS
    }

    /** The process ends here. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What a rule refuses. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    record Deposit(
            UUID lot,
            int giver,
            DepositState state,
            Money amount,
            long held,
            long released,
            long applied,
            long forfeited) {
        Deposit to(DepositState next, long newHeld, long newReleased, long newApplied, long newForfeited) {
            return new Deposit(lot, giver, state.to(next), amount, newHeld, newReleased, newApplied, newForfeited);
        }
    }

    record Trade(
            UUID id,
            int deposit,
            TradeState state,
            TradeState frozenFrom,
            TradeSums sums,
            Set<String> signed,
            long due,
            boolean distributed) {
        Trade to(TradeState next) {
            return new Trade(id, deposit, state.to(next), frozenFrom, sums, signed, due, distributed);
        }

        Trade lifted() {
            return new Trade(id, deposit, state.toLifted(frozenFrom), null, sums, signed, due, distributed);
        }

        Trade owing(long left) {
            return new Trade(id, deposit, state, frozenFrom, sums, signed, left, distributed);
        }

        Trade frozen() {
            return new Trade(id, deposit, state.to(TradeState.FROZEN), state, sums, signed, due, distributed);
        }

        Trade signedBy(String side) {
            Set<String> both = new HashSet<>(signed);
            both.add(side);
            return new Trade(id, deposit, state, frozenFrom, sums, both, due, distributed);
        }

        Trade shared() {
            return new Trade(id, deposit, state, frozenFrom, sums, signed, due, true);
        }
    }

    enum PayoutState {
        WAITING,
        ORDERED,
        CONFIRMED
    }

    record Payout(String cause, Account from, Money amount, int trade, PayoutState state) {
        Payout to(PayoutState next) {
            return new Payout(cause, from, amount, trade, next);
        }
    }

    private final Fault fault;
    private final Map<Account, Integer> places = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private long[] balances = new long[16];
    private Set<String> causes = new HashSet<>();
    private List<Deposit> deposits = new ArrayList<>();
    private List<Trade> trades = new ArrayList<>();
    private List<Payout> payouts = new ArrayList<>();
    private Set<UUID> ended = new HashSet<>();
    private final List<UUID> lots = new ArrayList<>();
    /** What the bank has booked: a line that it brings again is the same money. */
    private final Map<String, Long> bankLines = new HashMap<>();

    private long moneyOut;
    private int crashAfter;

    Market(Fault fault) {
        this.fault = fault;
        for (int i = 0; i < LOTS; i++) {
            lots.add(new UUID(1, i));
        }
    }

    /**
     * Runs a command.
     *
     * @param stepsBeforeCrash after how many steps it breaks off; a large number: not at all
     * @return why it was refused or broke off; empty where it was done
     */
    Optional<String> transact(int stepsBeforeCrash, Runnable command) {
        crashAfter = stepsBeforeCrash;
        long[] savedBalances = balances.clone();
        var savedCauses = new HashSet<>(causes);
        var savedDeposits = new ArrayList<>(deposits);
        var savedTrades = new ArrayList<>(trades);
        var savedPayouts = new ArrayList<>(payouts);
        var savedEnded = new HashSet<>(ended);
        long savedOut = moneyOut;
        try {
            command.run();
            return Optional.empty();
        } catch (Crash crash) {
            if (fault == Fault.KEEPS_HALF) {
                return Optional.of("crash");
            }
            back(savedBalances, savedCauses, savedDeposits, savedTrades, savedPayouts, savedEnded, savedOut);
            return Optional.of("crash");
        } catch (Refused | org.ipmarket.settlement.state.IllegalTransition refused) {
            back(savedBalances, savedCauses, savedDeposits, savedTrades, savedPayouts, savedEnded, savedOut);
            return Optional.of(refused.getMessage());
        }
    }

    private void back(
            long[] oldBalances,
            Set<String> oldCauses,
            List<Deposit> oldDeposits,
            List<Trade> oldTrades,
            List<Payout> oldPayouts,
            Set<UUID> oldEnded,
            long oldOut) {
        balances = oldBalances;
        causes = oldCauses;
        deposits = oldDeposits;
        trades = oldTrades;
        payouts = oldPayouts;
        ended = oldEnded;
        moneyOut = oldOut;
    }

    private void step() {
        if (--crashAfter < 0) {
            throw new Crash();
        }
    }

    // ---- commands

    void announce(int lot, int giver, Money amount) {
        UUID id = lots.get(lot);
        refuse(ended.contains(id), "the lot has ended");
        refuse(
                deposits.stream()
                        .anyMatch(each -> each.lot.equals(id)
                                && each.giver == giver
                                && each.state != DepositState.RELEASED
                                && each.state != DepositState.EXPIRED),
                "there is a deposit");
        deposits.add(new Deposit(id, giver, DepositState.ANNOUNCED, amount, 0, 0, 0, 0));
    }

    /** The bank's line brings money for a deposit; the same line again changes nothing. */
    void payDeposit(int deposit, String line, int payer, Money sent) {
        // a line that broke off is brought again as it was
        Money amount = Money.cny(bankLines.computeIfAbsent(line, added -> sent.minor()));
        if (isKnown(line)) {
            return;
        }
        Deposit of = deposits.get(deposit);
        boolean taken = of.state == DepositState.ANNOUNCED && payer == of.giver && amount.equals(of.amount);
        if (!taken) {
            giveBackLine(line, payer, amount);
            return;
        }
        step();
        deposits.set(deposit, of.to(DepositState.HELD, amount.minor(), 0, 0, 0));
        step();
        post(line, draft -> draft.move(amount, bank(), depositAccount(of)));
    }

    private boolean isKnown(String line) {
        return causes.contains(line) && fault != Fault.FORGETS_CAUSES;
    }

    private void giveBackLine(String line, int payer, Money amount) {
        UUID receipt = UUID.nameUUIDFromBytes(line.getBytes());
        Account suspense = account(AccountKind.SUSPENSE, giver(payer), Earmark.receipt(receipt));
        Account refund = account(AccountKind.REFUND, giver(payer), Earmark.receipt(receipt));
        post(line, draft -> draft.move(amount, bank(), suspense));
        step();
        post("return:" + line, draft -> draft.move(amount, suspense, refund));
        step();
        pay("return:" + line, refund, amount, -1);
    }

    void requestRelease(int deposit) {
        Deposit of = deposits.get(deposit);
        refuse(boundTo(deposit).isPresent(), "it stands for a trade");
        deposits.set(deposit, of.to(DepositState.RELEASE_REQUESTED, of.held, 0, 0, 0));
    }

    void bidderLeft(int deposit) {
        refuse(boundTo(deposit).isPresent(), "it stands for a trade");
        if (deposits.get(deposit).state.hasMoney()) {
            release(deposit);
        }
    }

    void close(int lot, Set<Integer> retained) {
        UUID id = lots.get(lot);
        ended.add(id);
        for (int i = 0; i < deposits.size(); i++) {
            Deposit each = deposits.get(i);
            if (!each.lot.equals(id) || retained.contains(i) || boundTo(i).isPresent() || !each.state.isLive()) {
                continue;
            }
            step();
            if (each.state.hasMoney()) {
                release(i);
            } else {
                deposits.set(i, each.to(DepositState.EXPIRED, 0, 0, 0, 0));
            }
        }
    }

    private void release(int deposit) {
        Deposit of = deposits.get(deposit);
        deposits.set(deposit, of.to(DepositState.RELEASED, of.held, of.held, 0, 0));
        step();
        giveBack(deposit, of.amount);
    }

    private void giveBack(int deposit, Money amount) {
        if (amount.isZero()) {
            return;
        }
        Deposit of = deposits.get(deposit);
        String cause = "refund:" + deposit;
        Account refund = account(AccountKind.REFUND, giver(of.giver), Earmark.lot(of.lot));
        post(cause, draft -> draft.move(amount, depositAccount(of), refund));
        step();
        pay(cause, refund, amount, -1);
    }

    /** The same award opens one trade. */
    void award(int deposit, Money price) {
        if (trades.stream().anyMatch(each -> each.deposit == deposit)) {
            return;
        }
        Deposit of = deposits.get(deposit);
        refuse(!of.state.hasMoney(), "the winner's deposit is " + of.state);
        if (of.state == DepositState.RELEASE_REQUESTED) {
            deposits.set(deposit, of.to(DepositState.HELD, of.held, 0, 0, 0));
            step();
        }
        TradeSums sums = TradeSums.of(price, of.amount, FEES);
        trades.add(new Trade(
                new UUID(2, trades.size()),
                deposit,
                TradeState.OPENED,
                null,
                sums,
                Set.of(),
                sums.amountDue().minor(),
                false));
    }

    void sign(int trade, String side) {
        Trade of = trades.get(trade);
        of.state.require(TradeState.OPENED, "signed");
        refuse(of.signed.contains(side), "signed before");
        Trade signed = of.signedBy(side);
        trades.set(trade, signed);
        step();
        if (signed.signed.size() < 2) {
            return;
        }
        trades.set(trade, signed.to(TradeState.SIGNED));
        Deposit deposit = deposits.get(of.deposit);
        Money applied = fault == Fault.APPLIES_TOO_MUCH ? deposit.amount : of.sums.depositApplied();
        Money back = of.sums.depositReturned();
        deposits.set(of.deposit, deposit.to(DepositState.APPLIED, deposit.held, back.minor(), applied.minor(), 0));
        step();
        post("applied:" + of.deposit, draft -> draft.move(applied, depositAccount(deposit), escrow(trade)));
        step();
        giveBack(of.deposit, back);
        if (of.sums.amountDue().isZero()) {
            trades.set(trade, trades.get(trade).to(TradeState.FUNDED));
        }
    }

    /** One or several instalments, each by a line of its own. */
    void payTrade(int trade, String line, int payer, Money sent) {
        // a line that broke off is brought again as it was
        Money amount = Money.cny(bankLines.computeIfAbsent(line, added -> sent.minor()));
        if (isKnown(line)) {
            return;
        }
        Trade of = trades.get(trade);
        boolean due = of.state.deeds().contains(TradeDeed.PAY)
                && payer == deposits.get(of.deposit).giver
                && !amount.isZero()
                && amount.minor() <= of.due;
        if (!due) {
            giveBackLine(line, payer, amount);
            return;
        }
        post(line, draft -> draft.move(amount, bank(), escrow(trade)));
        step();
        Trade paid = of.owing(of.due - amount.minor());
        TradeState next = paid.due == 0 ? TradeState.FUNDED : TradeState.PART_FUNDED;
        trades.set(trade, next == of.state ? paid : paid.to(next));
    }

    /** The buyer did not do its part: what had counted is forfeited; instalments beyond the deposit go back. */
    void runOut(int trade) {
        Trade of = trades.get(trade);
        of.state.requirePermits(TradeDeed.RUN_OUT);
        boolean sellers = of.state == TradeState.OPENED && of.signed.contains("BUYER");
        trades.set(trade, of.to(TradeState.DEFAULTED));
        step();
        Deposit deposit = deposits.get(of.deposit);
        if (sellers) {
            release(of.deposit);
            return;
        }
        boolean wasApplied = deposit.state == DepositState.APPLIED;
        long lost = wasApplied ? deposit.applied : deposit.held;
        deposits.set(of.deposit, deposit.to(DepositState.FORFEITED, deposit.held, deposit.held - lost, 0, lost));
        step();
        Money amount = Money.cny(lost);
        post(
                "forfeited:" + of.deposit,
                draft -> draft.move(
                        amount, wasApplied ? escrow(trade) : depositAccount(deposit), forfeited(deposit.lot)));
        step();
        refundEscrow(trade, "default:" + trade);
    }

    void freeze(int trade) {
        trades.set(trade, trades.get(trade).frozen());
    }

    void lift(int trade) {
        trades.set(trade, trades.get(trade).lifted());
    }

    /** The buyer gets all of it back, what was its deposit included. */
    void unwind(int trade) {
        Trade of = trades.get(trade);
        refuse(of.frozenFrom == TradeState.RECORDED, "the money has been handed on");
        trades.set(trade, of.to(TradeState.UNWINDING));
        step();
        Deposit deposit = deposits.get(of.deposit);
        if (deposit.state.hasMoney()) {
            release(of.deposit);
        }
        step();
        refundEscrow(trade, "unwound:" + trade);
    }

    private void refundEscrow(int trade, String cause) {
        Money left = Money.cny(balance(escrow(trade)));
        if (left.isZero()) {
            return;
        }
        Deposit deposit = deposits.get(trades.get(trade).deposit);
        Account refund = account(AccountKind.REFUND, giver(deposit.giver), Earmark.trade(trades.get(trade).id));
        post(cause, draft -> draft.move(left, escrow(trade), refund));
        step();
        pay(cause, refund, left, trade);
    }

    /** What completes the trade was checked by two: the money is handed on. */
    void record(int trade) {
        Trade of = trades.get(trade);
        of.state.requirePermits(TradeDeed.RECORD);
        refuse(of.state == TradeState.PART_FUNDED, "instalments are not handed on in this market");
        trades.set(trade, of.to(TradeState.RECORDED));
        step();
        Earmark mark = Earmark.trade(of.id);
        Account seller = account(AccountKind.PAYABLE, "seller", mark);
        Account sellers = account(AccountKind.CENTRE_FEE, "centre:GZ", mark);
        Account buyers = account(AccountKind.CENTRE_FEE, "centre:SZ", mark);
        Account platform = account(AccountKind.PLATFORM_FEE, "platform", mark);
        post("handed-on:" + trade, draft -> draft.move(of.sums.sellerProceeds(), escrow(trade), seller)
                .move(of.sums.fees().sellerCentre(), escrow(trade), sellers)
                .move(of.sums.fees().buyerCentre(), escrow(trade), buyers)
                .move(of.sums.fees().platform(), escrow(trade), platform));
        step();
        pay("seller:" + trade, seller, of.sums.sellerProceeds(), trade);
        step();
        pay("sellers:" + trade, sellers, of.sums.fees().sellerCentre(), trade);
        pay("buyers:" + trade, buyers, of.sums.fees().buyerCentre(), trade);
        pay("platform:" + trade, platform, of.sums.fees().platform(), trade);
    }

    /** A later trade on the same lot has been paid: the first one's deposit goes out. */
    void distribute(int trade, int resale, Money costs) {
        Trade of = trades.get(trade);
        Trade sold = trades.get(resale);
        Deposit deposit = deposits.get(of.deposit);
        refuse(of.distributed || deposit.forfeited == 0, "nothing waits");
        refuse(resale <= trade || !deposits.get(sold.deposit).lot.equals(deposit.lot), "no resale of the lot");
        refuse(!resold(trade, resale), "not paid");
        trades.set(trade, of.shared());
        step();
        Forfeiture.Distribution parts = Forfeiture.distribute(
                Money.cny(deposit.forfeited), costs, yieldOf(of.sums), Optional.of(yieldOf(sold.sums)));
        Money rest = fault == Fault.DISTRIBUTES_LESS ? Money.cny(0) : parts.rest();
        Earmark mark = Earmark.trade(of.id);
        Account from = forfeited(deposit.lot);
        Account toCosts = account(AccountKind.COSTS, "centre:GZ", mark);
        Account seller = account(AccountKind.PAYABLE, "seller", mark);
        Account platform = account(AccountKind.PLATFORM_FEE, "platform", mark);
        Account centre = account(AccountKind.CENTRE_FEE, "centre:GZ", mark);
        List<Money> fees = Shares.inProportion(
                parts.commission(),
                List.of(of.sums.fees().sellerCentre(), of.sums.fees().platform()));
        post("distributed:" + of.deposit, draft -> draft.move(parts.costs(), from, toCosts)
                .move(parts.shortfall().plus(rest), from, seller)
                .move(fees.get(0), from, centre)
                .move(fees.get(1), from, platform));
        step();
        pay("d-costs:" + trade, toCosts, parts.costs(), trade);
        pay("d-seller:" + trade, seller, parts.shortfall().plus(rest), trade);
        step();
        pay("d-centre:" + trade, centre, fees.get(0), trade);
        pay("d-platform:" + trade, platform, fees.get(1), trade);
    }

    boolean isFree(int deposit) {
        return boundTo(deposit).isEmpty();
    }

    boolean sameLot(int deposit, int trade) {
        return deposits.get(deposit).lot.equals(deposits.get(trades.get(trade).deposit).lot);
    }

    /** Whether a trade shows what the lot of another, in default, brought after all. */
    boolean resold(int trade, int resale) {
        TradeState state = trades.get(resale).state;
        return resale > trade
                && deposits.get(trades.get(resale).deposit).lot.equals(deposits.get(trades.get(trade).deposit).lot)
                && (state == TradeState.FUNDED || state == TradeState.RECORDED || state == TradeState.COMPLETED);
    }

    void order(int payout) {
        Payout of = payouts.get(payout);
        if (of.state == PayoutState.WAITING) {
            payouts.set(payout, of.to(PayoutState.ORDERED));
        }
    }

    /** The statement shows it paid. */
    void confirm(int payout) {
        Payout of = payouts.get(payout);
        if (of.state != PayoutState.ORDERED) {
            return;
        }
        payouts.set(payout, of.to(PayoutState.CONFIRMED));
        step();
        moneyOut += of.amount.minor();
        post("paid:" + of.cause, draft -> draft.move(of.amount, of.from, bank()));
        step();
        if (of.trade >= 0
                && payouts.stream()
                        .filter(each -> each.trade == of.trade)
                        .allMatch(each -> each.state == PayoutState.CONFIRMED)) {
            Trade trade = trades.get(of.trade);
            if (trade.state == TradeState.RECORDED) {
                trades.set(of.trade, trade.to(TradeState.COMPLETED));
            } else if (trade.state == TradeState.UNWINDING) {
                trades.set(of.trade, trade.to(TradeState.UNWOUND));
            }
        }
    }

    /** The bank could not pay it: it is ordered once more, under the same cause. */
    void bounce(int payout) {
        Payout of = payouts.get(payout);
        refuse(of.state != PayoutState.ORDERED, "nothing to bounce");
        payouts.set(payout, of.to(PayoutState.WAITING));
        if (fault == Fault.REFUNDS_TWICE) {
            payouts.add(of.to(PayoutState.ORDERED));
        }
    }

    // ---- what it is made of

    private void post(String cause, java.util.function.UnaryOperator<Transfer.Draft> moves) {
        if (!causes.add(cause) && fault != Fault.FORGETS_CAUSES) {
            return;
        }
        Transfer transfer;
        try {
            transfer = moves.apply(Transfer.because(
                            MODE, cause, new Explanation("TEST", "a step of a sequence", "test", null, null)))
                    .build();
        } catch (IllegalArgumentException nothingToMove) {
            return;
        }
        for (Posting posting : transfer.postings()) {
            int place = place(posting.account());
            balances[place] += posting.minor();
            step();
        }
    }

    private void pay(String cause, Account from, Money amount, int trade) {
        boolean known = payouts.stream().anyMatch(each -> each.cause.equals(cause));
        if (!amount.isZero() && (!known || fault == Fault.FORGETS_CAUSES)) {
            payouts.add(new Payout(cause, from, amount, trade, PayoutState.WAITING));
        }
    }

    private Optional<Trade> boundTo(int deposit) {
        return trades.stream().filter(each -> each.deposit == deposit).findFirst();
    }

    private static void refuse(boolean when, String why) {
        if (when) {
            throw new Refused(why);
        }
    }

    private static Forfeiture.Yield yieldOf(TradeSums sums) {
        return new Forfeiture.Yield(
                sums.sellerProceeds(), sums.sellerCommission().plus(sums.buyerCommission()));
    }

    private static Account bank() {
        return Account.bank(MODE, "CNY");
    }

    private static Account account(AccountKind kind, String owner, Earmark earmark) {
        return new Account(MODE, "CNY", kind, owner, earmark);
    }

    private static String giver(int giver) {
        return "giver-" + giver;
    }

    private static Account depositAccount(Deposit of) {
        return account(AccountKind.DEPOSIT, giver(of.giver), Earmark.lot(of.lot));
    }

    private Account escrow(int trade) {
        Trade of = trades.get(trade);
        return account(AccountKind.ESCROW, giver(deposits.get(of.deposit).giver), Earmark.trade(of.id));
    }

    private static Account forfeited(UUID lot) {
        return account(AccountKind.FORFEITED, "centre:GZ", Earmark.lot(lot));
    }

    private int place(Account account) {
        int place = places.computeIfAbsent(account, added -> {
            accounts.add(added);
            return accounts.size() - 1;
        });
        if (place >= balances.length) {
            balances = java.util.Arrays.copyOf(balances, 2 * place);
        }
        return place;
    }

    private long balance(Account account) {
        int place = place(account);
        return balances[place];
    }

    int depositCount() {
        return deposits.size();
    }

    int tradeCount() {
        return trades.size();
    }

    int payoutCount() {
        return payouts.size();
    }

    Deposit deposit(int index) {
        return deposits.get(index);
    }

    Trade trade(int index) {
        return trades.get(index);
    }

    /** Whether a command that broke off may have changed something. */
    boolean keepsHalf() {
        return fault == Fault.KEEPS_HALF;
    }

    // ---- what must hold

    /** What speaks against the invariants; nothing where all hold. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        long sum = 0;
        long held = 0;
        for (int i = 0; i < Math.min(accounts.size(), balances.length); i++) {
            Account account = accounts.get(i);
            sum += balances[i];
            if (account.kind() != AccountKind.BANK) {
                held += balances[i];
            }
            if (!account.kind().side().allows(balances[i])) {
                broken.add("negative: " + account + " " + balances[i]);
            }
        }
        // what was brought and not yet taken, because the transaction broke off, is not in the ledger either
        long moneyIn = bankLines.entrySet().stream()
                .filter(line -> causes.contains(line.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (sum != 0) {
            broken.add("all accounts add up to " + sum);
        }
        if (moneyIn != held + moneyOut) {
            broken.add("in " + moneyIn + " is not held " + held + " and out " + moneyOut);
        }
        checkDeposits(broken);
        checkForfeited(broken);
        for (int i = 0; i < trades.size(); i++) {
            Trade trade = trades.get(i);
            boolean keepsNothing = trade.state == TradeState.COMPLETED
                    || trade.state == TradeState.DEFAULTED
                    || trade.state == TradeState.UNWOUND;
            if (keepsNothing && balance(escrow(i)) != 0) {
                broken.add(trade.state + " trade keeps " + balance(escrow(i)));
            }
        }
        return broken;
    }

    private void checkDeposits(List<String> broken) {
        for (Deposit each : deposits) {
            if (each.state == DepositState.ANNOUNCED || each.state == DepositState.EXPIRED) {
                continue;
            }
            long wanted = each.state.hasMoney() ? each.held : 0;
            long others = 0;
            for (Deposit other : deposits) {
                if (other != each
                        && other.lot.equals(each.lot)
                        && other.giver == each.giver
                        && other.state.hasMoney()) {
                    others += other.held;
                }
            }
            if (balance(depositAccount(each)) != wanted + others) {
                broken.add(each + " has " + balance(depositAccount(each)) + " on its account");
            }
            boolean over = each.state.next().isEmpty() || each.state == DepositState.APPLIED;
            if (over && each.held != each.released + each.applied + each.forfeited) {
                broken.add("not ended once: " + each);
            }
        }
    }

    private void checkForfeited(List<String> broken) {
        Map<UUID, Long> waiting = new HashMap<>();
        for (Trade trade : trades) {
            Deposit deposit = deposits.get(trade.deposit);
            if (!trade.distributed) {
                waiting.merge(deposit.lot, deposit.forfeited, Long::sum);
            }
        }
        for (UUID lot : lots) {
            if (balance(forfeited(lot)) != waiting.getOrDefault(lot, 0L)) {
                broken.add("suspense of lot " + lot + " is " + balance(forfeited(lot)) + ", not "
                        + waiting.getOrDefault(lot, 0L));
            }
        }
    }
}
