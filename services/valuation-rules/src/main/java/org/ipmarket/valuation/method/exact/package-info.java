/**
 * From doubles to money, once and at the very end: to the minor unit, half up; and sums that add up to the last unit.
 */
package org.ipmarket.valuation.method.exact;
