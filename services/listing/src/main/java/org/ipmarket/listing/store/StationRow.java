package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.centre.HostKind;
import org.ipmarket.listing.network.StationPolicy;
import org.ipmarket.listing.network.StationTerms;
import org.ipmarket.listing.network.Tier;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** A station of the data network. */
@Entity
@Table(name = "station")
public class StationRow {
    /** Mode and code, {@code test:MAIN}. */
    @Id
    public String id;

    public Mode mode;
    public String code;
    public long version;

    @Enumerated(EnumType.STRING)
    public Tier tier;

    /** Id of the station above, or null. */
    public String parent;

    /** Ids from the root to this station. */
    public String[] path;

    @Enumerated(EnumType.STRING)
    public HostKind host;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText name;

    public String region;
    public String operatorCentre;
    public UUID operatorParticipant;

    @Enumerated(EnumType.STRING)
    public StationPolicy.Shows shows;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<AssetKind> kinds;

    public Instant changedAt;

    public static String idOf(Mode mode, String code) {
        return mode.wire() + ":" + code;
    }

    /** The code in an id. */
    public static String codeOf(String id) {
        return id == null ? null : id.substring(id.indexOf(':') + 1);
    }

    /** Takes what it is; {@code above} is null for the main station. */
    public void take(StationTerms terms, StationRow above, Instant now) {
        version++;
        tier = terms.tier();
        parent = above == null ? null : above.id;
        host = terms.host();
        name = terms.name();
        region = terms.region();
        operatorCentre = terms.centre() == null ? null : terms.centre().value();
        operatorParticipant =
                terms.participant() == null ? null : terms.participant().value();
        changedAt = now;
    }

    public void take(StationPolicy policy, Instant now) {
        version++;
        shows = policy.shows();
        kinds = policy.kinds();
        changedAt = now;
    }

    public StationTerms terms() {
        return new StationTerms(
                tier,
                codeOf(parent),
                host,
                name,
                region,
                operatorCentre == null ? null : new CentreCode(operatorCentre),
                operatorParticipant == null ? null : new ParticipantId(operatorParticipant));
    }

    public StationPolicy policy() {
        return new StationPolicy(shows, kinds);
    }

    /** Whether that station is this one or stands above it. */
    public boolean isUnder(String id) {
        return Arrays.asList(path).contains(id);
    }
}
