package org.ipmarket.valuation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.expert.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFactsTest {
    private static String text(ReportFacts facts) {
        return Composer.compose(facts, new ReportWords(Language.EN)).toString();
    }

    @Test
    void whatIsKeptMakesTheSameReport() {
        for (ReportFacts facts : List.of(TestFacts.issued(), TestFacts.requested(null), TestFacts.withDeals())) {
            ReportFacts read = EventJson.read(EventJson.write(facts), ReportFacts.class);
            assertThat(read).isEqualTo(facts);
            assertThat(text(read)).isEqualTo(text(facts));
        }
    }

    @Test
    void whatIsGivenOutSaysWhatWasSigned() {
        ReportFacts signed = TestFacts.issued();
        ReportFacts.Signer later =
                signed.opinion().signers().getFirst().signed(Manner.SEALED_SCAN, TestFacts.THEN, "REF-7");
        ReportFacts out = signed.givenOut(List.of(later, later), "hash");
        assertThat(out.opinion().signers()).containsExactly(later, later);
        assertThat(out.opinion().signedSha256()).isEqualTo("hash");
        assertThat(out.opinion().issued()).isTrue();
        assertThat(out.estimate()).isEqualTo(signed.estimate());
        assertThat(out.opinion().review()).isEqualTo(signed.opinion().review());
    }

    @ParameterizedTest
    @CsvSource({"INVENTION, Patent Law and, Copyright Law:", "SOFTWARE, Copyright Law:, Patent Law and"})
    void theLawIsThatOfWhatWasValuedAlsoWhereItsVersionIsNotKnownAnyMore(AssetType type, String law, String other) {
        ReportFacts facts = TestFacts.estimate(TestAssets.of(type).build());
        assertThat(facts.estimate().assetType()).isEqualTo(type);
        ReportFacts forgotten = new ReportFacts(
                facts.number(), facts.mode(), facts.demonstration(), null, facts.estimate(), facts.opinion());
        assertThat(text(forgotten)).contains(law).doesNotContain(other);
    }
}
