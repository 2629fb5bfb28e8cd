package org.ipmarket.valuation.expert.api;

/** Nothing is said in it; the act is what counts. */
public record EmptyRequest() {}
