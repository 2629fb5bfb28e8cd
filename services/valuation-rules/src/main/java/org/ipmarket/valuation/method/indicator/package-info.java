/**
 * What can be counted of a patent: its document, its family, who cites it, what the registers tell of it; and how it stands among those of
 * its office, field and year. What is not known is empty, never 0.
 */
package org.ipmarket.valuation.method.indicator;
