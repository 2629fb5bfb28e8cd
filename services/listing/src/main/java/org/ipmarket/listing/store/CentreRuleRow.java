package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.centre.RuleBook;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.SettlementTerms;

/** One version of a centre's rules. */
@Entity
@Table(name = "centre_rule_version")
@IdClass(CentreRuleRow.Key.class)
public class CentreRuleRow {
    /** Centre and version. */
    public record Key(String centre, long version) implements Serializable {}

    /** Mode and code, {@code test:GZ}: the id of its {@link CentreRow}. */
    @Id
    public String centre;

    @Id
    public long version;

    @Enumerated(EnumType.STRING)
    public RuleVersionState state;

    @JdbcTypeCode(SqlTypes.JSON)
    public RuleBook book;

    @JdbcTypeCode(SqlTypes.JSON)
    public FeeSchedule fees;

    /** How its trades are settled, or null where the market's defaults hold. */
    @JdbcTypeCode(SqlTypes.JSON)
    public SettlementTerms settlement;

    /** Why it was proposed. */
    public String reason;

    /** Subject of the login that proposed it. */
    public String proposedBy;

    /** Its name, for people to read. */
    public String proposer;

    public Instant proposedAt;
    public String decidedBy;
    public String decider;
    public Instant decidedAt;

    /** Why it was rejected, or a remark on the confirmation. */
    public String decision;

    /** From that day on it holds. */
    public LocalDate effectiveOn;

    /** The version that it was made from, or 0 for the first. */
    public long base;
}
