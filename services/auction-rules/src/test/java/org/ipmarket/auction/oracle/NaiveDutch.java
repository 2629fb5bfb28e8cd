package org.ipmarket.auction.oracle;

import java.util.List;

/** Dutch, from {@code docs/formats.md}: the price falls until somebody accepts it. */
class NaiveDutch extends NaiveFixedPrice {
    NaiveDutch(Setting setting) {
        super(setting);
    }

    @Override
    long asking(long running) {
        return price(setting, running - openedAt());
    }

    static long price(Setting setting, long elapsed) {
        long fall = setting.start() * setting.share() / 10_000;
        long floor = setting.secret() ? setting.floor() : Math.max(setting.floor(), setting.reserve());
        long price = setting.start();
        for (long falls = elapsed / setting.every(); falls > 0; falls--) {
            price = Math.max(price - fall, floor);
        }
        return price;
    }

    @Override
    boolean reserveApplies() {
        return true;
    }

    @Override
    List<Long> amountsOfInterest() {
        return List.of(price(setting, sinceOpening()), price(setting, sinceOpening() + setting.every()));
    }

    @Override
    List<Long> timesOfInterest() {
        long falls = sinceOpening() / setting.every();
        return List.of(boundary(), openedAt() + (falls + 1) * setting.every());
    }

    private long sinceOpening() {
        return Math.max(0, running(past.getLast()) - openedAt());
    }
}
