package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.settlement.trade.TradeClock;
import org.ipmarket.settlement.trade.TradeState;

/**
 * Why a trade stands still, and where it stood: state and clock.
 *
 * @param by the login's subject, or null where the register's news or a clock did it
 */
@Embeddable
public record Freeze(
        @Enumerated(EnumType.STRING) @Column(name = "freeze_ground")
        FreezeGround ground,

        @Column(name = "freeze_reason") String reason,

        @Enumerated(EnumType.STRING) @Column(name = "frozen_from")
        TradeState from,

        @Column(name = "frozen_at") Instant at,
        @Column(name = "frozen_by") String by,

        @Enumerated(EnumType.STRING) @Column(name = "kept_clock")
        TradeClock keptClock,

        @Column(name = "kept_since") Instant keptSince,
        @Column(name = "kept_due") Instant keptDue,
        @Column(name = "kept_provisional") Boolean keptProvisional,
        @Column(name = "kept_source") String keptSource) {}
