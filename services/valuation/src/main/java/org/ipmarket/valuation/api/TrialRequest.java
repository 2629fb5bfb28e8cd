package org.ipmarket.valuation.api;

import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.estimate.MethodInputs;
import org.ipmarket.valuation.estimate.Overrides;

/**
 * @param overrides in the place of the model's assumptions; null for none
 * @param methods what single methods need and the register does not tell; null for nothing
 * @param dry true: nothing is kept
 */
record TrialRequest(AssetId asset, Overrides overrides, MethodInputs methods, Boolean dry) {}
