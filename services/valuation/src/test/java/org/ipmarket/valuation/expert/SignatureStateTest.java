package org.ipmarket.valuation.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ipmarket.valuation.expert.SignatureDeed.ANSWER;
import static org.ipmarket.valuation.expert.SignatureDeed.CONFIRM;
import static org.ipmarket.valuation.expert.SignatureDeed.REFUSE;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureStateTest {
    @Test
    void theProviderAnswersAndAPersonConfirms() {
        assertThat(SignatureState.ASKED.by(ANSWER)).isEqualTo(SignatureState.SIGNED);
        assertThat(SignatureState.UPLOADED.by(CONFIRM)).isEqualTo(SignatureState.SIGNED);
        assertThatThrownBy(() -> SignatureState.ASKED.by(CONFIRM))
                .isInstanceOf(IllegalSignatureDeed.class)
                .hasMessageContaining("ASKED")
                .hasMessageContaining("CONFIRM");
        assertThatThrownBy(() -> SignatureState.UPLOADED.by(ANSWER)).isInstanceOf(IllegalSignatureDeed.class);
    }

    @Test
    void whatIsUnderWayCanBeRefused() {
        assertThat(SignatureState.ASKED.by(REFUSE)).isEqualTo(SignatureState.REFUSED);
        assertThat(SignatureState.UPLOADED.by(REFUSE)).isEqualTo(SignatureState.REFUSED);
        assertThat(EnumSet.allOf(SignatureState.class).stream().filter(SignatureState::isUnderWay))
                .containsExactly(SignatureState.ASKED, SignatureState.UPLOADED);
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureState.class,
            names = {"SIGNED", "REFUSED"})
    void whatIsDecidedStays(SignatureState state) {
        EnumSet.allOf(SignatureDeed.class).forEach(deed -> assertThatThrownBy(() -> state.by(deed))
                .isInstanceOf(IllegalSignatureDeed.class)
                .satisfies(e -> assertThat(((IllegalSignatureDeed) e).state()).isEqualTo(state)));
    }
}
