package org.ipmarket.auction.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.ParticipantId;

/** A setting as listing would announce it. */
final class Announcement {
    private Announcement() {}

    static Instant instant(long millis) {
        return Offers.NOON.plusMillis(millis);
    }

    static OfferAnnounced of(Format format, Setting setting) {
        OfferAnnounced patent = Offers.patent(setting.minimum());
        return new OfferAnnounced(
                patent.offer(),
                patent.mode(),
                patent.centre(),
                patent.noticeNumber(),
                patent.assets(),
                patent.seller(),
                patent.right(),
                format.method,
                patent.title(),
                Money.cny(setting.start()),
                Money.cny(setting.steps().getFirst()[1]),
                patent.deposit(),
                patent.announcedAt(),
                instant(setting.opens()),
                instant(setting.end()),
                rules(patent.rules(), setting),
                patent.fees(),
                null,
                true,
                null,
                contest(format, setting));
    }

    private static TradingRules rules(TradingRules rules, Setting setting) {
        return new TradingRules(
                rules.announcement(),
                Duration.ofMillis(setting.end() - setting.opens()),
                Duration.ofMillis(setting.window()),
                Duration.ofMillis(setting.extension()),
                rules.depositBasisPoints(),
                rules.confirmation(),
                rules.payment(),
                setting.minimum());
    }

    private static ContestTerms contest(Format format, Setting setting) {
        return new ContestTerms(
                setting.steps().stream()
                        .map(band -> new PriceStep(Money.cny(band[0]), Money.cny(band[1])))
                        .toList(),
                setting.reserve() > 0 && !setting.secret() ? Money.cny(setting.reserve()) : null,
                setting.cap() < 0 ? null : Duration.ofMillis(setting.cap()),
                setting.quantity() == 0 ? null : setting.quantity(),
                setting.runnerUp(),
                priorities(setting),
                new ContestTerms.PublicListing(
                        setting.furtherEnds().stream()
                                .map(Announcement::instant)
                                .toList(),
                        Duration.ofMillis(setting.auction())),
                new ContestTerms.ThreeRounds(
                        Duration.ofMillis(setting.firstPause()),
                        Duration.ofMillis(setting.turn()),
                        Duration.ofMillis(setting.pause())),
                new ContestTerms.Clock(Duration.ofMillis(setting.pause()), Duration.ofMillis(setting.silence())),
                new ContestTerms.Dutch(setting.share(), Duration.ofMillis(setting.every()), Money.cny(setting.floor())),
                new ContestTerms.SealedBest(Duration.ofMillis(setting.sealed()), Duration.ofMillis(setting.best())));
    }

    private static List<ContestTerms.Priority> priorities(Setting setting) {
        return setting.rank().entrySet().stream()
                .map(right -> new ContestTerms.Priority(
                        new ParticipantId(Offers.uuid(500 + right.getKey())), right.getValue(), "co-owner"))
                .toList();
    }
}
