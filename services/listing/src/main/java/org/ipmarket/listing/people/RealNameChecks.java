package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.CheckState;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.CheckRow;
import org.ipmarket.listing.store.Checks;
import org.ipmarket.listing.store.Identities;
import org.ipmarket.listing.store.IdentityRow;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;

/** Asks whether parties are who they say, and shows what was found. */
@ApplicationScoped
public class RealNameChecks {
    private final Checks checks;
    private final Identities identities;
    private final ParticipantFile participants;
    private final CheckFile file;
    private final RealNameCheck service;
    private final MarketClock clock;
    private final ListingConfig.RealNames.SmallPayment payment;
    private final SecureRandom random = new SecureRandom();

    RealNameChecks(
            Checks checks,
            Identities identities,
            ParticipantFile participants,
            CheckFile file,
            RealNameCheck service,
            MarketClock clock,
            ListingConfig config) {
        this.checks = checks;
        this.identities = identities;
        this.participants = participants;
        this.file = file;
        this.service = service;
        this.clock = clock;
        this.payment = config.realNames().smallPayment();
    }

    /** Asks for one: the participant itself, or a reviewer or the manager of one of its centres. */
    @Transactional
    public CheckRow request(Caller caller, ParticipantId id, Supplier<CheckKind> stated) {
        ParticipantRow party = participants.lockSeen(caller, id);
        boolean itself = ParticipantFile.isItself(caller, party, Role.TRADER, Role.APPROVER);
        if (!itself && !caller.has(Role.MARKET_ADMIN)) {
            caller.requireAny(Role.REVIEWER, Role.MANAGER);
        }
        CheckKind kind = stated.get();
        if (!kind.isFor(party.kind)) {
            throw Refusals.unprocessable("invalid-check", "kind", "a " + party.kind + " has nothing that it looks at");
        }
        Identity identity = identities
                .findByIdOptional(party.id)
                .map(IdentityRow::identity)
                .filter(kind::isStated)
                .orElseThrow(() -> Problems.conflict("identity-missing", "What the check looks at is not stated."));
        checks.standing(party.id).stream()
                .filter(other -> other.kind == kind)
                .findFirst()
                .ifPresent(other -> {
                    throw exists(Map.of("check", other.id, "state", other.state));
                });
        CheckRow row = new CheckRow();
        row.id = Ids.next();
        row.mode = party.mode;
        row.version = 1;
        row.participant = party.id;
        row.kind = kind;
        row.centre = !itself && caller.centre() != null ? caller.centre().value() : party.homeCentre;
        row.requestedBy = caller.username();
        row.requestedAt = clock.now();
        begin(row, service.ask(kind, party.kind, party.name, identity));
        try {
            checks.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw exists(Map.of());
        }
        file.opened(row);
        return row;
    }

    private void begin(CheckRow row, RealNameCheck.Answer answer) {
        switch (answer) {
            case RealNameCheck.Answer.Found(boolean passed, String source, String reason) -> {
                row.state = passed ? CheckState.PASSED : CheckState.FAILED;
                row.passed = passed;
                row.source = source;
                row.reason = reason;
                row.confirmedAt = row.requestedAt;
            }
            case RealNameCheck.Answer.ByHand()
            when row.kind == CheckKind.BANK_ACCOUNT -> {
                row.state = CheckState.TO_PAY;
                row.amountMinor = 1L + random.nextInt(payment.most());
            }
            case RealNameCheck.Answer.ByHand() -> row.state = CheckState.REQUESTED;
        }
    }

    private static RuntimeException exists(Map<String, ?> facts) {
        return Problems.conflict("check-exists", "A check of this kind is under way, or has passed.", facts);
    }

    /** Newest first, to those who may know of the participant. */
    @Transactional
    public List<CheckRow> list(Caller caller, ParticipantId id, UUID before, int limit) {
        return checks.of(participants.get(caller, id).id, before, limit);
    }

    /** How often an amount may still be told back. */
    public int attemptsLeft(CheckRow row) {
        return Math.max(0, payment.attempts() - row.attempts);
    }

    /** The amount, to those alone who pay it; empty for everybody else. */
    public static Optional<Long> amountFor(Caller caller, CheckRow row) {
        return row.amountMinor != null
                        && row.state == CheckState.TO_PAY
                        && caller.has(Role.FINANCE)
                        && caller.centre() != null
                        && caller.centre().value().equals(row.centre)
                ? Optional.of(row.amountMinor)
                : Optional.empty();
    }
}
