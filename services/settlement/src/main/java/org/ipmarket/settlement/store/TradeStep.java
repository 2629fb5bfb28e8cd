package org.ipmarket.settlement.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.settlement.trade.TradeState;

/** A state that a trade has come to, when and why. */
@Embeddable
public record TradeStep(@Enumerated(EnumType.STRING) TradeState state, Instant at, String why) {}
