package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.file.FileRefused;
import org.ipmarket.settlement.bank.file.OrderStatus;
import org.ipmarket.settlement.bank.file.Pain002Reader;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;

/**
 * Takes a bank's report on the orders of a file: those that it refuses are known to be refused before the next statement. Only a
 * statement says that an order was paid; whatever else a report says changes nothing, nor does the same report again.
 */
@ApplicationScoped
public class TakeStatusReport {
    private static final Set<PayoutState> OPEN = Set.of(PayoutState.RELEASED, PayoutState.ORDERED);
    private static final String NO_REASON = "The bank has refused it and gave no reason.";

    private final OrderBatches batches;
    private final PayoutRepository payouts;
    private final Audit audit;

    TakeStatusReport(OrderBatches batches, PayoutRepository payouts, Audit audit) {
        this.batches = batches;
        this.payouts = payouts;
        this.audit = audit;
    }

    /**
     * What a report says of an order, and what it is now.
     *
     * @param refused whether it has become refused by this report
     */
    public record Said(UUID payout, String code, String reason, PayoutState state, boolean refused) {}

    /** Of each order that the report speaks of, in the order of their ids. 404 where a batch is unknown or not in the caller's charge. */
    @Transactional
    public List<Said> take(Caller caller, InputStream file) {
        Map<UUID, OrderStatus> orders = orders(caller, read(file));
        List<Said> said = new ArrayList<>();
        for (Payout payout : payouts.lockAll(orders.keySet())) {
            OrderStatus status = orders.get(payout.id());
            PayoutState before = payout.state();
            boolean refused = status.isRefusal() && OPEN.contains(before);
            if (refused) {
                payout.refused(Optional.ofNullable(status.reason()).orElse(NO_REASON));
                audit.record(
                        "payout.refuse", "payout", payout.id(), StateChange.of(before), StateChange.of(payout.state()));
            }
            said.add(new Said(payout.id(), status.code(), status.reason(), payout.state(), refused));
        }
        return said;
    }

    /** What is said last of each order: a report goes from the message to its payment information to single orders. */
    private Map<UUID, OrderStatus> orders(Caller caller, List<OrderStatus> statuses) {
        Map<UUID, Set<UUID>> ofBatches = new HashMap<>();
        Map<UUID, OrderStatus> orders = new HashMap<>();
        for (OrderStatus status : statuses) {
            if (status.batch() == null) {
                throw Problems.unprocessable(
                        "batch-unknown", null, "The report names no message or payment information of ours.");
            }
            Set<UUID> ofBatch = ofBatches.computeIfAbsent(status.batch(), batch -> {
                batches.visible(caller, batch);
                return Set.copyOf(payouts.idsOfBatch(batch));
            });
            if (status.order() == null) {
                ofBatch.forEach(order -> orders.put(order, status));
            } else if (ofBatch.contains(status.order())) {
                orders.put(status.order(), status);
            } else {
                throw Problems.unprocessable(
                        "order-unknown",
                        null,
                        "Order " + status.order() + " is not in batch " + status.batch() + ".",
                        Map.of("payout", status.order()));
            }
        }
        return orders;
    }

    private static List<OrderStatus> read(InputStream file) {
        // of each order, and of the message and its payment information
        try (file) {
            return Pain002Reader.read(file, OrderBatches.MOST + 2);
        } catch (FileRefused e) {
            throw Problems.unprocessable(e.slug(), null, e.getMessage(), e.facts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
