package org.ipmarket.settlement.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.settlement.recordal.CaseState;

/** A state that a case went through. @param by a login, an office's link, or the market itself */
@Embeddable
public record RecordalStep(@Enumerated(EnumType.STRING) CaseState state, Instant at, String by, String why) {}
