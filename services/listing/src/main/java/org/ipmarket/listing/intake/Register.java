package org.ipmarket.listing.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.listing.desk.AssetLocks;
import org.ipmarket.listing.desk.LegalEventDesk;
import org.ipmarket.listing.register.LegalRegister;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.Bibliographies;
import org.ipmarket.listing.store.LegalEvents;
import org.ipmarket.listing.store.NewAssets;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.MarketClock;

/** What a batch needs of the register. */
@Singleton
class Register {
    final Assets assets;
    final Bibliographies bibliographies;
    final NewAssets newAssets;
    final Offers offers;
    final LegalEvents events;
    final LegalRegister legal;
    final LegalEventDesk legalDesk;
    final AssetLocks locks;
    final Outbox outbox;
    private final MarketClock clock;

    Register(
            Assets assets,
            Bibliographies bibliographies,
            NewAssets newAssets,
            Offers offers,
            LegalEvents events,
            LegalRegister legal,
            LegalEventDesk legalDesk,
            AssetLocks locks,
            Outbox outbox,
            MarketClock clock) {
        this.assets = assets;
        this.bibliographies = bibliographies;
        this.newAssets = newAssets;
        this.offers = offers;
        this.events = events;
        this.legal = legal;
        this.legalDesk = legalDesk;
        this.locks = locks;
        this.outbox = outbox;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.today();
    }

    Instant now() {
        return clock.now();
    }
}
