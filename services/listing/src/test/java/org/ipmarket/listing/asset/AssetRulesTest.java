package org.ipmarket.listing.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.asset.Assets.ONE;
import static org.ipmarket.listing.asset.Assets.TODAY;
import static org.ipmarket.listing.asset.Assets.TWO;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.asset.AssetRules.Verdict;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.junit.jupiter.api.Test;

class AssetRulesTest {
    private final Assets asset = Assets.patent();

    @Test
    void aPatentIsEnteredInOneForm() {
        Verdict.Accepted accepted = accept(asset);
        assertThat(accepted.keys().right()).isEqualTo("CN:201710601862");
        assertThat(accepted.details().number()).isEqualTo("ZL201710601862.3");
        assertThat(accepted.details().ipc()).containsExactly("G06F16/2458", "H04L47/78");
        assertThat(accepted.details().expires()).isEqualTo("2037-07-21");
    }

    @Test
    void softwareIsEnteredWithoutAPatentsFields() {
        Verdict.Accepted accepted = accept(Assets.software());
        assertThat(accepted.keys().right()).isEqualTo("CN:2023SR0123456");
        assertThat(accepted.details().expires()).isNull();
    }

    @Test
    void theTermFollowsTheTypeAndTheDayOfFiling() {
        asset.type = AssetType.UTILITY_MODEL;
        asset.number = "202020123456";
        asset.filed = LocalDate.of(2020, 2, 1);
        assertThat(accept(asset).details().expires()).isEqualTo("2030-02-01");

        asset.type = AssetType.DESIGN;
        asset.number = "202030123456";
        assertThat(accept(asset).details().expires()).isEqualTo("2030-02-01");
        asset.number = "202130123456";
        asset.filed = LocalDate.of(2021, 6, 1);
        asset.granted = LocalDate.of(2021, 12, 1);
        assertThat(accept(asset).details().expires()).isEqualTo("2036-06-01");
    }

    @Test
    void anAmericanDesignIsProtectedFromItsGrant() {
        asset.type = AssetType.DESIGN;
        asset.office = "US";
        asset.number = "USD928123";
        asset.filed = LocalDate.of(2019, 3, 4);
        asset.granted = LocalDate.of(2021, 8, 17);
        assertThat(accept(asset).details().expires()).isEqualTo("2036-08-17");
    }

    @Test
    void aFilmIsProtectedFiftyYearsAfterItsFirstPublication() {
        Assets film = Assets.software();
        film.type = AssetType.FILM;
        film.number = "国作登字-2023-I-00123456";
        assertThat(accept(film).details().expires()).isEqualTo("2074-01-01");
    }

    @Test
    void sharesAddUpToTheWhole() {
        asset.owners = List.of(new OwnerShare(ONE, 6_000), new OwnerShare(TWO, 3_999));
        assertThat(refuse(asset)).containsExactly("owners");
        asset.owners = List.of(new OwnerShare(ONE, 6_000), new OwnerShare(TWO, 4_000));
        accept(asset);
        asset.owners = List.of(new OwnerShare(ONE, 5_000), new OwnerShare(ONE, 5_000));
        assertThat(refuse(asset)).containsExactly("owners[1].participant");
        asset.owners = List.of(new OwnerShare(ONE, 10_000), new OwnerShare(TWO, 0));
        assertThat(refuse(asset)).containsExactly("owners[1].basisPoints");
        asset.owners = List.of(new OwnerShare(ONE, Integer.MAX_VALUE), new OwnerShare(TWO, Integer.MAX_VALUE));
        assertThat(refuse(asset)).containsExactly("owners[0].basisPoints");
        asset.owners = List.of();
        assertThat(refuse(asset)).containsExactly("owners");
    }

    @Test
    void datesMakeSense() {
        asset.filed = null;
        assertThat(refuse(asset)).containsExactly("filed");
        asset.filed = LocalDate.of(2020, 5, 6);
        assertThat(refuse(asset)).containsExactly("filed", "filed");
        asset.filed = LocalDate.of(2017, 7, 21);
        asset.granted = TODAY.plusDays(1);
        assertThat(refuse(asset)).containsExactly("granted", "granted");
        asset.granted = null;
        asset.statusAsOf = TODAY.plusDays(1);
        assertThat(refuse(asset)).containsExactly("statusAsOf");
    }

