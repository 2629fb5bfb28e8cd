package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Filing;
import org.ipmarket.settlement.recordal.Office;
import org.ipmarket.settlement.recordal.OfficeAnswer;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.RecordalCases;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.jboss.logging.Logger;

/**
 * Looks after the cases that go over a link, again and again: hands in what is to be handed in, and reads what the office has
 * said since. What was handed in twice, after a crash, the office takes once.
 */
@ApplicationScoped
public class AskOffices {
    private static final Logger LOG = Logger.getLogger(AskOffices.class);

    private final Offices offices;
    private final OfficeWords words;
    private final RecordalCases cases;
    private final RecordalFile file;
    private final TradeRepository trades;
    private final int batch;
    private UUID after;

    AskOffices(
            Offices offices,
            OfficeWords words,
            RecordalCases cases,
            RecordalFile file,
            TradeRepository trades,
            SettlementConfig config) {
        this.offices = offices;
        this.words = words;
        this.cases = cases;
        this.file = file;
        this.trades = trades;
        this.batch = config.offices().batch();
    }

    /** What there is to do in a case, read without a lock. */
    private record Errand(Filing filing, boolean toHandIn, CaseState state, int corrections, int answersRead) {}

    /** Looks at the next batch of cases, each in transactions of its own. */
    public synchronized void round() {
        closeLeftBehind();
        List<RecordalCases.Place> places = QuarkusTransaction.requiringNew().call(() -> cases.linked(after, batch));
        after = places.size() < batch ? null : places.getLast().id();
        for (RecordalCases.Place place : places) {
            try {
                look(place);
            } catch (RuntimeException e) {
                LOG.errorf(e, "the office of case %s could not be asked; it is asked again", place.id());
            }
        }
    }

    /** A trade that has come to nothing needs no recordal. */
    private void closeLeftBehind() {
        QuarkusTransaction.requiringNew().call(() -> cases.leftBehind(batch)).forEach(place -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    Trade trade = trades.lock(new TradeId(place.trade())).orElseThrow();
                    words.over(trade, cases.findById(place.id()));
                });
            } catch (RuntimeException e) {
                LOG.errorf(e, "case %s could not be closed; it is tried again", place.id());
            }
        });
    }

    private void look(RecordalCases.Place place) {
        Errand errand = QuarkusTransaction.requiringNew().call(() -> errand(place));
        Office office = offices.find(errand.filing().mode(), errand.filing().matter())
                .orElseThrow(() -> new IllegalStateException("the link of case " + place.id() + " is gone"));
        if (errand.toHandIn()) {
            String number = null;
            if (errand.state() == CaseState.CORRECTED) {
                office.correct(place.id(), errand.filing().round(), errand.corrections());
            } else {
                number = office.file(errand.filing());
            }
            String known = number;
            QuarkusTransaction.requiringNew().run(() -> {
                trades.lock(new TradeId(place.trade())).orElseThrow();
                RecordalCase each = cases.findById(place.id());
                if (isStill(each, errand)) {
                    each.handedIn(known);
                }
            });
        }
        List<OfficeAnswer> answers = office.answers(place.id(), errand.filing().round());
        if (answers.size() > errand.answersRead()) {
            QuarkusTransaction.requiringNew().run(() -> hear(place, errand, answers));
        }
    }

    private void hear(RecordalCases.Place place, Errand errand, List<OfficeAnswer> answers) {
        Trade trade = trades.lock(new TradeId(place.trade())).orElseThrow();
        RecordalCase each = cases.findById(place.id());
        for (OfficeAnswer answer : answers) {
            boolean fits = each.round() == errand.filing().round()
                    && answer.sequence() == each.answersRead() + 1
                    && each.state().next(each.matter()).contains(leadsTo(answer));
            // one that does not fit yet, such as the gazette before the check, waits
            if (fits) {
                words.heard(trade, each, answer);
            }
        }
    }

    private static CaseState leadsTo(OfficeAnswer answer) {
        return switch (answer) {
            case OfficeAnswer.CorrectionAsked asked -> CaseState.CORRECTION_ASKED;
            case OfficeAnswer.Refused refused -> CaseState.REFUSED;
            case OfficeAnswer.NoticeIssued issued -> CaseState.NOTICE_ISSUED;
            case OfficeAnswer.Gazetted gazetted -> CaseState.GAZETTED;
        };
    }

    private static boolean isStill(RecordalCase each, Errand errand) {
        return each.round() == errand.filing().round()
                && each.state() == errand.state()
                && each.corrections() == errand.corrections();
    }

    private Errand errand(RecordalCases.Place place) {
        RecordalCase each = cases.findById(place.id());
        Trade trade = trades.findById(place.trade());
        List<String> numbers = file.assets(trade).stream()
                .map(AssetChanged::number)
                .map(String::valueOf)
                .toList();
        return new Errand(
                new Filing(each.id(), each.round(), each.mode(), each.matter(), numbers),
                !each.isHandedIn(),
                each.state(),
                each.corrections(),
                each.answersRead());
    }
}
