package org.ipmarket.valuation.api;

import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;

/**
 * @param correlationBasisPoints between the logarithms of any two values; null for the model's assumption
 * @param price of the whole, to be apportioned to the assets; null for none
 * @param dry true: nothing is kept
 */
record BundleRequest(List<AssetId> assets, Integer correlationBasisPoints, Money price, Boolean dry) {}