    @Test
    void theNumberIsNotOlderThanTheFiling() {
        asset.filed = LocalDate.of(2018, 1, 2);
        assertThat(refuse(asset)).containsExactly("filed");
    }

    @Test
    void theTermEndsWhereTheLawEndsIt() {
        asset.expires = asset.filed;
        assertThat(refuse(asset)).containsExactly("expires");
        asset.expires = LocalDate.of(2047, 7, 22);
        assertThat(refuse(asset)).containsExactly("expires");
        asset.expires = LocalDate.of(2040, 1, 1);
        accept(asset);
        asset.type = AssetType.UTILITY_MODEL;
        asset.number = "201720601862";
        asset.expires = LocalDate.of(2027, 7, 22);
        assertThat(refuse(asset)).containsExactly("expires");
    }

    @Test
    void whatHasExpiredIsNotInForce() {
        asset.number = "95115608.X";
        asset.filed = LocalDate.of(1995, 9, 1);
        asset.granted = LocalDate.of(1999, 9, 1);
        assertThat(refuse(asset)).containsExactly("status");
        asset.status = LegalStatus.EXPIRED;
        accept(asset);
    }

    @Test
    void aWorkHasNoPatentsFieldsAndAPatentNoWorks() {
        Assets work = Assets.software();
        work.filed = LocalDate.of(2020, 1, 1);
        work.ipc = List.of("G06F16/00");
        work.referencesCited = 1;
        assertThat(refuse(work)).containsExactly("filed", "referencesCited", "ipc");
        asset.workCreated = LocalDate.of(2020, 1, 1);
        assertThat(refuse(asset)).containsExactly("workCreated");
    }

    @Test
    void aWorkIsCreatedBeforeItIsPublished() {
        Assets work = Assets.software();
        work.workCreated = LocalDate.of(2023, 1, 6);
        assertThat(refuse(work)).containsExactly("workCreated");
        work.workCreated = null;
        accept(work);
        work.firstPublished = null;
        assertThat(refuse(work)).containsExactly("workCreated");
    }

    @Test
    void anUnknownOfficeIsRefusedWithTheKnownOnes() {
        asset.office = "XX";
        Verdict verdict = AssetRules.check(asset.details(), Mode.TEST, TODAY);
        assertThat(((Verdict.Refused) verdict).violations().getFirst().accepted())
                .contains("CN", "EP", "US", "WO", "JP")
                .doesNotContain("XX");
    }

    @Test
    void theRestIsBounded() {
        asset.ipc = List.of("G06F16/2458", "nonsense");
        assertThat(refuse(asset)).containsExactly("ipc[1]");
        asset.ipc = java.util.Collections.nCopies(101, "G06F16/24");
        assertThat(refuse(asset)).containsExactly("ipc");
        asset.ipc = List.of();
        asset.referencesCited = -1;
        assertThat(refuse(asset)).containsExactly("referencesCited");
        asset.referencesCited = null;
        asset.title = new LocalizedText("长".repeat(501), null);
        assertThat(refuse(asset)).containsExactly("title");
    }

    @Test
    void theLiveMarketHoldsNoDemonstrations() {
        Verdict verdict = AssetRules.check(asset.details(), Mode.LIVE, TODAY);
        assertThat(((Verdict.Refused) verdict).violations())
                .extracting(Violation::field)
                .containsExactly("demonstration");
    }

    private static Verdict.Accepted accept(Assets asset) {
        Verdict verdict = AssetRules.check(asset.details(), Mode.TEST, TODAY);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return (Verdict.Accepted) verdict;
    }

    private static List<String> refuse(Assets asset) {
        Verdict verdict = AssetRules.check(asset.details(), Mode.TEST, TODAY);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict)
                .violations().stream().map(Violation::field).toList();
    }
}
