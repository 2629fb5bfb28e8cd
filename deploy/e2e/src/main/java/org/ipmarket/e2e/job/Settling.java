package org.ipmarket.e2e.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Refused;
import org.ipmarket.client.Unanswered;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;

/** The part of the main job after the close: signatures, payment, recordal by two, payouts. */
final class Settling {
    private static final Duration SOON = Duration.ofSeconds(60);

    private record Signature(String documentHash) {}

    private record Transfer(String reference, Money amount) {}

    private record Recordal(String registration, LocalDate effectiveOn) {}

    private final MarketClient market;
    private final Script script;
    private final MainJob job;

    Settling(MarketClient market, Script script, MainJob job) {
        this.market = market;
        this.script = script;
        this.job = job;
    }

    /** From the award to the completed trade. */
    Views.Trade settle(Views.Lot closed) {
        Caller seller = market.as(script.seller().trader());
        Views.Trade opened = job.await(
                WaitPoint.TRADE,
                "the award becomes a trade",
                null,
                () -> seller.list("/trades", Views.Trade.class).stream()
                        .filter(trade -> trade.lot().equals(closed.id()))
                        .findFirst());
        Participants buyer = Participants.of(opened.buyer());
        job.say(
                seller,
                "GET /trades",
                "%s %s: sold to %s through %s for %s"
                        .formatted(
                                MainJob.shortened(opened.id()),
                                opened.state(),
                                buyer.title().en(),
                                opened.buyerCentre(),
                                opened.price()));
        sign(opened, market.as(script.seller().approver()), "seller");
        Views.Trade signed = sign(opened, market.as(buyer.approver()), "buyer");
        pay(market.as(buyer.trader()), signed);
        record(opened);
        return complete(seller, opened);
    }

    private Views.Trade sign(Views.Trade opened, Caller approver, String side) {
        String path = "/trades/" + opened.id();
        String hash = approver.get(path, Views.Trade.class).confirmationHash();
        Views.Trade signed =
                approver.post(path + "/signatures", new Signature(hash), Caller.newKey(), Views.Trade.class);
        job.say(
                approver,
                "POST /trades/" + MainJob.shortened(opened.id()) + "/signatures",
                "the " + side + " signs the confirmation of sale " + hash.substring(0, 12) + "…: " + signed.state());
        return signed;
    }

    private void pay(Caller buyer, Views.Trade trade) {
        String path = "/trades/" + trade.id();
        Views.Trade signed = Patience.until(
                "the deposit is counted towards the price", SOON, () -> Optional.of(buyer.get(path, Views.Trade.class))
                        .filter(found -> !found.state().equals("OPENED")));
        buyer.post(
                "/bank/simulator/transfers",
                new Transfer(signed.paymentReference(), signed.amountDue()),
                Caller.newKey(),
                Object.class);
        job.say(
                buyer,
                "POST /bank/simulator/transfers",
                "%s = price %s + commission %s - deposit %s"
                        .formatted(
                                signed.amountDue(), signed.price(), signed.buyerCommission(), signed.depositApplied()));
        Views.Trade funded =
                job.await(WaitPoint.FUNDS, "the bank's statement shows the payment", null, () -> Optional.of(
                                buyer.get(path, Views.Trade.class))
                        .filter(found -> !found.state().equals("SIGNED")));
        job.say(buyer, "GET /trades/" + MainJob.shortened(trade.id()), funded.state());
    }

    private void record(Views.Trade trade) {
        String path = "/trades/" + trade.id();
        Caller enters = job.staff("recordal1");
        Caller checks = job.staff("recordal2");
        Recordal recordal = new Recordal(
                "DEMO-" + trade.id().toString().substring(24).toUpperCase(), LocalDate.now(MarketClock.ZONE));
        step(enters, path + "/recordal", recordal, Set.of("RECORDED", "COMPLETED"), true);
        job.say(
                enters,
                "POST /trades/" + MainJob.shortened(trade.id()) + "/recordal",
                "registration " + recordal.registration() + " entered");
        Views.Trade recorded = step(checks, path + "/recordal/check", Map.of(), Set.of("RECORDED", "COMPLETED"), false);
        job.say(
                checks,
                "POST /trades/" + MainJob.shortened(trade.id()) + "/recordal/check",
                "checked by a second: " + recorded.state());
    }

    /** A step without a key: where no answer came, the trade itself shows whether it was done. */
    private Views.Trade step(Caller who, String path, Object body, Set<String> done, boolean entered) {
        String trade = path.substring(0, path.indexOf("/recordal"));
        return Patience.until(path, SOON, () -> {
            try {
                return Optional.of(who.post(path, body, Views.Trade.class));
            } catch (Unanswered unknown) {
                return Optional.of(who.get(trade, Views.Trade.class)).filter(found -> isDone(found, done, entered));
            } catch (Refused refused) {
                Views.Trade now = who.get(trade, Views.Trade.class);
                if (refused.status() == 409 && isDone(now, done, entered)) {
                    return Optional.of(now);
                }
                throw refused;
            }
        });
    }

    private static boolean isDone(Views.Trade trade, Set<String> done, boolean entered) {
        return done.contains(trade.state())
                || (entered && trade.recordal() != null && !trade.recordal().isNull());
    }

    private Views.Trade complete(Caller seller, Views.Trade trade) {
        Views.Trade completed =
                job.await(WaitPoint.PAYOUTS, "the bank's statement shows the payouts", null, () -> Optional.of(
                                seller.get("/trades/" + trade.id(), Views.Trade.class))
                        .filter(found -> found.state().equals("COMPLETED")));
        String payouts = Optional.ofNullable(completed.payouts()).orElse(List.of()).stream()
                .map(payout -> payout.purpose() + " " + payout.to() + " "
                        + payout.amount().amount())
                .collect(Collectors.joining(", "));
        job.say(seller, "GET /trades/" + MainJob.shortened(trade.id()), completed.state() + "; paid out: " + payouts);
        return completed;
    }
}
