/**
 * A right as an option: to develop what it protects, and to wait, or to stop, while it lasts. Amounts are in one unit of the
 * caller's choice; rates, yields and volatilities are yearly fractions, compounded continuously; times are years.
 */
package org.ipmarket.valuation.method.option;
