/** The report of an estimate or of a value opinion: its fourteen parts from facts, what of them is missing, its charts; pure. */
package org.ipmarket.valuation.report;
