package org.ipmarket.settlement.clearing;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.file.OrderFile;
import org.ipmarket.settlement.store.KnownAccounts;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutBatch;
import org.ipmarket.settlement.store.PayoutBatches;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.SettlementAccountRow;
import org.ipmarket.settlement.store.SettlementAccounts;
import org.ipmarket.settlement.store.TradeRepository;

/**
 * Orders that go to a bank as files: one person puts what is owed into a batch, a second releases it, then the file is handed to
 * the bank, whose next statement confirms each order by its reference. A payment is in one batch at a time, and one that failed
 * is replaced once, under a new id: nothing is paid twice.
 */
@ApplicationScoped
public class OrderBatches {
    /** Orders in one file. */
    public static final int MOST = 5_000;

    private final PayoutBatches batches;
    private final PayoutRepository payouts;
    private final TradeRepository trades;
    private final SettlementAccounts accounts;
    private final KnownAccounts known;
    private final Audit audit;
    private final MarketClock clock;

    OrderBatches(
            PayoutBatches batches,
            PayoutRepository payouts,
            TradeRepository trades,
            SettlementAccounts accounts,
            KnownAccounts known,
            Audit audit,
            MarketClock clock) {
        this.batches = batches;
        this.payouts = payouts;
        this.trades = trades;
        this.accounts = accounts;
        this.known = known;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts waiting payments into a batch. 409 where one is not waiting or its payee's account is not known. */
    @Transactional
    public PayoutBatch make(Caller caller, UUID account, List<UUID> wanted) {
        SettlementAccountRow from = accounts.findByIdOptional(account)
                .filter(each -> each.mode() == caller.mode() && BankPeople.mayTouch(caller, each.centre()))
                .orElseThrow(() -> Problems.notFound("settlement account", account));
        CentreCode scope = BankPeople.scope(caller);
        List<Payout> found = payouts.lockAll(wanted).stream()
                .filter(payout -> payout.mode() == caller.mode() && isOf(scope, payout))
                .toList();
        if (found.size() != wanted.stream().distinct().count()) {
            List<UUID> ids = found.stream().map(Payout::id).toList();
            throw Problems.notFound(
                    "payout",
                    wanted.stream().filter(id -> !ids.contains(id)).findFirst().orElseThrow());
        }
        long total = 0;
        for (Payout payout : found) {
            requireWaiting(payout, from);
            total = Math.addExact(total, payout.amount().minor());
        }
        PayoutBatch batch = PayoutBatch.made(
                from,
                Money.ofMinor(total, from.currency()),
                found.size(),
                caller.username(),
                caller.subject(),
                clock.now());
        batches.persist(batch);
        batches.flush();
        found.forEach(payout -> payout.takenInto(batch.id()));
        audit.record(
                "payout-batch.make",
                "payout-batch",
                batch.id(),
                null,
                Map.of("orders", found.size(), "total", batch.total()));
        return batch;
    }

    private static boolean isOf(CentreCode scope, Payout payout) {
        return scope == null
                || scope.value().equals(payout.centre())
                || scope.value().equals(payout.buyerCentre());
    }

    private static void requireWaiting(Payout payout, SettlementAccountRow from) {
        if (payout.state() != PayoutState.WAITING || payout.batch() != null) {
            throw Problems.conflict(
                    "payout-not-waiting",
                    "Payout " + payout.id() + " is " + payout.state()
                            + (payout.batch() == null ? "." : ", in batch " + payout.batch() + "."),
                    Map.of("payout", payout.id(), "state", payout.state().name()));
        }
        if (payout.isFrozen()) {
            throw frozen(payout);
        }
        if (!payout.amount().currencyCode().equals(from.currency())) {
            throw Problems.conflict(
                    "wrong-currency",
                    "Payout " + payout.id() + " is " + payout.amount() + "; the account is kept in " + from.currency()
                            + ".",
                    Map.of("payout", payout.id()));
        }
        if (payout.to().number().equals(BankAccount.NOT_TOLD)) {
            throw Problems.conflict(
                    "payee-account-unknown",
                    "Nobody knows an account of the payee of payout " + payout.id() + ".",
                    Map.of("payout", payout.id()));
        }
    }

    private static void requireNoneFrozen(List<Payout> batch) {
        batch.stream().filter(Payout::isFrozen).findFirst().ifPresent(payout -> {
            throw frozen(payout);
        });
    }

    private static HttpProblem frozen(Payout payout) {
        return Problems.conflict(
                "payout-frozen",
                "The trade of payout " + payout.id() + " stands still.",
                Map.of("payout", payout.id()));
    }

    /** A second person has looked at it. */
    @Transactional
    public PayoutBatch release(Caller caller, UUID id) {
        PayoutBatch batch = locked(caller, id);
        BankPeople.requireSecond(caller, batch.madeSubject(), batch.madeBy(), "The batch made");
        batch.released(caller.username(), caller.subject(), clock.now());
        payouts.lockBatch(id).forEach(Payout::released);
        return audited("payout-batch.release", batch, PayoutBatch.State.MADE);
    }

    /** The bank has the file. */
    @Transactional
    public PayoutBatch handOver(Caller caller, UUID id) {
        PayoutBatch batch = locked(caller, id);
        Instant now = clock.now();
        List<Payout> orders = payouts.lockBatch(id);
        requireNoneFrozen(orders);
        batch.handedOver(caller.username(), now);
        // one may be confirmed already, where the statement was quicker than the person
        orders.stream().filter(payout -> payout.state() == PayoutState.RELEASED).forEach(payout -> payout.ordered(now));
        return audited("payout-batch.hand-over", batch, PayoutBatch.State.RELEASED);
    }

    /** Before the bank has it: its payments wait again. */
    @Transactional
    public PayoutBatch withdraw(Caller caller, UUID id) {
        PayoutBatch batch = locked(caller, id);
        PayoutBatch.State before = batch.state();
        batch.withdrawn();
        for (Payout payout : payouts.lockBatch(id)) {
            if (payout.state() != PayoutState.WAITING && payout.state() != PayoutState.RELEASED) {
                throw Problems.conflict(
                        "payout-not-waiting",
                        "Payout " + payout.id() + " is " + payout.state() + ": the bank has had it.",
                        Map.of("payout", payout.id(), "state", payout.state().name()));
            }
            payout.withdrawn();
        }
        return audited("payout-batch.withdraw", batch, before);
    }

    /** The bank has refused an order of a file, by its own message or by telephone. */
    @Transactional
    public Payout refuse(Caller caller, UUID id, String why) {
        Payout payout = lockedPayout(caller, id);
        if (payout.batch() == null || payout.state() != PayoutState.ORDERED) {
            throw Problems.conflict(
                    "payout-not-ordered",
                    "Payout " + id + " is " + payout.state()
                            + "; only an order that a file gave can be said to be refused.",
                    Map.of("state", payout.state().name()));
        }
        payout.refused(why);
        audit.record(
                "payout.refuse", "payout", id, StateChange.of(PayoutState.ORDERED), StateChange.of(payout.state()));
        return payout;
    }

    /**
     * A payment that was refused or came back is sent anew, to a corrected account in the same name. It waits for a batch and its
     * release as any other.
     */
    @Transactional
    public Payout sendAnew(Caller caller, UUID id, String number, String why) {
        // a freeze of its trade comes before the replacement, and is carried over, or after it, and finds it
        payouts.tradeBehind(id).ifPresent(trades::lock);
        Payout failed = lockedPayout(caller, id);
        if (!failed.state().hasFailed() || failed.replacedBy() != null) {
            throw Problems.conflict(
                    "payout-not-failed",
                    failed.replacedBy() == null
                            ? "Payout " + id + " is " + failed.state()
                                    + "; only what was refused or came back is sent anew."
                            : "Payout " + id + " was sent anew as " + failed.replacedBy() + ".",
                    Map.of("state", failed.state().name()));
        }
        Payout anew = failed.replacement(number, clock.now());
        payouts.persist(anew);
        audit.record(
                "payout.send-anew", "payout", id, null, Map.of("as", anew.id().toString(), "why", why));
        return anew;
    }

    /** An account that was not known when a payment came to be owed, or is to be corrected before anybody was told. */
    @Transactional
    public Payout correctAccount(Caller caller, UUID id, String number, String why) {
        Payout payout = lockedPayout(caller, id);
        if (payout.state() != PayoutState.WAITING || payout.batch() != null) {
            throw Problems.conflict(
                    "payout-not-waiting",
                    "Payout " + id + " is " + payout.state() + (payout.batch() == null ? "." : ", in a batch."),
                    Map.of("state", payout.state().name()));
        }
        String before = payout.to().number();
        payout.correctAccount(number);
        audit.record(
                "payout.correct-account", "payout", id, Map.of("number", before), Map.of("number", number, "why", why));
        return payout;
    }

    /** What the bank's file of a released batch has in it. 409 where a payment was frozen before the bank has the file. */
    @Transactional
    public OrderFile file(Caller caller, UUID id) {
        PayoutBatch batch = visible(caller, batches.findByIdOptional(id), id);
        if (batch.releasedAt() == null || batch.state() == PayoutBatch.State.WITHDRAWN) {
            throw Problems.conflict(
                    "batch-not-released",
                    "The batch is " + batch.state() + "; its file is there when a second person has released it.",
                    Map.of("state", batch.state().name()));
        }
        SettlementAccountRow from = accounts.findById(batch.account());
        List<Payout> found = payouts.ofBatch(id);
        if (batch.state() == PayoutBatch.State.RELEASED) {
            requireNoneFrozen(found);
        }
        Map<String, KnownAccounts.Known> payees = known.ofNumbers(
                batch.mode(), found.stream().map(payout -> payout.to().number()).toList());
        List<OrderFile.Order> orders = new ArrayList<>();
        for (Payout payout : found) {
            Optional<KnownAccounts.Known> to =
                    Optional.ofNullable(payees.get(payout.to().number()));
            orders.add(new OrderFile.Order(
                    payout.id(),
                    payout.amount(),
                    to.map(KnownAccounts.Known::name)
                            .filter(name -> !name.isEmpty())
                            .orElse(payout.to().holder()),
                    payout.to().number(),
                    to.map(KnownAccounts.Known::bank).orElse(null),
                    to.map(KnownAccounts.Known::bankCode).orElse(null),
                    payout.remark()));
        }
        return new OrderFile(
                id, from.name(), from.number(), from.bankCode(), from.currency(), batch.releasedAt(), orders);
    }

    /** 404 where it is unknown or not in the caller's charge. */
    public PayoutBatch visible(Caller caller, UUID id) {
        return visible(caller, batches.findByIdOptional(id), id);
    }

    private static PayoutBatch visible(Caller caller, Optional<PayoutBatch> batch, UUID id) {
        return batch.filter(each -> each.mode() == caller.mode() && BankPeople.mayTouch(caller, each.centre()))
                .orElseThrow(() -> Problems.notFound("batch", id));
    }

    private PayoutBatch locked(Caller caller, UUID id) {
        return visible(caller, batches.lock(id), id);
    }

    private Payout lockedPayout(Caller caller, UUID id) {
        CentreCode scope = BankPeople.scope(caller);
        return payouts.lock(id)
                .filter(payout -> payout.mode() == caller.mode() && isOf(scope, payout))
                .orElseThrow(() -> Problems.notFound("payout", id));
    }

    private PayoutBatch audited(String action, PayoutBatch batch, PayoutBatch.State before) {
        audit.record(action, "payout-batch", batch.id(), StateChange.of(before), StateChange.of(batch.state()));
        return batch;
    }
}
