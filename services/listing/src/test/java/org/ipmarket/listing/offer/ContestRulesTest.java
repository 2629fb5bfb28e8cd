package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.SaleMethod.CLOCK;
import static org.ipmarket.messages.SaleMethod.DUTCH;
import static org.ipmarket.messages.SaleMethod.DUTCH_SEALED_BEST;
import static org.ipmarket.messages.SaleMethod.ENGLISH;
import static org.ipmarket.messages.SaleMethod.ENGLISH_PROXY;
import static org.ipmarket.messages.SaleMethod.FIXED_PRICE;
import static org.ipmarket.messages.SaleMethod.OPEN_LICENCE;
import static org.ipmarket.messages.SaleMethod.PUBLIC_LISTING;
import static org.ipmarket.messages.SaleMethod.SEALED_FIRST_PRICE;
import static org.ipmarket.messages.SaleMethod.SEALED_SECOND_PRICE;
import static org.ipmarket.messages.SaleMethod.STANDARD_LICENCE;
import static org.ipmarket.messages.SaleMethod.THREE_ROUNDS;
import static org.ipmarket.messages.SaleMethod.UNIFORM_PRICE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleBook;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleLimits;
import org.ipmarket.listing.centre.StatedRule;
import org.ipmarket.listing.offer.ContestChoice.Fall;
import org.ipmarket.listing.offer.ContestChoice.Step;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method with every choice: what it needs, what it may have, what it knows nothing of. */
class ContestRulesTest {
    private static final Money START = Money.cny(100_000_00);
    private static final Money STEP = Money.cny(1_000_00);
    private static final Money NO_STEP = Money.cny(1);
    private static final AssetId ASSET = new AssetId(Ids.next());
    private static final CentreRules CENTRE =
            centre(Map.of(RuleCode.UNIFORM_PRICE, 1L, RuleCode.LISTING_EXTENSIONS, 3L));
    private static final Set<SaleMethod> STEPPED =
            EnumSet.of(ENGLISH, ENGLISH_PROXY, PUBLIC_LISTING, THREE_ROUNDS, CLOCK, DUTCH_SEALED_BEST);
    private static final Set<SaleMethod> LICENCES = EnumSet.of(UNIFORM_PRICE, OPEN_LICENCE, STANDARD_LICENCE);

    private static final List<Step> STEPS =
            List.of(new Step(Money.cny(0), STEP), new Step(Money.cny(200_000_00), Money.cny(5_000_00)));
    private static final Money RESERVE = Money.cny(120_000_00);
    private static final Fall FALL = new Fall(100, Money.cny(20_000_00));

