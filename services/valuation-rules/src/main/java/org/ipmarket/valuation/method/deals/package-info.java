/**
 * What the market's own deals teach: a model of prices that learns from lots that sold and from lots that did not, with
 * intervals whose coverage is measured. Amounts are in one unit of the caller's choice, one currency, best the minor unit;
 * inside they are natural logarithms. The same snapshot, seed and settings come to the same bits on any machine.
 */
package org.ipmarket.valuation.method.deals;
