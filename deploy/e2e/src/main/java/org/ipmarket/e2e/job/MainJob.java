package org.ipmarket.e2e.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Refused;
import org.ipmarket.client.Unanswered;
import org.ipmarket.e2e.catalogue.AssetDraft;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Centres;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.id.AssetId;

/**
 * Plays the main job through the gateway: an asset is registered, valued, offered, reviewed by two, announced, bid for,
 * sold, signed for, paid, recorded and handed over. Nothing is assumed about which services answer at once: whatever needs
 * another service's event is waited for, and what may be repeated is repeated.
 */
public final class MainJob {
    /** Hears of each wait before it begins; tests use it to break things meanwhile. */
    public interface Bystander {
        void waiting(String job, WaitPoint at);
    }

    private static final Duration SOON = Duration.ofSeconds(60);

    private final MarketClient market;
    private final Script script;
    private final Story story;
    private final Bystander bystander;

    public MainJob(MarketClient market, Script script, Story story) {
        this(market, script, story, (job, at) -> {});
    }

    public MainJob(MarketClient market, Script script, Story story, Bystander bystander) {
        this.market = market;
        this.script = script;
        this.story = story;
        this.bystander = bystander;
    }

    /** Plays it to the end. */
    public Outcome play() {
        Views.Asset asset = register();
        value(asset);
        return sell(asset.id(), announce(asset));
    }

    /** Plays on from an announced offer of that asset, whoever has announced it. */
    public Outcome sell(AssetId asset, Views.Listing listing) {
        Bidding bidding = new Bidding(market, script, listing, this);
        bidding.giveDeposits();
        Views.Lot open = opening(listing);
        bidding.contest(open);
        Views.Lot closed = closing(open);
        bidding.depositsBack(closed);
        Views.Trade trade = new Settling(market, script, this).settle(closed);
        title(asset, trade);
        return new Outcome(asset, closed.id(), bidding.placed(), trade);
    }

    private Views.Asset register() {
        Caller seller = market.as(script.seller().trader());
        while (true) {
            AssetDraft draft = script.asset().get();
            try {
                Views.Asset asset = seller.post("/assets", draft, Views.Asset.class);
                say(seller, "POST /assets", asset.number() + " " + asset.title().zh() + ", invented, demonstration");
                return asset;
            } catch (Refused taken) {
                if (!taken.slug().equals("asset-exists")) {
                    throw taken;
                }
            } catch (Unanswered unknown) {
                story.say(script.name(), seller.name(), "POST /assets", "no answer, another number is tried");
            }
        }
    }

    private void value(Views.Asset asset) {
        Caller seller = market.as(script.seller().trader());
        Views.Value value = await(
                WaitPoint.VALUE,
                "indicative value",
                null,
                () -> Optional.ofNullable(
                        seller.get("/assets/" + asset.id(), Views.Asset.class).value()));
        say(
                seller,
                "GET /assets/" + shortened(asset.id()),
                value.p50() == null
                        ? "no estimate: " + value.noEstimateReason()
                        : "indicative value P10 %s, P50 %s, P90 %s".formatted(value.p10(), value.p50(), value.p90()));
    }

    private Views.Listing announce(Views.Asset asset) {
        Views.Listing announced = new Offers(market, this::say)
                .announce(
                        script.seller().trader(),
                        Offers.Draft.assignment(
                                script.centre(), asset.id(), script.title(), script.startPrice(), script.increment()));
        Caller buyer = market.as(script.bidders().getFirst().participant().trader());
        Views.Listing seen = buyer.get("/listings/" + announced.id(), Views.Listing.class);
        say(
                buyer,
                "GET /listings/" + shortened(announced.id()),
                "seen through %s: %s, notice %s, deposit %s"
                        .formatted(
                                script.bidders().getFirst().through(),
                                seen.state(),
                                seen.noticeNumber(),
                                seen.deposit()));
        return announced;
    }

    private Views.Lot opening(Views.Listing listing) {
        Caller buyer = market.as(script.bidders().getFirst().participant().trader());
        Views.Lot open = await(WaitPoint.OPENING, "the lot opens", listing.opensAt(), () -> buyer.find(
                        "/lots/" + listing.id(), Views.Lot.class)
                .filter(lot -> !lot.state().equals("SCHEDULED")));
        say(buyer, "GET /lots/" + shortened(open.id()), open.state() + " until " + open.endsAt());
        return open;
    }

    private Views.Lot closing(Views.Lot open) {
        Caller buyer = market.as(script.bidders().getFirst().participant().trader());
        Instant end = buyer.get("/lots/" + open.id(), Views.Lot.class).endsAt();
        Views.Lot closed = await(WaitPoint.CLOSING, "the lot closes", end, () -> Optional.of(
                        buyer.get("/lots/" + open.id(), Views.Lot.class))
                .filter(lot -> lot.state().equals("CLOSED")));
        say(
                buyer,
                "GET /lots/" + shortened(open.id()),
                "%s %s at %s, %d bids of %d bidders, rules %s"
                        .formatted(
                                closed.state(),
                                closed.result(),
                                closed.price(),
                                closed.bids(),
                                closed.bidders(),
                                closed.rulesVersion()));
        return closed;
    }

    private void title(AssetId asset, Views.Trade trade) {
        Caller buyer = market.as(script.seller().trader());
        Views.TitleEntry entry = await(
                WaitPoint.TITLE,
                "the register shows the buyer",
                null,
                () -> buyer.list("/assets/" + asset + "/title", Views.TitleEntry.class).stream()
                        .filter(found -> trade.id().equals(found.trade()))
                        .findFirst());
        say(
                buyer,
                "GET /assets/" + shortened(asset) + "/title",
                "%s since %s: %s, registration %s"
                        .formatted(
                                entry.basis(),
                                entry.from(),
                                Participants.of(entry.owners().getFirst().participant())
                                        .title()
                                        .en(),
                                entry.registration()));
    }

    /** Waits at a point of the job, tells so, and lets the bystander know first. */
    <T> T await(WaitPoint at, String what, Instant until, Supplier<Optional<T>> look) {
        bystander.waiting(script.name(), at);
        story.waiting(script.name(), what, until);
        try {
            Duration beyond = until == null ? Duration.ZERO : Duration.between(Instant.now(), until);
            return Patience.until(what, SOON.plus(beyond.isNegative() ? Duration.ZERO : beyond), look);
        } finally {
            story.goingOn(script.name());
        }
    }

    Caller staff(String role) {
        return market.as(Centres.staff(script.centre(), role));
    }

    void say(Caller who, String call, String result) {
        story.say(script.name(), who.name(), call, result);
    }

    /** The last characters of an id, enough to tell two apart on a screen. */
    static String shortened(Object id) {
        String text = id.toString();
        return "…" + text.substring(text.length() - 6);
    }
}
