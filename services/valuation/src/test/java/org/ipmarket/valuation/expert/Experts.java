package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.id.ParticipantId;

/** Experts for tests. */
final class Experts {
    private Experts() {}

    static Panellist expert(
            String username, ParticipantId participant, ParticipantId organisation, Interest... interests) {
        return new Panellist(
                username,
                new LocalizedText("张伟", "Zhang Wei"),
                participant,
                organisation,
                Panellist.Standing.ACTIVE,
                List.of(
                        new Panellist.Field(AssetType.INVENTION, List.of("B", "H")),
                        new Panellist.Field(AssetType.SOFTWARE, null)),
                List.of(new Panellist.Licence(
                        new LocalizedText("资产评估师", "Appraiser"), "A-" + username, null, LocalDate.of(2027, 1, 1))),
                List.of(interests));
    }
}
