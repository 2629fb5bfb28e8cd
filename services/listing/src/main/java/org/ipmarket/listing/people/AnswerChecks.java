package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.participant.CheckState;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.register.EvidenceRegister.Subject;
import org.ipmarket.listing.register.ParticipantFile;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.CheckRow;
import org.ipmarket.listing.store.Checks;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What people find: one records, another confirms; of an account, its owner tells back what was paid. */
@ApplicationScoped
public class AnswerChecks {
    private static final int LONGEST_TEXT = 200;
    private static final String CURRENCY = "CNY";

    private final Checks checks;
    private final ParticipantFile participants;
    private final CheckFile file;
    private final EvidenceRegister evidence;
    private final MarketClock clock;
    private final int attempts;

    AnswerChecks(
            Checks checks,
            ParticipantFile participants,
            CheckFile file,
            EvidenceRegister evidence,
            MarketClock clock,
            ListingConfig config) {
        this.checks = checks;
        this.participants = participants;
        this.file = file;
        this.evidence = evidence;
        this.clock = clock;
        this.attempts = config.realNames().smallPayment().attempts();
    }

    /**
     * What one person found.
     *
     * @param source where it looked: an authority's register, a bank's letter
     * @param document what shows it, among the evidence of the participant
     * @param reason why not, where it has not passed
     */
    public record Finding(boolean passed, String source, UUID document, String reason) {}

    /** By a reviewer of the check's centre. */
    @Transactional
    public CheckRow record(Caller caller, ParticipantId id, UUID check, Supplier<Finding> stated) {
        CheckRow row = lock(caller, id, check);
        requireStaff(caller, row, Role.REVIEWER);
        Finding finding = stated.get();
        refuseLong("source", finding.source());
        if (!finding.passed()) {
            Refusals.reason(finding.reason() == null ? "" : finding.reason());
        }
        CheckFile.requireWay(row, CheckState.RECORDED);
        evidence.require(row.mode, finding.document(), new Subject(SubjectKind.PARTICIPANT, row.participant));
        row.passed = finding.passed();
        row.source = finding.source();
        row.document = finding.document();
        row.reason = finding.passed() ? null : finding.reason();
        row.recordedBy = caller.subject();
        row.recordedByName = caller.username();
        row.recordedAt = clock.now();
        file.move(row, CheckState.RECORDED, "check.record");
        return row;
    }

    /** By another reviewer, or the manager, of the same centre. */
    @Transactional
    public CheckRow confirm(Caller caller, ParticipantId id, UUID check) {
        CheckRow row = lockRecorded(caller, id, check);
        row.confirmedByName = caller.username();
        row.confirmedAt = clock.now();
        file.move(row, row.passed ? CheckState.PASSED : CheckState.FAILED, "check.confirm");
        return row;
    }

    /** The second person does not agree: it is looked at anew. */
    @Transactional
    public CheckRow sendBack(Caller caller, ParticipantId id, UUID check, Supplier<String> why) {
        CheckRow row = lockRecorded(caller, id, check);
        row.reason = Refusals.reason(why.get());
        row.passed = null;
        file.move(row, CheckState.REQUESTED, "check.send-back");
        return row;
    }

    private CheckRow lockRecorded(Caller caller, ParticipantId id, UUID check) {
        CheckRow row = lock(caller, id, check);
        requireStaff(caller, row, Role.REVIEWER, Role.MANAGER);
        requireState(row, CheckState.RECORDED);
        if (caller.subject().equals(row.recordedBy)) {
            throw Problems.forbidden("second-person-needed", "Another person than the one who recorded it does this.");
        }
        return row;
    }

    /** Finance of the centre has sent the small payment. */
    @Transactional
    public CheckRow pay(Caller caller, ParticipantId id, UUID check, Supplier<String> reference) {
        CheckRow row = lock(caller, id, check);
        requireStaff(caller, row, Role.FINANCE);
        String stated = reference.get();
        refuseLong("reference", stated);
        requireState(row, CheckState.TO_PAY);
        row.paymentReference = stated;
        row.paidAt = clock.now();
        file.move(row, CheckState.PAID, "check.pay");
        return row;
    }

    /** The owner of the account tells what has arrived there. Wrong too often, and the check has failed. */
    @Transactional
    public CheckRow tellBack(Caller caller, ParticipantId id, UUID check, Supplier<Money> amount) {
        ParticipantRow party = participants.get(caller, id);
        if (!ParticipantFile.isItself(caller, party, Role.TRADER, Role.APPROVER)) {
            throw Problems.forbidden("A user of the participant itself tells the amount.");
        }
        CheckRow row = lock(caller, id, check);
        requireState(row, CheckState.PAID);
        Money told = amount.get();
        if (told.currencyCode().equals(CURRENCY) && told.minor() == row.amountMinor) {
            row.passed = true;
            row.source = "small payment " + row.paymentReference;
            row.confirmedAt = clock.now();
            file.move(row, CheckState.PASSED, "check.tell-back");
            return row;
        }
        row.attempts++;
        if (row.attempts >= attempts) {
            row.passed = false;
            row.reason = "the amount was told wrongly " + attempts + " times";
            row.confirmedAt = clock.now();
            file.move(row, CheckState.FAILED, "check.tell-back");
        } else {
            file.move(row, CheckState.PAID, "check.tell-back");
        }
        return row;
    }

    private CheckRow lock(Caller caller, ParticipantId id, UUID check) {
        ParticipantRow party = participants.get(caller, id);
        return checks.lock(party.id, check).orElseThrow(() -> Problems.notFound("check", check));
    }

    private static void requireState(CheckRow row, CheckState needed) {
        if (row.state != needed) {
            throw Problems.conflict(
                    "check-state",
                    "This needs a check that is " + needed + "; it is " + row.state + ".",
                    Map.of("state", row.state));
        }
    }

    private static void requireStaff(Caller caller, CheckRow row, Role... anyOf) {
        caller.requireCentre(new CentreCode(row.centre), anyOf);
    }

    private static void refuseLong(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Refusals.unprocessable("invalid-check", field, "1 to " + LONGEST_TEXT + " characters");
        }
    }
}
