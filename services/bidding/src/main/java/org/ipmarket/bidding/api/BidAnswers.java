package org.ipmarket.bidding.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.Refusal;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.bidding.lot.BidAnswer;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.LotId;

/** What a bidder is answered. */
final class BidAnswers {
    private static final int UNPROCESSABLE = 422;

    private BidAnswers() {}

    /** 201 for a valid bid, 422 for one that was judged and rejected; anything else is thrown as a problem. */
    static Response response(LotId lot, BidAnswer answer) {
        return switch (answer) {
            case BidAnswer.Judged judged -> judged(judged);
            case BidAnswer.NoSuchLot _ -> throw Problems.notFound("lot", lot);
            case BidAnswer.NotOpen(Phase phase, Refusal why) ->
                throw Problems.conflict("lot-not-open", notOpen(phase, why), Map.of("state", phase));
            case BidAnswer.NotAdmitted(String reason) -> throw Problems.forbidden("not-admitted", reason);
            case BidAnswer.WrongCurrency(String accepted) ->
                throw Problems.unprocessable(
                        "wrong-currency",
                        "amount",
                        "Bids on this lot are in " + accepted + ".",
                        Map.of("accepted", accepted));
            case BidAnswer.OtherForm(Secrecy form) ->
                throw Problems.unprocessable(
                        "other-form",
                        form == Secrecy.SEALED ? "sealed" : "amount",
                        form == Secrecy.SEALED
                                ? "Offers on this lot are sealed now: encrypt them to the lot's keys."
                                : "Bids on this lot are open now: send the amount.",
                        Map.of("form", form));
            case BidAnswer.BadSeal(String fault) ->
                throw Problems.unprocessable(
                        "bad-seal", "sealed", "The sealed offer cannot count: " + fault + ".", Map.of("fault", fault));
            case BidAnswer.KeyReused _ ->
                throw Problems.unprocessable(
                        "idempotency-key-reused", "Idempotency-Key", "This key was used for another amount.");
        };
    }

    private static String notOpen(Phase phase, Refusal why) {
        return switch (why) {
            case null -> "The lot is " + phase + ".";
            case NOT_YET -> "The lot's notice runs; who has been admitted by its end bids then.";
            default -> phase == Phase.OPEN ? "The lot takes no bids at this moment." : "The lot is " + phase + ".";
        };
    }

    private static Response judged(BidAnswer.Judged judged) {
        BidRow bid = judged.bid().bid();
        if (!bid.accepted()) {
            return rejected(judged.bid());
        }
        Response.ResponseBuilder response = Response.status(201)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8"))
                .entity(new String(new BidText().accepted(judged.bid()), StandardCharsets.US_ASCII));
        if (judged.replayed()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    static String slug(BidRow bid) {
        return switch (bid.rejection()) {
            case TOO_LOW -> "bid-too-low";
            case WRONG_CURRENCY -> "wrong-currency";
            case NOT_ON_THE_CLOCK -> "not-on-the-clock";
            case PAUSE -> "pause";
            case NOT_YOUR_TURN -> "not-your-turn";
            case LEADS_ALREADY -> "leads-already";
        };
    }

    static String why(BidRow bid) {
        return switch (bid.rejection()) {
            case TOO_LOW -> tooLow(bid);
            case WRONG_CURRENCY -> "The lot is in another currency.";
            case NOT_ON_THE_CLOCK ->
                "The clock takes the price that it asks, and whole steps above it: " + bid.lowest() + ".";
            case PAUSE -> "No bids are taken in a pause.";
            case NOT_YOUR_TURN -> "It is not this bidder's turn.";
            case LEADS_ALREADY -> "This bidder leads already, or has its licence.";
        };
    }

    private static String tooLow(BidRow bid) {
        return bid.lowest() == null
                ? "The price is the highest there is; no bid can follow it."
                : "The lowest acceptable bid was " + bid.lowest() + ".";
    }

    /** A problem as any other, but nothing is thrown: on a hot lot every second bid comes too late, and a stack trace costs more than the bid. */
    private static Response rejected(Receipted judged) {
        return Response.status(UNPROCESSABLE)
                .type(Problems.MEDIA_TYPE)
                .entity(new String(new BidText().rejected(judged), StandardCharsets.US_ASCII))
                .build();
    }
}
