package org.ipmarket.settlement.invoice.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.clearing.TradeAccess;
import org.ipmarket.settlement.invoice.FapiaoState;
import org.ipmarket.settlement.invoice.TitleData;
import org.ipmarket.settlement.store.FapiaoRepository;
import org.ipmarket.settlement.store.FapiaoRow;
import org.ipmarket.settlement.store.FapiaoTitleRepository;
import org.ipmarket.settlement.store.FapiaoTitleRow;

/** What people do about fapiao: say in whose name, look, correct, have one that was refused tried anew. */
@ApplicationScoped
public class FapiaoDesk {
    private static final String PLATFORM = "platform";

    private final FapiaoRepository rows;
    private final FapiaoTitleRepository titles;
    private final Audit audit;
    private final MarketClock clock;

    FapiaoDesk(FapiaoRepository rows, FapiaoTitleRepository titles, Audit audit, MarketClock clock) {
        this.rows = rows;
        this.titles = titles;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<FapiaoTitleRow> title(Caller caller) {
        return titles.findByIdOptional(caller.requireParticipant(Role.TRADER).value());
    }

    /**
     * What waited for it, or was refused, is handed over in the new name. One that is issued stays as it is; it can be corrected.
     *
     * @param ifMatch the tag that was read; needed where there is a title already
     */
    @Transactional
    public FapiaoTitleRow changeTitle(Caller caller, TitleData title, String ifMatch) {
        ParticipantId participant = caller.requireParticipant(Role.TRADER);
        FapiaoTitleRow row = titles.findById(participant.value(), LockModeType.PESSIMISTIC_WRITE);
        TitleData before = row == null ? null : row.title();
        if (row == null) {
            row = FapiaoTitleRow.of(participant, caller.mode());
        } else {
            ETags.requireMatch(ifMatch, row.version());
        }
        row.change(title, caller.username(), clock.now());
        titles.persist(row);
        audit.record("fapiao.title", "participant", participant, before, title);
        rows.waitingForTitle(participant).forEach(waiting -> waiting.titled(title));
        return row;
    }

    /** Those of the caller's participant, centre or platform. */
    public List<FapiaoRow> page(Caller caller, UUID after, int limit) {
        if (caller.actsFor() != null) {
            return rows.pageOf(caller.actsFor(), caller.mode(), after, limit);
        }
        return rows.pageOf(issuerOf(caller), caller.mode(), after, limit);
    }

    /** 404 for who may not see it. */
    public FapiaoRow read(Caller caller, UUID id) {
        return rows.findByIdOptional(id)
                .filter(row -> maySee(caller, row))
                .orElseThrow(() -> Problems.notFound("fapiao", id));
    }

    private static boolean maySee(Caller caller, FapiaoRow row) {
        return row.mode() == caller.mode()
                && (row.payer().equals(caller.actsFor())
                        || caller.has(Role.FINANCE) && ("centre:" + caller.centre()).equals(row.issuer())
                        || caller.has(Role.MARKET_ADMIN));
    }

    private static String issuerOf(Caller caller) {
        return caller.has(Role.MARKET_ADMIN)
                ? PLATFORM
                : "centre:" + TradeAccess.requireOwnCentre(caller, Role.FINANCE, Role.MARKET_ADMIN);
    }

    /**
     * Takes back all or part of an issued fapiao by a red-letter one.
     *
     * @param amount how much, or null for all that is left
     */
    @Transactional
    public FapiaoRow correct(Caller caller, UUID id, Money amount, String reason) {
        FapiaoRow blue = ofIssuer(caller, id);
        if (blue.corrects() != null) {
            throw Problems.conflict("fapiao-is-red", "A red-letter fapiao is not corrected by another.");
        }
        if (blue.state() != FapiaoState.ISSUED && blue.state() != FapiaoState.PART_REVERSED) {
            throw Problems.conflict(
                    "fapiao-state",
                    "The fapiao is " + blue.state() + "; only one that is issued can be taken back.",
                    Map.of("state", blue.state().name()));
        }
        List<FapiaoRow> corrections = rows.correctionsOf(id);
        Money under = corrections.stream()
                .filter(row -> row.state() != FapiaoState.ISSUED)
                .map(FapiaoRow::total)
                .reduce(Money.zero(blue.total().currencyCode()), Money::plus);
        Money left = blue.total().minus(blue.reversed()).minus(under);
        Money part = amount == null ? left : amount;
        if (!part.currency().equals(left.currency()) || part.isZero() || part.compareTo(left) > 0) {
            throw Problems.unprocessable(
                    "amount-out-of-range",
                    "amount",
                    "At most " + left + " of it can still be taken back, and something must be.",
                    Map.of("accepted", left));
        }
        FapiaoRow red = blue.correction(
                Ids.next(), part, taxOf(blue, part), reason, corrections.size() + 1, caller.username(), clock.now());
        rows.persist(red);
        audit.record("fapiao.correct", "fapiao", id, blue.state().name(), Map.of("red", red.id(), "amount", part));
        return red;
    }

    /** The blue one's rate counts, whatever the rate is now; the last part takes the tax that is left. */
    private FapiaoRow.TaxPart taxOf(FapiaoRow blue, Money part) {
        long others = rows.correctionsOf(blue.id()).stream()
                .mapToLong(row -> row.tax().minor())
                .sum();
        long totals = rows.correctionsOf(blue.id()).stream()
                .mapToLong(row -> row.total().minor())
                .sum();
        boolean last = totals + part.minor() == blue.total().minor();
        long tax = last
                ? blue.tax().minor() - others
                : java.math.BigInteger.valueOf(blue.tax().minor())
                        .multiply(java.math.BigInteger.valueOf(part.minor()))
                        .divide(java.math.BigInteger.valueOf(blue.total().minor()))
                        .longValueExact();
        return new FapiaoRow.TaxPart(Money.ofMinor(tax, part.currencyCode()), blue.ratePerMillion(), blue.taxRule());
    }

    /** One that was refused is handed over anew, when what was wrong was mended. */
    @Transactional
    public FapiaoRow tryAnew(Caller caller, UUID id) {
        FapiaoRow row = ofIssuer(caller, id);
        if (row.state() != FapiaoState.REFUSED) {
            throw Problems.conflict(
                    "fapiao-state",
                    "The fapiao is " + row.state() + "; only one that was refused is tried anew.",
                    Map.of("state", row.state().name()));
        }
        row.titled(row.title());
        audit.record(
                "fapiao.retry",
                "fapiao",
                id,
                FapiaoState.REFUSED.name(),
                row.state().name());
        return row;
    }

    private FapiaoRow ofIssuer(Caller caller, UUID id) {
        read(caller, id);
        FapiaoRow row = rows.lock(id).orElseThrow();
        rows.getEntityManager().refresh(row);
        if (!row.issuer().equals(issuerOf(caller))) {
            throw Problems.forbidden("This call is for who issues the fapiao: " + row.issuer() + ".");
        }
        return row;
    }
}
