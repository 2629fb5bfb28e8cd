package org.ipmarket.settlement.bank.simulator;

import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ipmarket.settlement.bank.PaymentAnswer;
import org.ipmarket.settlement.bank.PaymentService;
import org.ipmarket.settlement.bank.PayoutOrder;

/** The simulated bank's payment service, which can be told to fail as real ones do. What it has executed is in the bank's tables. */
final class SimulatedPayments implements PaymentService {
    private static final int THOUSAND = 1000;

    private final SimulatedBank bank;
    private final Map<UUID, String> refusals = new ConcurrentHashMap<>();
    /** Orders that are still on their way: they arrive when next somebody asks of them. */
    private final Map<UUID, PayoutOrder> underWay = new ConcurrentHashMap<>();

    private Faults faults = Faults.NONE;
    private Random random = new Random(0);

    SimulatedPayments(SimulatedBank bank) {
        this.bank = bank;
    }

    synchronized void faults(Faults wanted) {
        faults = wanted;
        random = new Random(wanted.seed());
    }

    private synchronized int draw() {
        return random.nextInt(THOUSAND);
    }

    @Override
    public PaymentAnswer pay(PayoutOrder order, Hearer hearer) {
        if (refusals.containsKey(order.id())) {
            return new PaymentAnswer.Refused(refusals.get(order.id()));
        }
        Faults now = faults;
        int fate = draw();
        if (fate < now.lost()) {
            throw new TimedOut("no answer");
        }
        fate -= now.lost();
        if (fate >= 0 && fate < now.timedOut()) {
            bank.order(order);
            throw new TimedOut("no answer");
        }
        fate -= now.timedOut();
        if (fate >= 0 && fate < now.late()) {
            underWay.put(order.id(), order);
            throw new TimedOut("no answer");
        }
        fate -= now.late();
        if (fate >= 0 && fate < now.unknown()) {
            if (draw() % 2 == 0) {
                bank.order(order);
            }
            return new PaymentAnswer.Unknown();
        }
        fate -= now.unknown();
        // who has executed an order cannot refuse it any more
        if (fate >= 0 && fate < now.refused() && !underWay.containsKey(order.id()) && !bank.hasExecuted(order.id())) {
            refusals.put(order.id(), "The account does not exist.");
            return twice(order.id(), new PaymentAnswer.Refused("The account does not exist."), hearer);
        }
        bank.order(order);
        return twice(order.id(), new PaymentAnswer.Taken(), hearer);
    }

    private PaymentAnswer twice(UUID order, PaymentAnswer answer, Hearer hearer) {
        if (draw() < faults.twice()) {
            hearer.heard(order, answer);
            hearer.heard(order, answer);
        }
        return answer;
    }

    @Override
    public PaymentAnswer ask(UUID order) {
        Faults now = faults;
        int fate = draw();
        if (fate < now.timedOut()) {
            throw new TimedOut("no answer");
        }
        if (fate < now.timedOut() + now.unknown()) {
            return new PaymentAnswer.Unknown();
        }
        if (refusals.containsKey(order)) {
            return new PaymentAnswer.Refused(refusals.get(order));
        }
        if (bank.hasExecuted(order)) {
            return new PaymentAnswer.Taken();
        }
        // not here yet, and true when it was said; the order arrives right after
        PayoutOrder arriving = underWay.remove(order);
        if (arriving != null) {
            bank.order(arriving);
        }
        return new PaymentAnswer.NeverHeard();
    }
}
