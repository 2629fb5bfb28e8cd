package org.ipmarket.settlement.tax.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.tax.TaxFacts;
import org.ipmarket.settlement.tax.TaxLine;
import org.ipmarket.settlement.tax.Taxes;

/** The taxes of a trade, by what settlement knows of it and the rules of the day on which the contract was made. */
@ApplicationScoped
public class TradeTaxes {
    private final TaxBook book;
    private final KnownStates knownStates;
    private final RegisteredContracts contracts;

    TradeTaxes(TaxBook book, KnownStates knownStates, RegisteredContracts contracts) {
        this.book = book;
        this.knownStates = knownStates;
        this.contracts = contracts;
    }

    public List<TaxLine> of(Trade trade) {
        return Taxes.of(facts(trade), day(trade.openedAt()), book.rules());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, MarketClock.ZONE);
    }

    private TaxFacts facts(Trade trade) {
        Set<AssetType> types = trade.assets().stream()
                .map(asset -> knownStates.find(AssetChanged.class, asset.toString()))
                .flatMap(Optional::stream)
                .map(AssetChanged::type)
                .collect(Collectors.toSet());
        Optional<ParticipantChanged> seller = participant(trade.seller());
        Optional<ParticipantChanged> buyer = participant(trade.buyer());
        return new TaxFacts(
                trade.sums().price(),
                trade.right(),
                types,
                contracts.isRegistered(trade.id()).orElse(null),
                seller.map(known -> known.kind() == ParticipantKind.PERSON).orElse(null),
                seller.isEmpty() || buyer.isEmpty()
                        ? null
                        : seller.get().outsideMainland() || buyer.get().outsideMainland(),
                trade.sums().sellerCommission(),
                trade.sums().buyerCommission());
    }

    private Optional<ParticipantChanged> participant(ParticipantId id) {
        return knownStates.find(ParticipantChanged.class, id.toString());
    }
}
