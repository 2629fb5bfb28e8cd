package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.listing.store.AssetValueRow;
import org.ipmarket.listing.store.AssetValues;
import org.ipmarket.messages.event.ValuationCompleted;

/** Keeps the indicative value that is shown beside an asset: the newest version's, of those the latest. */
@ApplicationScoped
public class ValueShown {
    private final AssetValues values;

    ValueShown(AssetValues values) {
        this.values = values;
    }

    /** Needs no asset to be there: a value can overtake nothing but older values. */
    public void keep(ValuationCompleted told) {
        AssetValueRow row = values.lock(told.asset().value()).orElse(null);
        if (row != null && isOlder(told, row)) {
            return;
        }
        boolean isNew = row == null;
        if (isNew) {
            row = new AssetValueRow();
            row.asset = told.asset().value();
        }
        row.assetVersion = told.assetVersion();
        row.mode = told.mode();
        row.valuation = told.valuation().value();
        row.p10 = told.p10();
        row.p50 = told.p50();
        row.p90 = told.p90();
        row.noEstimateReason = told.noEstimateReason();
        row.completedAt = told.completedAt();
        if (isNew) {
            values.persistAndFlush(row);
        }
    }

    private static boolean isOlder(ValuationCompleted told, AssetValueRow row) {
        return told.assetVersion() < row.assetVersion
                || (told.assetVersion() == row.assetVersion
                        && !told.completedAt().isAfter(row.completedAt));
    }
}
