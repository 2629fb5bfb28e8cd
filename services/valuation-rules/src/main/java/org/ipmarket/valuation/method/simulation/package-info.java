/**
 * Values over simulated paths. {@link org.ipmarket.valuation.method.simulation.MonteCarlo} is the engine; the model of version 1
 * of the estimates, {@link org.ipmarket.valuation.method.simulation.RoyaltySimulation}, has draws of its own and never changes.
 */
package org.ipmarket.valuation.method.simulation;
