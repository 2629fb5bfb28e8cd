package org.ipmarket.valuation.api;

import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.estimate.Overrides;

/**
 * @param overrides in the place of the model's assumptions; null for none
 * @param dry true: nothing is kept
 */
record TrialRequest(AssetId asset, Overrides overrides, Boolean dry) {}
