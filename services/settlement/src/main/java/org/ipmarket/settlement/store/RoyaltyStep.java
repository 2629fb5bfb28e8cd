package org.ipmarket.settlement.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.settlement.licence.StatementState;

/** A state that a statement came to. @param why with the figures, so that every edition can be read later */
@Embeddable
public record RoyaltyStep(@Enumerated(EnumType.STRING) StatementState state, Instant at, String by, String why) {}
