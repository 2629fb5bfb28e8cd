package org.ipmarket.e2e.seed;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.CentreCode;

/** The five centres in test mode: their periods are seconds, so that a sale can be watched in a minute. */
public enum Centres {
    GZ("广州专利技术展示交易中心（演示）", "Guangzhou Patent Technology Display and Trade Centre (demo)", AssetKind.PATENT),
    SZ("深圳专利技术展示交易中心（演示）", "Shenzhen Patent Technology Display and Trade Centre (demo)", AssetKind.PATENT),
    FS("佛山专利技术展示交易中心（演示）", "Foshan Patent Technology Display and Trade Centre (demo)", AssetKind.PATENT),
    DG("东莞专利技术展示交易中心（演示）", "Dongguan Patent Technology Display and Trade Centre (demo)", AssetKind.PATENT),
    SICE("南方国际版权交易所（演示）", "Southern International Copyright Exchange (demo)", AssetKind.COPYRIGHT);

    /** What is sent to {@code PUT /centres/{code}}. */
    public record Terms(
            LocalizedText name,
            String currency,
            Set<AssetKind> kinds,
            Set<SaleMethod> methods,
            TradingRules rules,
            FeeSchedule fees) {
        public Terms with(TradingRules other) {
            return new Terms(name, currency, kinds, methods, other, fees);
        }
    }

    private final LocalizedText name;
    private final AssetKind kind;

    Centres(String zh, String en, AssetKind kind) {
        this.name = new LocalizedText(zh, en);
        this.kind = kind;
    }

    public CentreCode code() {
        return new CentreCode(name());
    }

    /** A member of its staff, such as {@code reviewer1} or {@code manager}. */
    public String staff(String role) {
        return staff(code(), role);
    }

    /** A member of a centre's staff, such as {@code gz.reviewer1}. */
    public static String staff(CentreCode centre, String role) {
        return centre.value().toLowerCase() + "." + role;
    }

    public Terms terms() {
        return new Terms(name, "CNY", Set.of(kind), Set.of(SaleMethod.values()), rules(), fees());
    }

    /**
     * Announced for 8 seconds, open for 15; a bid in the last 4 makes the end 4 seconds later. At Dongguan lots stay open for
     * hours, for visitors.
     */
    private TradingRules rules() {
        return this == DG
                ? rules(Showcase.ANNOUNCED, Showcase.OPEN)
                : rules(Duration.ofSeconds(8), Duration.ofSeconds(15));
    }

    /** The same with other periods before and during bidding. */
    public static TradingRules rules(Duration announcement, Duration bidding) {
        return new TradingRules(
                announcement,
                bidding,
                Duration.ofSeconds(4),
                Duration.ofSeconds(4),
                1_000,
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                1);
    }

    /** 3 % up to a million yuan, 2 % up to ten, 1 % above; at least 500 yuan; shared 45, 35 and 20 %. */
    private static FeeSchedule fees() {
        return new FeeSchedule(
                List.of(
                        new FeeSchedule.Tier(Money.cny(100_000_000), 300),
                        new FeeSchedule.Tier(Money.cny(1_000_000_000), 200),
                        new FeeSchedule.Tier(null, 100)),
                Money.cny(50_000),
                4_500,
                3_500,
                2_000);
    }
}
