package org.ipmarket.listing.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.ipmarket.messages.Extent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule by name, where both rights are everywhere and without end. */
class NamedRulesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            EXCLUSIVE,  true,  EXCLUSIVE,  false, Patent Law 12
            EXCLUSIVE,  true,  ORDINARY,   false, Patent Law 12
            SOLE,       true,  SOLE,       false, Patent Law 12
            SOLE,       true,  ORDINARY,   false, Patent Law 12
            ORDINARY,   true,  EXCLUSIVE,  false, Patent Law 12
            ORDINARY,   true,  ORDINARY,   false,
            OPEN,       true,  EXCLUSIVE,  false, Patent Law 50
            OPEN,       true,  SOLE,       false, Patent Law 50
            OPEN,       true,  ORDINARY,   false,
            EXCLUSIVE,  true,  OPEN,       false, Patent Law 50
            ASSIGNMENT, false, ASSIGNMENT, false, model
            ASSIGNMENT, false, EXCLUSIVE,  false, model
            EXCLUSIVE,  false, ASSIGNMENT, false, model
            EXCLUSIVE,  true,  ASSIGNMENT, false,
            PLEDGE,     true,  ASSIGNMENT, false, Civil Code 444
            PLEDGE,     true,  ORDINARY,   false, Civil Code 444
            PLEDGE,     true,  ASSIGNMENT, true,
            """)
    void cites(Kind existing, boolean inForce, Kind offered, boolean consent, String source) {
        var found = Conflicts.between(everywhere(existing, inForce, false), everywhere(offered, false, consent));
        if (source == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).hasValueSatisfying(bar -> assertThat(bar.source()).contains(source));
        }
    }

    private static Grant everywhere(Kind kind, boolean inForce, boolean consent) {
        return new Grant(kind, Extent.ALL, new Period(LocalDate.of(2026, 1, 1), null), inForce, consent);
    }
}
