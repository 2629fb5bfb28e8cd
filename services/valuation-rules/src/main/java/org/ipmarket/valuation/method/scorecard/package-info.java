/** A patent's points by dimension and purpose, in the manner of GB/T 42748-2023; what is not known is open and widens the bounds. */
package org.ipmarket.valuation.method.scorecard;
