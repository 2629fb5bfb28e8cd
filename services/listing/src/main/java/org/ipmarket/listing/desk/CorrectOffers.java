package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.centre.Ruled;
import org.ipmarket.listing.notice.NoticeDocument.Change;
import org.ipmarket.listing.notice.NoticeDocument.News;
import org.ipmarket.listing.offer.Contests;
import org.ipmarket.listing.offer.Correction;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.OfferRow.ProposedCorrection;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.id.OfferId;

/**
 * Corrects the notice of an announced offer before its lot opens: one reviewer of the centre proposes, a second one publishes, and the period of the
 * announcement starts again. What reaches bidding after the opening ends the lot, therefore a margin is kept.
 */
@ApplicationScoped
public class CorrectOffers {
    private final OfferDesk desk;
    private final Assets assets;
    private final RuleBooks rules;
    private final Calendars calendars;
    private final Notices notices;
    private final Outbox outbox;
    private final Duration margin;

    CorrectOffers(
            OfferDesk desk,
            Assets assets,
            RuleBooks rules,
            Calendars calendars,
            Notices notices,
            Outbox outbox,
            ListingConfig config) {
        this.desk = desk;
        this.assets = assets;
        this.rules = rules;
        this.calendars = calendars;
        this.notices = notices;
        this.outbox = outbox;
        this.margin = config.correctionMargin();
    }

    /** Takes the place of a correction that still waits. */
    @Transactional
    public OfferRow propose(Caller caller, OfferId id, Supplier<Correction> stated) {
        OfferRow row = desk.lockForReview(caller, id);
        Correction correction = stated.get();
        requireInTime(row);
        Refusals.throwIfAny("invalid-correction", correction.check(row.terms()));
        OfferImage before = OfferImage.of(row);
        row.correction = new ProposedCorrection(
                correction, caller.subject(), caller.username(), desk.clock().now());
        row.version++;
        desk.note("offer.correction.propose", row, before);
        return row;
    }

    /** Throws a proposed correction away. */
    @Transactional
    public OfferRow drop(Caller caller, OfferId id) {
        OfferRow row = desk.lockForReview(caller, id);
        requireProposed(row);
        OfferImage before = OfferImage.of(row);
        row.correction = null;
        row.version++;
        desk.note("offer.correction.drop", row, before);
        return row;
    }

    /** Publishes it, by another reviewer than the one who proposes it. */
    @Transactional
    public OfferRow confirm(Caller caller, OfferId id) {
        OfferRow row = desk.lockForReview(caller, id);
        ProposedCorrection proposed = requireProposed(row);
        if (caller.subject().equals(proposed.by())) {
            throw Problems.forbidden(
                    "second-person-needed", "The confirmation needs another reviewer than the proposal.");
        }
        requireInTime(row);
        List<AssetRow> offered = assets.lockAllShared(row.assetIds());
        OfferImage before = OfferImage.of(row);
        Instant now = desk.clock().now();
        List<Change> changes = apply(row, proposed.correction());
        restart(row, now, changes);
        requireInForce(row, offered);
        row.correction = null;
        row.version++;
        String number = notices.number(row.mode, row.centreCode(), now);
        String reason = proposed.correction().reason();
        notices.correct(row, offered, number, News.of("CORRECTED", now, reason).withChanges(changes), caller.subject());
        Map<UUID, AssetRow> byId = offered.stream().collect(Collectors.toMap(asset -> asset.id, Function.identity()));
        outbox.tell(new OfferCorrected(
                row.offer(), row.mode, row.centreCode(), number, reason, AnnounceOffer.told(row, byId), now));
        desk.note("offer.correct", row, before);
        return row;
    }

    private void requireInTime(OfferRow row) {
        if (row.state != OfferState.ANNOUNCED) {
            throw Problems.conflict(
                    "listing-state",
                    "Only an announced listing is corrected; this one is " + row.state + ".",
                    Map.of("state", row.state.name()));
        }
        Optional<String> late = row.openedAt == null
                ? Correction.tooLate(desk.clock().now(), row.opensAt, margin)
                : Optional.of("the lot has opened");
        late.ifPresent(why -> {
            throw Problems.conflict(
                    "correction-too-late",
                    "A listing is corrected before it opens only: " + why + ".",
                    Map.of("opensAt", row.opensAt.toString()));
        });
    }

    private static ProposedCorrection requireProposed(OfferRow row) {
        if (row.correction == null) {
            throw Problems.conflict("no-correction", "No correction of this listing waits for a second reviewer.");
        }
        return row.correction;
    }

    private static List<Change> apply(OfferRow row, Correction correction) {
        List<Change> changes = new ArrayList<>();
        if (correction.title() != null) {
            texts("title", row.title, correction.title(), changes);
            row.title = correction.title();
        }
        if (correction.description() != null) {
            texts("description", row.description, correction.description(), changes);
            row.description = correction.description();
        }
        if (correction.increment() != null) {
            changes.add(new Change(
                    "increment",
                    row.money(row.incrementMinor).toString(),
                    correction.increment().toString()));
            row.incrementMinor = correction.increment().minor();
        }
        return changes;
    }

    private static void texts(String field, LocalizedText before, LocalizedText after, List<Change> changes) {
        text(field + ".zh", before == null ? null : before.zh(), after.zh(), changes);
        text(field + ".en", before == null ? null : before.en(), after.en(), changes);
    }

    private static void text(String field, String before, String after, List<Change> changes) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(field, before, after));
        }
    }

    /** The period starts again, by the rules that were announced, unless the centre's rules say otherwise. */
    private void restart(OfferRow row, Instant now, List<Change> changes) {
        Ruled<Boolean> restarts = rules.of(row.mode, row.centreCode()).correctionRestartsNotice();
        if (!restarts.value()) {
            return;
        }
        Instant opensAt = now.plus(row.rules.announcement());
        Instant closesAt = opensAt.plus(Contests.open(row.terms(), row.contestTerms, row.rules.bidding()));
        changes.add(new Change("opensAt", row.opensAt.toString(), opensAt.toString()));
        changes.add(new Change("closesAt", row.closesAt.toString(), closesAt.toString()));
        row.contestTerms =
                Contests.moved(row.contestTerms, row.closesAt, closesAt, calendars.of(row.mode, row.centreCode()));
        row.opensAt = opensAt;
        row.closesAt = closesAt;
    }

    /** The later close must still find the rights in force. */
    private static void requireInForce(OfferRow row, List<AssetRow> offered) {
        LocalDate closes = LocalDate.ofInstant(row.closesAt, MarketClock.ZONE);
        offered.stream()
                .filter(asset -> asset.expires != null && !asset.expires.isAfter(closes))
                .findFirst()
                .ifPresent(asset -> {
                    throw Problems.conflict(
                            "gate-not-met",
                            "With the new period the lot would close on " + closes + ", but the protection of asset "
                                    + asset.id + " ends on " + asset.expires + ".",
                            Map.of("gate", "IN_FORCE", "asset", asset.id));
                });
    }
}
