package org.ipmarket.valuation.method.deals;

/** A sentence for people, in simplified Chinese and English. */
public record Saying(String zh, String en) {}
