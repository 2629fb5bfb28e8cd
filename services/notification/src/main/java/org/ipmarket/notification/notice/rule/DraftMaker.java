package org.ipmarket.notification.notice.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** Makes drafts of one event, a word at a time. */
final class DraftMaker {
    private final Kind kind;
    private final Instant at;
    private final Map<String, String> facts = new HashMap<>();
    private Set<String> centres;
    private String variant;
    private UUID lot;
    private UUID trade;

    private DraftMaker(Kind kind, Set<String> centres, Instant at) {
        this.kind = kind;
        this.centres = centres;
        this.at = at;
    }

    /** @param at when it happened; also the fact {@code at} */
    static DraftMaker of(Kind kind, MarketEvent event, Instant at) {
        return new DraftMaker(
                kind, event.centres().stream().map(CentreCode::value).collect(Collectors.toUnmodifiableSet()), at);
    }

    /** A lot carries its offer's id. */
    static LotId lotOf(OfferId offer) {
        return new LotId(offer.value());
    }

    DraftMaker variant(Object name) {
        variant = name.toString();
        return this;
    }

    /** No manager sees that it was sent: that alone says who bids while the lot runs. */
    DraftMaker unseen() {
        centres = Set.of();
        return this;
    }

    DraftMaker lot(LotId id) {
        lot = id.value();
        return this;
    }

    DraftMaker lot(OfferId id) {
        lot = id.value();
        return this;
    }

    DraftMaker trade(TradeId id) {
        trade = id.value();
        return this;
    }

    /** @param value money, an instant, a day, a word; nothing is left out */
    DraftMaker fact(String name, Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
        return this;
    }

    Draft to(ParticipantId... participants) {
        return to(new Audience.Named(Set.of(participants)));
    }

    List<Draft> toBiddersAndSeller(LotId of) {
        return List.of(to(Audience.Bidders.all(of)), to(new Audience.Seller(of)));
    }

    Draft to(Audience audience) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("at", at.toString());
        if (trade != null) {
            all.put("trade", trade.toString());
        }
        return new Draft(kind, variant, audience, lot, trade, centres, all, at);
    }
}
