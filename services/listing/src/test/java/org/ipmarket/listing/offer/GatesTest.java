package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.Right.ASSIGNMENT;
import static org.ipmarket.messages.Right.EXCLUSIVE_LICENCE;
import static org.ipmarket.messages.Right.ORDINARY_LICENCE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.calendar.CalendarFile;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleBook;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleLimits;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.consent.Statement;
import org.ipmarket.listing.consent.Word;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.Period;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.Test;

class GatesTest {
    /** A Monday of a week without holidays. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final AssetId asset = new AssetId(Ids.next());
    private final ParticipantId seller = new ParticipantId(Ids.next());
    private final ParticipantId coOwner = new ParticipantId(Ids.next());
    private final ParticipantId bank = new ParticipantId(Ids.next());

    private Standing standing = Standing.QUALIFIED;
    private ParticipantKind sellerKind = ParticipantKind.FIRM;
    private GateFacts.Way way = GateFacts.Way.LOT;
    private Right right = ASSIGNMENT;
    private Money price = Money.cny(500_000_00L);
    private boolean relisting;
    private Declarations declarations = Declarations.NONE;
    private LocalDate publicised;
    private SaleMethod method = SaleMethod.ENGLISH;
    private LocalDate opens = TODAY.plusDays(7);
    private AssetKind kind = AssetKind.PATENT;
    private LegalStatus status = LegalStatus.IN_FORCE;
    private LocalDate asOf = TODAY.minusDays(30);
    private LocalDate expires = TODAY.plusYears(5);
    private LocalDate annuities = TODAY.plusMonths(9);
    private List<OwnerShare> owners = List.of(new OwnerShare(seller, 10_000));
    private List<GateFacts.Lien> liens = List.of();
    private List<GateFacts.Stop> stops = List.of();
    private List<StandingGrant> offers = List.of();
    private boolean evidence;
    private final List<Statement> said = new ArrayList<>();
    private String terms = "as they are";

    @Test
    void anOfferPassesWhenEverythingHoldsAndEveryGateIsTold() {
        assertThat(barring()).isEmpty();
        assertThat(Gates.judge(facts()).stream().map(Judgement::gate).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Gate.values());
    }

    @Test
    void theSellerIsQualifiedAndNotSuspended() {
        standing = Standing.REGISTERED;
        assertThat(barring()).containsExactly(Gate.SELLER_QUALIFIED);
        standing = Standing.SUSPENDED;
        assertThat(of(Gate.SELLER_QUALIFIED).reason()).contains("SUSPENDED");
    }

    @Test
    void theRightIsInForceUntilTheClose() {
        status = LegalStatus.SEIZED;
        assertThat(of(Gate.IN_FORCE).findings())
                .containsExactly(new Judgement.Finding(asset, "the right is SEIZED as of 2026-01-31", null, null));
        status = LegalStatus.IN_FORCE;
        expires = TODAY.plusDays(8);
        assertThat(barring()).containsExactly(Gate.IN_FORCE);
        expires = TODAY.plusDays(9);
        assertThat(barring()).isEmpty();
        expires = null;
        assertThat(barring()).isEmpty();
        stops = List.of(new GateFacts.Stop(EncumbranceKind.SEIZURE, TODAY.minusDays(3), null));
        assertThat(of(Gate.IN_FORCE).reason()).contains("SEIZURE");
    }

    @Test
    void anOpenLicenceHasTheOfficesNumber() {
        right = ORDINARY_LICENCE;
        assertThat(of(Gate.OPEN_LICENCE).state()).isEqualTo(Judgement.State.NOT_APPLICABLE);
        method = SaleMethod.OPEN_LICENCE;
        assertThat(barring()).containsExactly(Gate.OPEN_LICENCE);
        liens = List.of(openLicence(null));
        assertThat(of(Gate.OPEN_LICENCE).findings()).hasSize(1);
        liens = List.of(openLicence("ZL-KF-2026-0001"));
        assertThat(barring()).isEmpty();
    }

    private static GateFacts.Lien openLicence(String number) {
        Period days = new Period(TODAY.minusMonths(1), null);
        return new GateFacts.Lien(
                StandingGrant.registered(Kind.OPEN, Extent.ALL, days, UUID.randomUUID(), number), null);
    }

    @Test
    void annuitiesAreKnownToBePaidUntilTheClose() {
        annuities = TODAY.plusDays(8);
        assertThat(barring()).containsExactly(Gate.ANNUITIES_PAID);
        annuities = TODAY.plusDays(9);
        assertThat(of(Gate.ANNUITIES_PAID).until().day()).isEqualTo(TODAY.plusDays(8));
        annuities = null;
        assertThat(of(Gate.ANNUITIES_PAID).state()).isEqualTo(Judgement.State.PASSED);
        kind = AssetKind.COPYRIGHT;
        assertThat(of(Gate.ANNUITIES_PAID).state()).isEqualTo(Judgement.State.NOT_APPLICABLE);
    }

    @Test
    void theCopyOfTheRegisterIsRecent() {
        assertThat(of(Gate.STATUS_CURRENT).until().day()).isEqualTo(TODAY);
        asOf = TODAY.minusDays(31);
        assertThat(barring()).containsExactly(Gate.STATUS_CURRENT);
    }

    @Test
    void aWorkNeedsCheckedEvidence() {
        kind = AssetKind.COPYRIGHT;
        assertThat(barring()).containsExactly(Gate.WORK_OWNERSHIP);
        evidence = true;
        assertThat(barring()).isEmpty();
    }

    @Test
    void everyCoOwnerConsentsToTheTermsAsTheyAre() {
        owners = List.of(new OwnerShare(seller, 9_000), new OwnerShare(coOwner, 1_000));
        assertThat(of(Gate.CO_OWNERS_CONSENT).state()).isEqualTo(Judgement.State.WAITING);
        say(new Consenter.CoOwner(coOwner), Word.REFUSED);
        assertThat(of(Gate.CO_OWNERS_CONSENT).state()).isEqualTo(Judgement.State.CLOSED);
        say(new Consenter.CoOwner(coOwner), Word.GIVEN);
        assertThat(barring()).isEmpty();
        terms = "with another price";
        assertThat(of(Gate.CO_OWNERS_CONSENT).reason()).contains("VOID");
        say(new Consenter.CoOwner(coOwner), Word.GIVEN);
        assertThat(barring()).isEmpty();
        say(new Consenter.CoOwner(coOwner), Word.WITHDRAWN);
        assertThat(of(Gate.CO_OWNERS_CONSENT).state()).isEqualTo(Judgement.State.CLOSED);
        right = ORDINARY_LICENCE;
        assertThat(of(Gate.CO_OWNERS_CONSENT).reason()).contains("one owner alone", "shared");
        assertThat(barring()).isEmpty();
        right = EXCLUSIVE_LICENCE;
        assertThat(barring()).containsExactly(Gate.CO_OWNERS_CONSENT);
    }

    @Test
    void aSellerThatOwnsNothingIsRefusedWhateverTheRight() {
        owners = List.of(new OwnerShare(coOwner, 10_000));
        right = ORDINARY_LICENCE;
        assertThat(of(Gate.CO_OWNERS_CONSENT).state()).isEqualTo(Judgement.State.CLOSED);
    }

    @Test
    void thePledgeeConsents() {
        StandingGrant pledge = registered(Kind.PLEDGE);
        liens = List.of(new GateFacts.Lien(pledge, bank));
        right = ORDINARY_LICENCE;
        assertThat(barring()).containsExactly(Gate.PLEDGEE_CONSENT);
        assertThat(of(Gate.PLEDGEE_CONSENT).source()).isEqualTo("Civil Code 444");
        say(new Consenter.Pledgee(bank), Word.GIVEN);
        assertThat(barring()).isEmpty();
    }

    @Test
    void aPledgeeOutsideTheMarketConsentsByAPaperThatASecondPersonConfirms() {
        StandingGrant pledge = registered(Kind.PLEDGE);
        liens = List.of(new GateFacts.Lien(pledge, null));
        Consenter outside = new Consenter.OutsidePledgee(pledge.encumbrance());
        assertThat(ConsentGates.needed(facts())).containsExactly(outside);
        say(outside, Word.RECORDED);
        assertThat(of(Gate.PLEDGEE_CONSENT).state()).isEqualTo(Judgement.State.WAITING);
        say(outside, Word.CONFIRMED);
        assertThat(barring()).isEmpty();
    }

    @Test
    void aLicenceInForceBarsAnotherAndIsShown() {
        StandingGrant licence = StandingGrant.traded(
                Kind.EXCLUSIVE, Extent.ALL, new Period(TODAY, null), new TradeId(Ids.next()), "CNIPA-1");
        liens = List.of(new GateFacts.Lien(licence, null));
        right = ORDINARY_LICENCE;
        assertThat(barring()).containsExactly(Gate.NO_CONFLICTING_GRANT);
        assertThat(of(Gate.NO_CONFLICTING_GRANT).findings().getFirst().inTheWay())
                .isEqualTo(licence);
        right = ASSIGNMENT;
        assertThat(barring()).isEmpty();
    }

    @Test
    void duringAnOpenLicenceNoExclusiveOneIsOfferedButAnOrdinaryOneIs() {
        liens = List.of(new GateFacts.Lien(registered(Kind.OPEN), null));
        right = EXCLUSIVE_LICENCE;
        assertThat(of(Gate.NO_CONFLICTING_GRANT).source()).isEqualTo("Patent Law 50 to 52");
        right = ORDINARY_LICENCE;
        assertThat(barring()).isEmpty();
    }

    @Test
    void theOfferInTheWayIsNamed() {
        StandingGrant other = StandingGrant.offered(
                Kind.ORDINARY, Extent.ALL, new Period(TODAY, null), new CentreCode("SZ"), new OfferId(Ids.next()));
        offers = List.of(other);
        Judgement closed = of(Gate.NO_CONFLICTING_OFFER);
        assertThat(closed.reason()).contains("ORDINARY", "SZ");
        assertThat(closed.findings().getFirst().inTheWay()).isEqualTo(other);
        right = ORDINARY_LICENCE;
        assertThat(barring()).isEmpty();
    }

    @Test
    void aUniversityThatSellsByAgreementPublicisesFirst() {
        sellerKind = ParticipantKind.UNIVERSITY;
        assertThat(of(Gate.UNIT_PUBLICITY).state()).isEqualTo(Judgement.State.NOT_APPLICABLE);
        way = GateFacts.Way.AGREEMENT;
        assertThat(of(Gate.UNIT_PUBLICITY).state()).isEqualTo(Judgement.State.WAITING);
        publicised = TODAY.minusDays(15);
        assertThat(of(Gate.UNIT_PUBLICITY).state()).isEqualTo(Judgement.State.WAITING);
        assertThat(of(Gate.UNIT_PUBLICITY).until().day()).isEqualTo(TODAY);
        publicised = TODAY.minusDays(18);
        assertThat(of(Gate.UNIT_PUBLICITY).state()).isEqualTo(Judgement.State.PASSED);
    }

    @Test
    void stateOwnedAssetsAreAppraisedAndNoticedInWorkingDays() {
        declarations = stateOwned(null, null);
        assertThat(of(Gate.STATE_OWNED).reason()).contains("no appraisal");
        declarations = stateOwned(Money.ofMinor(500_000_00L, "HKD"), null);
        assertThat(of(Gate.STATE_OWNED).reason()).contains("the centre's currency, CNY");
        declarations = stateOwned(Money.cny(500_000_00L), null);
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.CLOSED);
        assertThat(of(Gate.STATE_OWNED).until().day()).isEqualTo(TODAY.plusDays(14));
        assertThat(of(Gate.STATE_OWNED).until().provisional()).isFalse();
        opens = TODAY.plusDays(14);
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.CLOSED);
        opens = TODAY.plusDays(15);
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.PASSED);
        assertThat(of(Gate.STATE_OWNED).source()).contains("STATE_OWNED_NOTICE");
        price = Money.cny(499_999_00L);
        assertThat(of(Gate.STATE_OWNED).reason()).contains("under the appraisal");
        relisting = true;
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.PASSED);
        price = Money.cny(449_999_00L);
        assertThat(of(Gate.STATE_OWNED).reason()).contains("90 %");
        declarations = stateOwned(Money.cny(500_000_00L), "SASAC 2026-7");
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.PASSED);
        price = Money.cny(10_000_000_00L);
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.PASSED);
        price = Money.cny(10_000_000_01L);
        assertThat(of(Gate.STATE_OWNED).state()).isEqualTo(Judgement.State.CLOSED);
        assertThat(of(Gate.STATE_OWNED).until().day()).isEqualTo(TODAY.plusDays(28));
    }

    private Declarations stateOwned(Money appraised, String approval) {
        return new Declarations(
                new Declarations.StateOwned(
                        appraised == null ? null : new Declarations.Appraisal(appraised, "filed 1"), approval),
                null,
                null);
    }

    private static StandingGrant registered(Kind kind) {
        return StandingGrant.registered(
                kind, Extent.ALL, new Period(TODAY.minusYears(1), null), UUID.randomUUID(), "X1");
    }

    private void say(Consenter who, Word word) {
        said.add(new Statement(said.size() + 1, who, word, terms, "reasons", null, "login", Instant.EPOCH));
    }

    private List<Gate> barring() {
        return Gates.judge(facts()).stream()
                .filter(Judgement::bars)
                .map(Judgement::gate)
                .toList();
    }

    private Judgement of(Gate gate) {
        return Gates.judge(facts()).stream()
                .filter(judged -> judged.gate() == gate)
                .findFirst()
                .orElseThrow();
    }

    private GateFacts facts() {
        return new GateFacts(
                new GateFacts.Proposal(
                        Mode.LIVE, way, right, Extent.ALL, price, relisting, declarations, publicised, method),
                new GateFacts.Seller(seller, sellerKind, standing, Set.of()),
                new GateFacts.Days(TODAY, TODAY, opens, TODAY.plusDays(8), CalendarFile.china()),
                new GateFacts.Rules(rules(), true),
                null,
                null,
                new ConsentBook(terms, said),
                List.of(new GateFacts.Asset(
                        asset, kind, status, asOf, expires, annuities, owners, liens, stops, offers, false, evidence)));
    }

    /** A centre that has stated nothing of its own. */
    static CentreRules rules() {
        Map<RuleCode, RuleLimits> limits = new EnumMap<>(RuleCode.class);
        for (RuleCode code : RuleCode.values()) {
            limits.put(code, code.limits());
        }
        return new CentreRules(new RuleBook(Map.of()), limits, "CNY");
    }
}
