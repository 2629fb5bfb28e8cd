package org.ipmarket.bidding;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** States of assets as listing tells them. */
final class Assets {
    private Assets() {}

    static AssetChanged lapsed(AssetId asset, ParticipantId owner, long version) {
        return new AssetChanged(
                asset,
                Mode.TEST,
                version,
                AssetType.INVENTION,
                new LocalizedText("一种夹爪", "A gripper"),
                People.GZ,
                "CN",
                "ZL202310012345.6",
                List.of(new OwnerShare(owner, 10_000)),
                LegalStatus.LAPSED,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2024, 1, 1),
                null,
                null,
                LocalDate.of(2043, 1, 1),
                List.of("B25J"),
                3,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
