package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.centre.CentrePresence;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.centre.MemberOutlet;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;

/** A centre of one mode. */
@Entity
@Table(name = "centre")
public class CentreRow {
    /** Mode and code, {@code test:GZ}: the subject of {@link CentreChanged}. */
    @Id
    public String id;

    public Mode mode;
    public String code;
    public long version;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText name;

    public String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<AssetKind> kinds;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<SaleMethod> methods;

    @JdbcTypeCode(SqlTypes.JSON)
    public TradingRules rules;

    @JdbcTypeCode(SqlTypes.JSON)
    public FeeSchedule fees;

    /** Places at which it serves its members. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<MemberOutlet> outlets = List.of();

    /** By which calendar it counts working days. */
    public String calendar = CentrePresence.DEFAULT_CALENDAR;

    /** Whose offers it shows. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Showing shows = Showing.EVERYTHING;

    public Instant changedAt;

    public static String idOf(Mode mode, CentreCode code) {
        return mode.wire() + ":" + code;
    }

    public CentreCode centre() {
        return new CentreCode(code);
    }

    public CentreTerms terms() {
        return new CentreTerms(name, currency, kinds, methods, rules, fees);
    }

    public void take(CentreTerms terms, Instant now) {
        version++;
        name = terms.name();
        currency = terms.currency();
        kinds = terms.kinds();
        methods = terms.methods();
        rules = terms.rules();
        fees = terms.fees();
        changedAt = now;
    }

    /** Takes what is stated; a null keeps what is there. */
    public void take(CentrePresence presence) {
        outlets = presence.outlets() == null ? outlets : List.copyOf(presence.outlets());
        calendar = presence.calendar() == null ? calendar : presence.calendar();
        shows = presence.shows() == null ? shows : presence.shows();
    }

    /** Its rules and fees are these from now on. */
    public void take(TradingRules newRules, FeeSchedule newFees, Instant now) {
        version++;
        rules = newRules;
        fees = newFees;
        changedAt = now;
    }

    /** The state as it is told. */
    public CentreChanged told() {
        return new CentreChanged(
                new CentreCode(code), mode, version, name, currency, kinds, methods, rules, fees, calendar);
    }
}
