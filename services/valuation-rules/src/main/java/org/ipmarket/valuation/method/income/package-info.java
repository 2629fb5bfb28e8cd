/** What a right earns its owner, year by year, worth today. */
package org.ipmarket.valuation.method.income;
