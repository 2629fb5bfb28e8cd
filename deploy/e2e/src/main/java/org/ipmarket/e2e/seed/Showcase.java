package org.ipmarket.e2e.seed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.client.Caller;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.job.Offers;
import org.ipmarket.e2e.job.Story;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;

/**
 * Leaves a few lots open at Dongguan, where bidding lasts hours, so that a visitor finds something to look at and to bid
 * for. Only invented patents are offered, never one that exists.
 */
public final class Showcase {
    /** How long a showcase lot is announced, and then open. */
    static final Duration ANNOUNCED = Duration.ofSeconds(8);

    static final Duration OPEN = Duration.ofHours(8);

    private static final int LOTS = 4;
    private static final Set<String> RUNNING = Set.of("SUBMITTED", "REVIEWED", "ANNOUNCED");

    private final MarketClient market;
    private final Story story;

    public Showcase(MarketClient market, Story story) {
        this.market = market;
        this.story = story;
    }

    /** Announces as many offers as are missing. */
    public void open() {
        Caller anybody = market.as(Participants.LINGNAN_POLYTECHNIC.trader());
        Set<AssetId> offered = anybody.list("/listings?centre=" + Centres.DG, Views.Listing.class).stream()
                .filter(listing -> RUNNING.contains(listing.state()))
                .flatMap(listing -> listing.assets().stream())
                .collect(Collectors.toSet());
        List<Views.Asset> candidates =
                anybody.list("/assets?owner=" + Participants.LINGNAN_POLYTECHNIC.id(), Views.Asset.class).stream()
                        .filter(asset -> asset.office().equals("CN") && asset.type() == AssetType.INVENTION)
                        .filter(asset -> !offered.contains(asset.id()))
                        .toList();
        List<Views.Asset> added = candidates.subList(0, Math.clamp(LOTS - offered.size(), 0, candidates.size()));
        Offers offers = new Offers(market, (who, call, result) -> {});
        for (Views.Asset asset : added) {
            offers.announce(
                    Participants.LINGNAN_POLYTECHNIC.trader(),
                    Offers.Draft.assignment(
                            Centres.DG.code(), asset.id(), asset.title(), Money.cny(8_000_000), Money.cny(200_000)));
        }
        story.say(
                "market",
                anybody.name(),
                "POST /listings",
                (offered.size() + added.size()) + " lots at DG stay open for bids for hours, " + added.size()
                        + " of them new");
    }
}
