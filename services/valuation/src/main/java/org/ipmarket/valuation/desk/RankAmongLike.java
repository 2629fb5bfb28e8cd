package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.estimate.Standing;
import org.ipmarket.valuation.estimate.Standings;
import org.ipmarket.valuation.store.CohortStore;

/** Says how a patent stands among those of its cohort that the register has told of. */
@ApplicationScoped
class RankAmongLike {
    private final CohortStore cohorts;
    private final ValuationConfig config;

    RankAmongLike(CohortStore cohorts, ValuationConfig config) {
        this.cohorts = cohorts;
        this.config = config;
    }

    /** Null for works: the indicators are of patents. */
    Standing standing(AssetChanged asset, LocalDate day) {
        if (asset.type().kind() != AssetKind.PATENT) {
            return null;
        }
        List<AssetChanged> like = Standings.key(asset)
                .map(key -> cohorts.members(asset.mode(), key, config.cohortMost()))
                .orElse(List.of());
        return Standings.of(asset, like, day);
    }
}
