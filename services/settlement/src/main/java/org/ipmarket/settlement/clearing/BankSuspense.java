package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.match.Candidate;
import org.ipmarket.settlement.bank.match.Claim;
import org.ipmarket.settlement.bank.match.Incoming;
import org.ipmarket.settlement.bank.match.MatchRule;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.Claims;
import org.jboss.logging.Logger;

/**
 * Money that matched nothing: an operator looks at what it could be for, says what it is, and a second person releases that; or
 * it goes back, at an operator's word or when its time has run out.
 */
@ApplicationScoped
public class BankSuspense {
    private static final Logger LOG = Logger.getLogger(BankSuspense.class);
    private static final int MOST = 10;

    private final BankBook book;
    private final Claims claims;
    private final ApplyStatementLine applyLine;
    private final Suspense suspense;
    private final Audit audit;
    private final MarketClock clock;
    private final int batch;

    BankSuspense(
            BankBook book,
            Claims claims,
            ApplyStatementLine applyLine,
            Suspense suspense,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.book = book;
        this.claims = claims;
        this.applyLine = applyLine;
        this.suspense = suspense;
        this.audit = audit;
        this.clock = clock;
        this.batch = config.bank().batch();
    }

    /** What the money could be for, best first. */
    public List<Candidate> candidates(BankLine line) {
        Incoming money = applyLine.incoming(line);
        return MatchRule.candidates(
                money, claims.near(line.mode(), line.amount(), money.reference(), money.holders()), MOST);
    }

    /** A first person says what it is for. 409 where the rules do not permit that, with what speaks against it. */
    @Transactional
    public BankLine assign(Caller caller, UUID id, Claim.Kind kind, UUID to, String why) {
        BankLine line = locked(caller, id);
        Candidate candidate = candidate(line, kind, to);
        if (!candidate.assignable()) {
            throw Problems.conflict(
                    "not-assignable",
                    "The money cannot be for that: " + String.join(" ", candidate.against()),
                    Map.of("against", candidate.against()));
        }
        line.assign(kind, to, why, caller.username(), caller.subject());
        audit.record("bank-suspense.assign", "bank-line", id, null, Map.of("to", to.toString(), "why", why));
        return line;
    }

    /** A second person releases what the first one said. */
    @Transactional
    public BankLine release(Caller caller, UUID id) {
        BankLine line = locked(caller, id);
        if (line.assignTo() == null) {
            throw Problems.conflict("not-assigned", "Nobody has said what the money is for.");
        }
        BankPeople.requireSecond(caller, line.assignSubject(), line.assignBy(), "The assignment");
        Claim claim = candidate(line, line.assignKind(), line.assignTo()).claim();
        applyLine.settleAssigned(line, claim.reference(), claim.participant()).ifPresent(why -> {
            throw Problems.conflict("not-assignable", why);
        });
        line.decidedBy(caller.username());
        audit.record(
                "bank-suspense.release",
                "bank-line",
                id,
                StateChange.of(BankLine.State.SUSPENDED),
                StateChange.of(line.state()));
        return line;
    }

    /** The second person, or the first, drops what was said. */
    @Transactional
    public BankLine drop(Caller caller, UUID id) {
        BankLine line = locked(caller, id);
        line.unassign();
        audit.record("bank-suspense.drop", "bank-line", id, null, null);
        return line;
    }

    /** An operator sends it back before its time. */
    @Transactional
    public BankLine giveBack(Caller caller, UUID id, String why) {
        BankLine line = locked(caller, id);
        suspense.giveBack(line, why);
        line.decidedBy(caller.username());
        audit.record(
                "bank-suspense.return",
                "bank-line",
                id,
                StateChange.of(BankLine.State.SUSPENDED),
                StateChange.of(line.state()));
        return line;
    }

    /** What has waited long enough goes back by itself. */
    void giveBackDue() {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> book.due(clock.now(), batch));
        for (UUID id : due) {
            try {
                QuarkusTransaction.requiringNew().run(() -> book.lock(id)
                        .filter(line -> line.state() == BankLine.State.SUSPENDED)
                        .ifPresent(line -> suspense.giveBack(line, line.reason() + " Nobody decided in time.")));
            } catch (RuntimeException e) {
                LOG.errorf(e, "entry %s could not be sent back; it is tried again", id);
            }
        }
    }

    private BankLine locked(Caller caller, UUID id) {
        BankLine line = book.lock(id)
                .filter(known -> known.mode() == caller.mode() && BankPeople.mayTouch(caller, known.centre()))
                .orElseThrow(() -> Problems.notFound("bank line", id));
        if (line.state() != BankLine.State.SUSPENDED) {
            throw Problems.conflict(
                    "not-in-suspense",
                    "The entry is " + line.state() + "; only what is SUSPENDED can be decided about.",
                    Map.of("state", line.state().name()));
        }
        return line;
    }

    private Candidate candidate(BankLine line, Claim.Kind kind, UUID to) {
        Incoming money = applyLine.incoming(line);
        Claim claim = claims.of(line.mode(), kind, to)
                .orElseThrow(() -> Problems.notFound(kind.name().toLowerCase(java.util.Locale.ROOT), to));
        return MatchRule.judged(money, claim);
    }
}
