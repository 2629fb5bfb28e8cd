package org.ipmarket.bidding.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ipmarket.bidding.lot.BidAnswer;
import org.ipmarket.bidding.lot.BidRequest;
import org.ipmarket.bidding.lot.PlaceBid;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Correlation;
import org.ipmarket.chassis.caller.CurrentCaller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.chassis.token.CheckedTokens;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * The short way of an ordinary open bid, from socket to sequencer and back: of a caller whose token was checked lately, well-formed, judged. Everything
 * else, a bid that is refused at the door too, goes on to {@link BidResource}, which answers as it always does; nothing is decided here that is not
 * decided there (docs/adr/0013).
 */
@ApplicationScoped
class BidLane {
    private static final Logger LOG = Logger.getLogger(BidLane.class);

    /** Before everything that Quarkus does with a request. */
    private static final int FIRST = -10_000;

    /** Of the length of a body that is read here. */
    private static final int MOST_DIGITS = 3;

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String ANSWER = "org.ipmarket.bid.answer";

    private final PlaceBid placeBid;
    private final CheckedTokens tokens;
    private final FastThreadLocal<Answers> answers = new FastThreadLocal<>();

    BidLane(PlaceBid placeBid, CheckedTokens tokens) {
        this.placeBid = placeBid;
        this.tokens = tokens;
    }

    void open(@Observes Router router) {
        router.post("/api/v1/lots/:id/bids").order(FIRST).handler(this::take);
    }

    /** What came of a bid that was placed before it got to {@link BidResource}; empty where it was not. */
    static Optional<CompletableFuture<BidAnswer>> outcome(RoutingContext request) {
        return Optional.ofNullable(request.get(ANSWER));
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        Caller caller = mayTake(request)
                ? tokens.caller(request.getHeader("Authorization")).orElse(null)
                : null;
        String key = request.getHeader(BidResource.KEY);
        if (caller == null
                || caller.participant() == null
                || !caller.has(Role.TRADER)
                || !BidResource.isWellFormed(key)
                || request.isEnded()) {
            context.next();
            return;
        }
        request.bodyHandler(body -> {
            // whoever takes the request over from here finds the body there
            ((RoutingContextInternal) context).setBody(body);
            Optional<Money> amount = OpenBid.amount(body.getBytes());
            LotId lot = lot(context);
            if (amount.isEmpty() || lot == null) {
                context.next();
                return;
            }
            ClientKey clientKey = new ClientKey(caller.subject(), key);
            place(context, new BidRequest(lot, caller.mode(), caller.participant(), clientKey, amount.get()));
        });
        request.resume(); // until somebody wants the body, it waits
    }

    private static boolean mayTake(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        String length = request.getHeader("Content-Length");
        return type != null
                && type.startsWith("application/json")
                && length != null
                && length.length() <= MOST_DIGITS
                && request.getHeader(CurrentCaller.ON_BEHALF_OF) == null
                && request.getHeader("Expect") == null;
    }

    private static LotId lot(RoutingContext context) {
        try {
            return LotId.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private void place(RoutingContext context, BidRequest bid) {
        Answers here = answers();
        ContextInternal thread = (ContextInternal) context.vertx().getOrCreateContext();
        try {
            CompletableFuture<BidAnswer> answer = placeBid.place(bid);
            answer.whenComplete((_, _) -> here.add(context, thread, answer));
        } catch (RuntimeException refused) {
            goOn(context, CompletableFuture.failedFuture(refused));
        }
    }

    private static void goOn(RoutingContext context, CompletableFuture<BidAnswer> answer) {
        context.put(ANSWER, answer);
        context.next();
    }

    private static void write(RoutingContext context, int status, String type, byte[] text) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(status);
        response.putHeader("Content-Type", type);
        response.putHeader(
                Correlation.HEADER, Correlation.orNew(context.request().getHeader(Correlation.HEADER)));
        response.end(Buffer.buffer(Unpooled.wrappedBuffer(text)));
    }

    private Answers answers() {
        Answers here = answers.get();
        if (here == null) {
            here = new Answers(((ContextInternal) ContextInternal.current()).nettyEventLoop());
            answers.set(here);
        }
        return here;
    }

    /** Answers on their way to the connections of one event loop, which is woken once for all of a commit. */
    private static final class Answers {
        private final EventLoop eventLoop;
        private final Queue<Ready> ready = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean woken = new AtomicBoolean();
        private final BidText text = new BidText();

        Answers(EventLoop eventLoop) {
            this.eventLoop = eventLoop;
        }

        private record Ready(RoutingContext context, ContextInternal thread, CompletableFuture<BidAnswer> answer) {}

        void add(RoutingContext context, ContextInternal thread, CompletableFuture<BidAnswer> answer) {
            ready.add(new Ready(context, thread, answer));
            if (woken.compareAndSet(false, true)) {
                eventLoop.execute(this::writeAll);
            }
        }

        private void writeAll() {
            woken.set(false);
            for (Ready one = ready.poll(); one != null; one = ready.poll()) {
                try {
                    write(one.context(), one.thread(), one.answer());
                } catch (RuntimeException e) {
                    LOG.debugf("a bidder went away before its answer: %s", e.getMessage());
                }
            }
        }

        private void write(RoutingContext context, ContextInternal thread, CompletableFuture<BidAnswer> answer) {
            if (answer.isCompletedExceptionally() || !(answer.join() instanceof BidAnswer.Judged judged)) {
                thread.runOnContext(_ -> goOn(context, answer));
                return;
            }
            if (!judged.bid().bid().accepted()) {
                BidLane.write(context, 422, Problems.MEDIA_TYPE, text.rejected(judged.bid()));
                return;
            }
            if (judged.replayed()) {
                context.response().putHeader("Idempotency-Replayed", "true");
            }
            BidLane.write(context, 201, JSON, text.accepted(judged.bid()));
        }
    }
}
