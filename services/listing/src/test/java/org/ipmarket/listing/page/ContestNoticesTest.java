package org.ipmarket.listing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.print.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A notice says what its format goes by, in both languages. */
class ContestNoticesTest {
    private static final NoticePages PAGES = NoticePagesTest.PAGES;

    static Stream<Arguments> formats() {
        List<PriceStep> steps = List.of(
                new PriceStep(Money.cny(0), Money.cny(100_000)),
                new PriceStep(Money.cny(20_000_000), Money.cny(500_000)));
        Instant further = Instant.parse("2026-03-17T01:30:00Z");
        Duration minute = Duration.ofMinutes(1);
        return Stream.of(
                Arguments.of(
                        SaleMethod.ENGLISH,
                        new ContestTerms(
                                steps,
                                Money.cny(15_000_000),
                                Duration.ofHours(2),
                                null,
                                true,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        List.of(
                                "价格达到 CNY 200,000.00 起：每次加价 CNY 5,000.00",
                                "保留价（公开）",
                                "CNY 150,000.00",
                                "2小时",
                                "由第二顺位按其报价受让"),
                        List.of("from a price of CNY 200,000.00: CNY 5,000.00", "2 hours", "the second best takes")),
                Arguments.of(
                        SaleMethod.PUBLIC_LISTING,
                        new ContestTerms(
                                null,
                                null,
                                null,
                                null,
                                false,
                                null,
                                new ContestTerms.PublicListing(List.of(further), Duration.ofDays(1)),
                                null,
                                null,
                                null,
                                null),
                        List.of("挂牌价（一口价）", "2026年3月17日 09:30:00（北京时间）", "自挂牌期满起 1天", "不顺延第二顺位"),
                        List.of("Asking price", "17 March 2026, 09:30:00 (Beijing time)", "for 1 day after the end")),
                Arguments.of(
                        SaleMethod.THREE_ROUNDS,
                        of(new ContestTerms.ThreeRounds(minute.multipliedBy(5), minute, minute), null, null, null),
                        List.of("首轮报价公布后间歇5分钟", "每次报价时限1分钟"),
                        List.of("a pause of 5 minutes after the first offers")),
                Arguments.of(
                        SaleMethod.CLOCK,
                        of(null, new ContestTerms.Clock(Duration.ofSeconds(15), minute.multipliedBy(3)), null, null),
                        List.of("每次应价后间歇15秒；连续3分钟无人应价即终止"),
                        List.of("a pause of 15 seconds after each agreement")),
                Arguments.of(
                        SaleMethod.DUTCH_SEALED_BEST,
                        of(
                                null,
                                null,
                                new ContestTerms.Dutch(150, minute, Money.cny(2_500_000)),
                                new ContestTerms.SealedBest(minute.multipliedBy(10), minute.multipliedBy(5))),
                        List.of("每1分钟降低起始价的 1.5%，最低降至 CNY 25,000.00", "在10分钟内密封报价"),
                        List.of("every 1 minute by 1.5% of the start price, down to CNY 25,000.00", "for 10 minutes")),
                Arguments.of(
                        SaleMethod.UNIFORM_PRICE,
                        new ContestTerms(null, null, null, 7, null, null, null, null, null, null, null),
                        List.of("许可份数", "7 份"),
                        List.of("Licences", "7")),
                Arguments.of(
                        SaleMethod.OPEN_LICENCE,
                        ContestTerms.NONE,
                        List.of("开放许可声明公告号", "Y2025000001", "许可使用费（每份）"),
                        List.of("Announcement of the open licence", "Y2025000001")));
    }

    private static ContestTerms of(
            ContestTerms.ThreeRounds rounds,
            ContestTerms.Clock clock,
            ContestTerms.Dutch dutch,
            ContestTerms.SealedBest best) {
        return new ContestTerms(null, null, null, null, null, null, null, rounds, clock, dutch, best);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsFixedIsSaid(SaleMethod method, ContestTerms contest, List<String> zh, List<String> en) {
        assertThat(PAGES.html(SampleNotices.sale(method, contest), Language.ZH, false))
                .contains(zh);
        assertThat(PAGES.html(SampleNotices.sale(method, contest), Language.EN, true))
                .contains(en);
    }

    @ParameterizedTest
    @EnumSource(SaleMethod.class)
    void stepsAndExtensionsStandOnlyWhereTheMethodHasThem(SaleMethod method) {
        String page = PAGES.html(SampleNotices.sale(method, ContestTerms.NONE), Language.ZH, false);
        boolean steps =
                switch (method) {
                    case ENGLISH, ENGLISH_PROXY, PUBLIC_LISTING, THREE_ROUNDS, CLOCK, DUTCH_SEALED_BEST -> true;
                    case FIXED_PRICE,
                            DUTCH,
                            SEALED_FIRST_PRICE,
                            SEALED_SECOND_PRICE,
                            UNIFORM_PRICE,
                            OPEN_LICENCE,
                            STANDARD_LICENCE -> false;
                };
        boolean extended =
                switch (method) {
                    case ENGLISH, ENGLISH_PROXY, PUBLIC_LISTING -> true;
                    case THREE_ROUNDS,
                            CLOCK,
                            FIXED_PRICE,
                            DUTCH,
                            DUTCH_SEALED_BEST,
                            SEALED_FIRST_PRICE,
                            SEALED_SECOND_PRICE,
                            UNIFORM_PRICE,
                            OPEN_LICENCE,
                            STANDARD_LICENCE -> false;
                };
        assertThat(page.contains("<th scope=\"row\">加价幅度</th>")).isEqualTo(steps);
        assertThat(page.contains("结束时间顺延至该出价后")).isEqualTo(extended);
    }

    @Test
    void aNoticeOfBeforeReadsAsItDid() {
        assertThat(PAGES.html(SampleNotices.disclosure(), Language.EN, false)).doesNotContain("The contest");
    }
}
