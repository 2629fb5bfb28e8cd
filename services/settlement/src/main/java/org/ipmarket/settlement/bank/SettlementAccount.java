package org.ipmarket.settlement.bank;

/** The dedicated account into which everybody pays. */
public record SettlementAccount(String bank, String name, String number) {}