    /** Which methods may have it; every other one refuses it by this field. */
    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of("contest.steps", choice(STEPS, null, null, null, null), STEPPED),
                Arguments.of(
                        "contest.openReserve",
                        choice(null, RESERVE, null, null, null),
                        EnumSet.of(
                                ENGLISH,
                                ENGLISH_PROXY,
                                THREE_ROUNDS,
                                CLOCK,
                                SEALED_FIRST_PRICE,
                                SEALED_SECOND_PRICE,
                                UNIFORM_PRICE)),
                Arguments.of("contest.quantity", choice(null, null, 5, null, null), LICENCES),
                Arguments.of("contest.furtherPeriods", choice(null, null, null, 3, null), EnumSet.of(PUBLIC_LISTING)),
                Arguments.of(
                        "contest.dutch", choice(null, null, null, null, FALL), EnumSet.of(DUTCH, DUTCH_SEALED_BEST)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aChoiceIsTakenWhereTheMethodKnowsOfItAndRefusedElsewhere(
            String field, ContestChoice chosen, Set<SaleMethod> may) {
        for (SaleMethod method : SaleMethod.values()) {
            ContestChoice with = merged(needed(method), chosen);
            assertThat(fields(method, with, CENTRE))
                    .as(method + " " + field)
                    .isEqualTo(may.contains(method) ? List.of() : List.of(field));
        }
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void whatAMethodNeedsIsMissed(SaleMethod method) {
        List<String> missed =
                switch (method) {
                    case DUTCH, DUTCH_SEALED_BEST -> List.of("contest.dutch");
                    case UNIFORM_PRICE -> List.of("contest.quantity");
                    case ENGLISH,
                            ENGLISH_PROXY,
                            FIXED_PRICE,
                            PUBLIC_LISTING,
                            THREE_ROUNDS,
                            CLOCK,
                            SEALED_FIRST_PRICE,
                            SEALED_SECOND_PRICE,
                            OPEN_LICENCE,
                            STANDARD_LICENCE -> List.of();
                };
        assertThat(fields(method, ContestChoice.NONE, CENTRE)).isEqualTo(missed);
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void anIncrementIsForMethodsWithSteps(SaleMethod method) {
        List<String> found = check(terms(method, STEP, needed(method)), CENTRE, AssetKind.PATENT);
        assertThat(found).isEqualTo(STEPPED.contains(method) ? List.of() : List.of("increment"));
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void severalWinnersAreOfOrdinaryLicencesOnly(SaleMethod method) {
        OfferTerms right = terms(method, step(method), needed(method));
        for (Right other : Right.values()) {
            OfferTerms terms = with(right, other, Declarations.NONE);
            boolean fits = !LICENCES.contains(method) || other == Right.ORDINARY_LICENCE;
            assertThat(check(terms, CENTRE, AssetKind.PATENT)).isEqualTo(fits ? List.of() : List.of("right"));
        }
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void anOpenLicenceIsOfPatents(SaleMethod method) {
        assertThat(check(terms(method, step(method), needed(method)), CENTRE, AssetKind.COPYRIGHT))
                .isEqualTo(method == OPEN_LICENCE ? List.of("assets") : List.of());
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void thePriceOfAStateOwnedAssetDoesNotFallByItself(SaleMethod method) {
        Declarations owned = new Declarations(new Declarations.StateOwned(null, null), null, null);
        OfferTerms terms = terms(method, step(method), needed(method));
        assertThat(check(with(terms, terms.right(), owned), CENTRE, AssetKind.PATENT))
                .isEqualTo(EnumSet.of(DUTCH, DUTCH_SEALED_BEST).contains(method) ? List.of("method") : List.of());
    }

    @Test
    void oneUniformPriceIsForCentresThatHaveTurnedItOn() {
        List<Violation> found = ContestRules.check(
                terms(UNIFORM_PRICE, NO_STEP, needed(UNIFORM_PRICE)), centre(Map.of()), Set.of(AssetKind.PATENT));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().field()).isEqualTo("method");
        assertThat(found.getFirst().message()).contains("standard units");
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                wrong(ENGLISH, "contest.steps[0].from", steps(new Step(Money.cny(1), STEP))),
                wrong(ENGLISH, "contest.steps[0].step", steps(new Step(Money.cny(0), null))),
                wrong(ENGLISH, "contest.steps[0].from", steps(new Step(Money.zero("HKD"), STEP))),
                wrong(
                        ENGLISH,
                        "contest.steps[1].from",
                        steps(new Step(Money.cny(0), STEP), new Step(Money.cny(0), Money.cny(2)))),
                wrong(
                        ENGLISH,
                        "contest.steps[1].step",
                        steps(new Step(Money.cny(0), STEP), new Step(Money.cny(9), Money.cny(0)))),
                wrong(ENGLISH, "increment", steps(new Step(Money.cny(0), Money.cny(999_00)))),
                wrong(ENGLISH, "contest.steps", choice(bands(21), null, null, null, null)),
                wrong(CLOCK, "contest.openReserve", choice(null, START, null, null, null)),
                wrong(CLOCK, "contest.openReserve", choice(null, Money.ofMinor(1, "USD"), null, null, null)),
                wrong(UNIFORM_PRICE, "contest.quantity", choice(null, null, 1, null, null)),
                wrong(UNIFORM_PRICE, "contest.quantity", choice(null, null, 51, null, null)),
                wrong(OPEN_LICENCE, "contest.quantity", choice(null, null, 0, null, null)),
                wrong(PUBLIC_LISTING, "contest.furtherPeriods", choice(null, null, null, 4, null)),
                wrong(PUBLIC_LISTING, "contest.furtherPeriods", choice(null, null, null, -1, null)),
                wrong(DUTCH, "contest.dutch.shareBasisPoints", fall(null, Money.cny(20_000_00))),
                wrong(DUTCH, "contest.dutch.shareBasisPoints", fall(0, Money.cny(20_000_00))),
                wrong(DUTCH, "contest.dutch.shareBasisPoints", fall(501, Money.cny(20_000_00))),
                wrong(DUTCH, "contest.dutch.floor", fall(100, null)),
                wrong(DUTCH, "contest.dutch.floor", fall(100, Money.cny(19_999_99))),
                wrong(DUTCH, "contest.dutch.floor", fall(100, START)));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void aBoundIsNamedByItsField(SaleMethod method, String field, ContestChoice chosen) {
        assertThat(fields(method, chosen, CENTRE)).containsExactly(field);
    }

    @Test
    void aFallThatIsNoneOrTakesForEverIsRefused() {
        OfferTerms tiny = new OfferTerms(
                new CentreCode("GZ"),
                List.of(ASSET),
                Right.ASSIGNMENT,
                DUTCH,
                new LocalizedText("专利", "Patent"),
                Money.cny(99),
                NO_STEP,
                null,
                Extent.ALL,
                Declarations.NONE,
                fall(100, Money.cny(50)));
        assertThat(check(tiny, CENTRE, AssetKind.PATENT)).containsExactly("contest.dutch.shareBasisPoints");
        CentreRules daily = centre(Map.of(RuleCode.DUTCH_EVERY, 86_400_000L));
        assertThat(fields(DUTCH, fall(21, Money.cny(20_000_00)), daily))
                .containsExactly("contest.dutch.shareBasisPoints");
        assertThat(fields(DUTCH, fall(22, Money.cny(20_000_00)), daily)).isEmpty();
    }

    private static Arguments wrong(SaleMethod method, String field, ContestChoice chosen) {
        return Arguments.of(method, field, chosen);
    }

    private static ContestChoice steps(Step... bands) {
        return choice(List.of(bands), null, null, null, null);
    }

    private static List<Step> bands(int count) {
        List<Step> bands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bands.add(new Step(Money.cny(i), STEP));
        }
        return bands;
    }

    private static ContestChoice fall(Integer share, Money floor) {
        return choice(null, null, null, null, new Fall(share, floor));
    }

    private static ContestChoice choice(List<Step> steps, Money reserve, Integer quantity, Integer further, Fall fall) {
        return new ContestChoice(steps, reserve, quantity, further, fall);
    }

    /** The least that makes a sale by the method complete. */
    static ContestChoice needed(SaleMethod method) {
        return switch (method) {
            case DUTCH, DUTCH_SEALED_BEST -> choice(null, null, null, null, FALL);
            case UNIFORM_PRICE -> choice(null, null, 3, null, null);
            case ENGLISH,
                    ENGLISH_PROXY,
                    FIXED_PRICE,
                    PUBLIC_LISTING,
                    THREE_ROUNDS,
                    CLOCK,
                    SEALED_FIRST_PRICE,
                    SEALED_SECOND_PRICE,
                    OPEN_LICENCE,
                    STANDARD_LICENCE -> ContestChoice.NONE;
        };
    }

    private static ContestChoice merged(ContestChoice first, ContestChoice second) {
        return choice(
                second.steps() == null ? first.steps() : second.steps(),
                second.openReserve() == null ? first.openReserve() : second.openReserve(),
                second.quantity() == null ? first.quantity() : second.quantity(),
                second.furtherPeriods() == null ? first.furtherPeriods() : second.furtherPeriods(),
                second.dutch() == null ? first.dutch() : second.dutch());
    }

    static Money step(SaleMethod method) {
        return STEPPED.contains(method) ? STEP : NO_STEP;
    }

    static OfferTerms terms(SaleMethod method, Money increment, ContestChoice chosen) {
        return new OfferTerms(
                new CentreCode("GZ"),
                List.of(ASSET),
                LICENCES.contains(method) ? Right.ORDINARY_LICENCE : Right.ASSIGNMENT,
                method,
                new LocalizedText("专利", "Patent"),
                START,
                increment,
                null,
                Extent.ALL,
                Declarations.NONE,
                chosen);
    }

    static OfferTerms with(OfferTerms terms, Right right, Declarations declared) {
        return new OfferTerms(
                terms.centre(),
                terms.assets(),
                right,
                terms.method(),
                terms.title(),
                terms.startPrice(),
                terms.increment(),
                null,
                Extent.ALL,
                declared,
                terms.contest());
    }

    private static List<String> fields(SaleMethod method, ContestChoice chosen, CentreRules centre) {
        return check(terms(method, step(method), chosen), centre, AssetKind.PATENT);
    }

    private static List<String> check(OfferTerms terms, CentreRules centre, AssetKind kind) {
        return ContestRules.check(terms, centre, Set.of(kind)).stream()
                .map(Violation::field)
                .toList();
    }

    /** A centre that has stated these values and nothing else. */
    static CentreRules centre(Map<RuleCode, Long> values) {
        Map<RuleCode, RuleLimits> limits = new EnumMap<>(RuleCode.class);
        for (RuleCode code : RuleCode.values()) {
            limits.put(code, code.limits());
        }
        Map<RuleCode, StatedRule> stated = new EnumMap<>(RuleCode.class);
        values.forEach((code, value) -> stated.put(code, new StatedRule(value, null)));
        return new CentreRules(new RuleBook(stated), limits, "CNY");
    }
}
