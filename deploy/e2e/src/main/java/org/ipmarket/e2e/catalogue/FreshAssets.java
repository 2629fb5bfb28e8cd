package org.ipmarket.e2e.catalogue;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Invented assets that nobody has sold yet, so that a job can be played again and again. */
public final class FreshAssets {
    private static final int SERIALS = 900_000;

    private FreshAssets() {}

    /** An invention with a number that the office never gave out. */
    public static AssetDraft patent(CentreCode centre, ParticipantId owner) {
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        int year = 2018 + ThreadLocalRandom.current().nextInt(6);
        LocalDate filed = LocalDate.of(year, 3, 15);
        return new AssetDraft(
                AssetType.INVENTION,
                new LocalizedText("一种柔性关节机器人的力矩补偿方法", "Torque compensation method for robots with flexible joints"),
                centre,
                "CN",
                ChinesePatentNumber.of(
                        Year.of(year), AssetType.INVENTION, ChinesePatentNumber.FIRST_UNUSED_SERIAL + serial()),
                AssetDraft.whole(owner),
                LegalStatus.IN_FORCE,
                today,
                filed,
                filed.plusMonths(26),
                null,
                null,
                filed.plusYears(20),
                List.of("B25J9/16", "G05B19/404"),
                18,
                true);
    }

    /** A piece of software with a registration number that was never given out. */
    public static AssetDraft software(CentreCode centre, ParticipantId owner) {
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        int year = 2018 + ThreadLocalRandom.current().nextInt(6);
        LocalDate published = LocalDate.of(year, 9, 1);
        return new AssetDraft(
                AssetType.SOFTWARE,
                new LocalizedText("粤港澳货运路径优化软件", "Route optimisation software for freight in the Greater Bay Area"),
                centre,
                "CN",
                "%dSR%07d".formatted(year, ChinesePatentNumber.FIRST_UNUSED_SERIAL + serial()),
                AssetDraft.whole(owner),
                LegalStatus.IN_FORCE,
                today,
                null,
                null,
                published.minusMonths(4),
                published,
                Catalogue.afterFiftyYears(published),
                List.of(),
                null,
                true);
    }

    private static int serial() {
        return ThreadLocalRandom.current().nextInt(SERIALS);
    }
}
