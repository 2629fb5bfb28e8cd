package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Filing;
import org.ipmarket.settlement.recordal.Hearing;
import org.ipmarket.settlement.recordal.Matter;
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

    /**
     * What there is to do in a case, read without a lock.
     *
     * @param numbers of the rights, where the request is to be handed in; else empty
     */
    private record Errand(
            UUID id,
            int round,
            Mode mode,
            Matter matter,
            boolean toHandIn,
            CaseState state,
            int corrections,
            int answersRead,
            List<String> numbers) {
        Filing filing() {
            return new Filing(id, round, mode, matter, numbers);
        }
    }

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
                    RecordalCase each = cases.findById(place.id());
                    // another may have closed it meanwhile
                    if (each.state().next(each.matter()).contains(CaseState.CLOSED)) {
                        words.over(trade, each);
                    }
                });
            } catch (RuntimeException e) {
                LOG.errorf(e, "case %s could not be closed; it is tried again", place.id());
            }
        });
    }

    private void look(RecordalCases.Place place) {
        Errand errand = QuarkusTransaction.requiringNew().call(() -> errand(place));
        Office office = offices.find(errand.mode(), errand.matter())
                .orElseThrow(() -> new IllegalStateException("the link of case " + place.id() + " is gone"));
        if (errand.toHandIn()) {
            String number = null;
            if (errand.state() == CaseState.CORRECTED) {
                office.correct(place.id(), errand.round(), errand.corrections());
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
        List<OfficeAnswer> answers = office.answers(place.id(), errand.round());
        if (answers.size() > errand.answersRead()) {
            QuarkusTransaction.requiringNew().run(() -> hear(place, errand, answers));
        }
    }

    private void hear(RecordalCases.Place place, Errand errand, List<OfficeAnswer> answers) {
        Trade trade = trades.lock(new TradeId(place.trade())).orElseThrow();
        RecordalCase each = cases.findById(place.id());
        for (OfficeAnswer answer : answers) {
            if (each.round() != errand.round() || answer.sequence() != each.answersRead() + 1) {
                continue;
            }
            Hearing hearing =
                    Hearing.of(each.matter(), each.state(), each.claim() != null, each.corrections(), answer, answers);
            switch (hearing) {
                case TAKEN -> words.heard(trade, each, answer);
                case KNOWN -> each.read(answer);
                case WAITS -> {}
            }
        }
    }

    private static boolean isStill(RecordalCase each, Errand errand) {
        return each.round() == errand.round()
                && each.state() == errand.state()
                && each.corrections() == errand.corrections();
    }

    private Errand errand(RecordalCases.Place place) {
        RecordalCase each = cases.findById(place.id());
        boolean toFile = !each.isHandedIn() && each.state() != CaseState.CORRECTED;
        return new Errand(
                each.id(),
                each.round(),
                each.mode(),
                each.matter(),
                !each.isHandedIn(),
                each.state(),
                each.corrections(),
                each.answersRead(),
                toFile ? numbers(place) : List.of());
    }

    private List<String> numbers(RecordalCases.Place place) {
        return file.assets(trades.findById(place.trade())).stream()
                .map(AssetChanged::number)
                .map(String::valueOf)
                .toList();
    }
}
