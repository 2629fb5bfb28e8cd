package org.ipmarket.settlement.bank.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.deposit.BankReference;
import org.junit.jupiter.api.Test;

/** Whose money it is: by reference, then by amount and name; the payer must be the participant. */
class MatchRuleTest {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final String CHEN = "01900000-0000-7000-8000-000000000002";
    private static final String LIN = "01900000-0000-7000-8000-000000000001";
    private static final Money TEN = Money.parse("10000.00", "CNY");

    @Test
    void namesAreComparedAsAClerkWould() {
        for (String other :
                new String[] {"鹏城光电(深圳)有限公司", " 鹏城光电（深圳）有限公司 ", "鹏城光电 （深圳） 有限公司", "鹏城光电（深圳）　有限公司", "鹏城光电[深圳]有限公司\u200B"
                }) {
            assertThat(PayerName.same("鹏城光电（深圳）有限公司", other)).as(other).isTrue();
        }
        assertThat(PayerName.same("Ａｃｍｅ　Ｌｔｄ．", "ACME Ltd.")).isTrue();
        assertThat(PayerName.same("阿卜杜拉·买买提", "阿卜杜拉•买买提")).isTrue();
        assertThat(PayerName.same("鹏城光电有限公司", "鹏城光电股份有限公司")).isFalse();
        assertThat(PayerName.same(null, null)).isFalse();
        assertThat(PayerName.same("", " ")).isFalse();
    }

    @Test
    void withoutReferenceTheOnlyOpenClaimOfThePayerForTheAmountIsMeant() {
        Claim mine = deposit(CHEN, TEN, true);
        Claim others = deposit(LIN, TEN, true);
        Claim larger = deposit(CHEN, TEN.plus(Money.cny(1)), true);
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(CHEN), "保证金"), List.of(mine, others, larger)))
                .contains(mine);
        // two would do: nothing is guessed
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(CHEN), "保证金"), List.of(mine, deposit(CHEN, TEN, true))))
                .isEmpty();
        // a name that two share, a name that nobody has, an amount that differs, a claim that is closed
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(CHEN, LIN), ""), List.of(mine)))
                .isEmpty();
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(), ""), List.of(mine)))
                .isEmpty();
        assertThat(MatchRule.byAmountAndName(money(TEN.minus(Money.cny(1)), Set.of(CHEN), ""), List.of(mine)))
                .isEmpty();
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(CHEN), ""), List.of(deposit(CHEN, TEN, false))))
                .isEmpty();
        // who wrote a reference, if a broken one, meant something by it
        String slipped = mine.reference().substring(0, 13) + (mine.reference().endsWith("0") ? "1" : "0");
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(CHEN), slipped), List.of(mine)))
                .isEmpty();
        // nobody need look for claims where that is so
        assertThat(MatchRule.mayGoByName(money(TEN, Set.of(CHEN), "保证金"))).isTrue();
        assertThat(MatchRule.mayGoByName(money(TEN, Set.of(CHEN), slipped))).isFalse();
        assertThat(MatchRule.mayGoByName(money(TEN, Set.of(CHEN, LIN), ""))).isFalse();
        assertThat(MatchRule.mayGoByName(money(TEN, Set.of(), ""))).isFalse();
    }

    @Test
    void aTradeIsPaidInTimeOrNotByAmountAlone() {
        Claim due = new Claim(
                Claim.Kind.TRADE, Ids.next(), reference('T'), CHEN, TEN, true, "SIGNED", NOON.minusSeconds(1));
        assertThat(MatchRule.byAmountAndName(money(TEN, Set.of(CHEN), ""), List.of(due)))
                .isEmpty();
        Candidate late = MatchRule.judged(money(TEN, Set.of(CHEN), due.reference()), due);
        assertThat(late.assignable()).isFalse();
        assertThat(late.against()).anyMatch(why -> why.contains("after it was due"));
    }

    @Test
    void anOperatorSeesWhatSpeaksForAndAgainst() {
        Claim meant = deposit(CHEN, TEN, true);
        Claim sameAmount = deposit(LIN, TEN, true);
        Claim nothing = deposit(LIN, TEN.plus(TEN), true);
        String slipped = swapped(meant.reference());
        List<Candidate> candidates =
                MatchRule.candidates(money(TEN, Set.of(), "保证金 " + slipped), List.of(sameAmount, nothing, meant), 10);
        assertThat(candidates).extracting(Candidate::claim).containsExactly(meant);
        Candidate best = candidates.getFirst();
        assertThat(best.assignable()).isTrue();
        assertThat(best.reasons()).anyMatch(why -> why.contains("nearly the reference"));
        assertThat(best.against()).containsExactly("Nobody is known under the payer's name or account.");
        // another participant's money is never assigned, whatever it carries
        Candidate foreign = MatchRule.judged(
                new Incoming(TEN, "林", Set.of(LIN), meant.reference(), meant.reference(), NOON), meant);
        assertThat(foreign.assignable()).isFalse();
        assertThat(foreign.score()).isGreaterThan(best.score());
        assertThat(MatchRule.judged(money(TEN.minus(Money.cny(500)), Set.of(CHEN), ""), meant)
                        .against())
                .anyMatch(why -> why.contains("10000.00 CNY, not 9995.00 CNY"));
    }

    @Test
    void aSlipIsOneCharacterOrTwoNeighbours() {
        assertThat(MatchRule.isSlip("D0123456789AB0", "D0123456789AB0")).isTrue();
        assertThat(MatchRule.isSlip("D0123456789AB1", "D0123456789AB0")).isTrue();
        assertThat(MatchRule.isSlip("D012345678AB0", "D0123456789AB0")).isTrue();
        assertThat(MatchRule.isSlip("D01234567889AB0", "D0123456789AB0")).isTrue();
        assertThat(MatchRule.isSlip("D1023456789AB0", "D0123456789AB0")).isTrue();
        assertThat(MatchRule.isSlip("D1032456789AB0", "D0123456789AB0")).isFalse();
        assertThat(MatchRule.isSlip("D1123456789AB1", "D0123456789AB0")).isFalse();
    }

    private static String swapped(String reference) {
        for (int i = 3; i < 12; i++) {
            if (reference.charAt(i) != reference.charAt(i + 1)) {
                return reference.substring(0, i)
                        + reference.charAt(i + 1)
                        + reference.charAt(i)
                        + reference.substring(i + 2);
            }
        }
        return reference.substring(0, 13);
    }

    private static String reference(char kind) {
        UUID id = Ids.next();
        return (kind == 'D' ? BankReference.ofDeposit(id) : BankReference.ofTrade(id)).text();
    }

    private static Claim deposit(String participant, Money amount, boolean open) {
        return new Claim(
                Claim.Kind.DEPOSIT,
                Ids.next(),
                reference('D'),
                participant,
                amount,
                open,
                open ? "ANNOUNCED" : "HELD",
                null);
    }

    private static Incoming money(Money amount, Set<String> holders, String text) {
        return new Incoming(amount, "甲", holders, text, null, NOON);
    }
}
