package org.ipmarket.valuation.comparable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.Test;

/** What the market shows is written down once, in whatever order it is told. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class KeepComparablesIT {
    private static final Instant TIME = Instant.parse("2026-03-01T04:00:00.123456Z");
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final CentreCode SZ = new CentreCode("SZ");
    private static final ParticipantId SELLER = ParticipantId.fromString("01900000-0000-7000-8000-000000000001");
    private static final ParticipantId BUYER = ParticipantId.fromString("01900000-0000-7000-8000-000000000002");

    private final OfferId offer = new OfferId(Ids.next());
    private final AssetId asset = AssetId.next();
    private final TradeId trade = new TradeId(Ids.next());
    private final AgroalDataSource dataSource;

    KeepComparablesIT(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aSaleIsKeptInWhateverOrderItIsTold() {
        List<MarketEvent> events = List.of(offered(), closed(LotClosed.Result.SOLD), completed(), titleChanged());
        tell(events.reversed());
        eventually(
                1,
                "select count(*) from offered_lot where lot = ? and start_minor = 80000000 and assets[1] is not null",
                lot());
        eventually(
                1,
                "select count(*) from closed_lot where lot = ? and result = 'SOLD' and price_minor = 87000000",
                lot());
        eventually(
                1,
                "select count(*) from closed_deal where lot = ? and price_minor = 87000000 and buyer_centre = 'SZ'",
                lot());
        eventually(
                1, "select count(*) from title_change where asset = ? and effective_on = '2026-03-20'", asset.value());
    }

    @Test
    void anUnsoldLotTeachesToo() {
        tell(List.of(closed(LotClosed.Result.UNSOLD), offered()));
        eventually(
                1,
                "select count(*) from closed_lot where lot = ? and result = 'UNSOLD' and price_minor is null",
                lot());
        eventually(1, "select count(*) from offered_lot where lot = ?", lot());
    }

    @Test
    void toldTwiceItIsKeptOnce() {
        UUID id = Ids.next();
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(completed(), id);
            broker.publish(completed(), id);
            broker.publish(completed());
            broker.publish(closed(LotClosed.Result.SOLD));
        }
        eventually(1, "select count(*) from closed_lot where lot = ?", lot());
        eventually(1, "select count(*) from closed_deal where lot = ?", lot());
    }

    private static void tell(List<MarketEvent> events) {
        try (TestBroker broker = TestBroker.open("valuation")) {
            events.forEach(broker::publish);
        }
    }

    private UUID lot() {
        return offer.value();
    }

    private OfferAnnounced offered() {
        Duration day = Duration.ofDays(1);
        return new OfferAnnounced(
                offer,
                Mode.TEST,
                GZ,
                "GZ-2026-000031",
                List.of(new OfferAnnounced.OfferedAsset(asset, 3, AssetType.INVENTION)),
                SELLER,
                Right.ASSIGNMENT,
                SaleMethod.ENGLISH,
                new LocalizedText("示范", "Demonstration"),
                Money.cny(80_000_000),
                Money.cny(1_000_000),
                Money.cny(8_000_000),
                TIME,
                TIME.plus(day),
                TIME.plus(day).plus(day),
                new TradingRules(day, day, day, day, 1_000, day, day, 1),
                new FeeSchedule(List.of(new FeeSchedule.Tier(null, 300)), Money.cny(0), 4_000, 4_000, 2_000),
                null,
                true,
                null,
                null);
    }

    private LotClosed closed(LotClosed.Result result) {
        boolean sold = result == LotClosed.Result.SOLD;
        return new LotClosed(
                new LotId(lot()),
                Mode.TEST,
                GZ,
                result,
                sold ? Money.cny(87_000_000) : null,
                sold ? 2 : 0,
                sold ? 17 : 0,
                Set.of(),
                "english-1",
                "00",
                17,
                TIME);
    }

    private TradeCompleted completed() {
        return new TradeCompleted(
                trade,
                new LotId(lot()),
                Mode.TEST,
                GZ,
                SZ,
                Money.cny(87_000_000),
                Right.ASSIGNMENT,
                List.of(asset),
                TIME);
    }

    private TitleChanged titleChanged() {
        return new TitleChanged(
                asset,
                Mode.TEST,
                trade,
                GZ,
                List.of(new OwnerShare(SELLER, 10_000)),
                List.of(new OwnerShare(BUYER, 10_000)),
                "2026032000123",
                LocalDate.of(2026, 3, 20),
                TIME);
    }

    private void eventually(long expected, String sql, UUID parameter) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(count(sql, parameter)).isEqualTo(expected));
    }

    private long count(String sql, UUID parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
