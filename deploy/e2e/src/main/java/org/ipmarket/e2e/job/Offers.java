package org.ipmarket.e2e.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Refused;
import org.ipmarket.client.Unanswered;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Centres;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** Brings an offer from the draft to the announcement: the seller's trader, then two different reviewers of the centre. */
public final class Offers {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** What a seller drafts. */
    public record Draft(
            CentreCode centre,
            List<AssetId> assets,
            Right right,
            SaleMethod method,
            LocalizedText title,
            Money startPrice,
            Money increment) {
        /** The whole title in one asset, sold to the highest bidder. */
        public static Draft assignment(
                CentreCode centre, AssetId asset, LocalizedText title, Money startPrice, Money increment) {
            return new Draft(
                    centre, List.of(asset), Right.ASSIGNMENT, SaleMethod.ENGLISH, title, startPrice, increment);
        }
    }

    /** Told of each step. */
    public interface Listener {
        void step(Caller who, String call, String result);
    }

    private final MarketClient market;
    private final Listener listener;

    public Offers(MarketClient market, Listener listener) {
        this.market = market;
        this.listener = listener;
    }

    /** Drafts, submits, has it reviewed by two; the answer is announced. */
    public Views.Listing announce(String seller, Draft draft) {
        Views.Listing listing = draft(seller, draft);
        submit(seller, listing.id());
        review(draft.centre(), listing.id());
        return approve(draft.centre(), listing.id());
    }

    /** A draft whose answer got lost is left behind unused, and another one is made. */
    public Views.Listing draft(String seller, Draft draft) {
        Caller trader = market.as(seller);
        Views.Listing listing = Patience.until(
                "a draft", SOON, () -> Optional.of(trader.post("/listings", draft, Views.Listing.class)));
        listener.step(
                trader,
                "POST /listings",
                "%s at %s, %s, start %s, step %s"
                        .formatted(
                                listing.state(),
                                listing.centre(),
                                listing.right(),
                                listing.startPrice(),
                                listing.increment()));
        return listing;
    }

    public Views.Listing submit(String seller, OfferId listing) {
        return advance(market.as(seller), listing, "submission", Set.of("SUBMITTED", "REVIEWED", "ANNOUNCED"));
    }

    public Views.Listing review(CentreCode centre, OfferId listing) {
        Caller first = market.as(Centres.staff(centre, "reviewer1"));
        return advance(first, listing, "review", Set.of("REVIEWED", "ANNOUNCED"));
    }

    public Views.Listing approve(CentreCode centre, OfferId listing) {
        Caller second = market.as(Centres.staff(centre, "reviewer2"));
        return advance(second, listing, "approval", Set.of("ANNOUNCED"));
    }

    private Views.Listing advance(Caller who, OfferId listing, String act, Set<String> done) {
        String path = "/listings/" + listing;
        Views.Listing now = Patience.until(act + " of the offer", SOON, () -> {
            try {
                return Optional.of(who.post(path + "/" + act, Map.of(), Views.Listing.class));
            } catch (Unanswered unknown) {
                return Optional.of(who.get(path, Views.Listing.class)).filter(found -> done.contains(found.state()));
            } catch (Refused refused) {
                return doneAlready(who, path, done, refused);
            }
        });
        listener.step(
                who,
                "POST /listings/" + MainJob.shortened(listing) + "/" + act,
                now.state() + (now.noticeNumber() == null ? "" : ", notice " + now.noticeNumber()));
        return now;
    }

    /** An earlier try without an answer may have taken effect; then the state forbids the second. */
    private static Optional<Views.Listing> doneAlready(Caller who, String path, Set<String> done, Refused refused) {
        Views.Listing now = who.get(path, Views.Listing.class);
        if (refused.status() == 409 && done.contains(now.state())) {
            return Optional.of(now);
        }
        throw refused;
    }
}
