/** What it would cost to have the same again. Amounts are in one unit of the caller's choice. */
package org.ipmarket.valuation.method.cost;
