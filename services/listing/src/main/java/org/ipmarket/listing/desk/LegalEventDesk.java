package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.legal.EventDetail;
import org.ipmarket.listing.legal.EventKind;
import org.ipmarket.listing.legal.OfficeEvents;
import org.ipmarket.listing.register.LegalRegister;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.LegalEvents;
import org.ipmarket.messages.id.AssetId;

/** Takes legal events over from offices' databases; what follows for the asset and its announced offers follows in the same transaction. */
@ApplicationScoped
public class LegalEventDesk {
    private static final int LONGEST_TEXT = 1_000;
    private static final String CAUSE = "inpadoc";

    private final AssetLocks locks;
    private final LegalRegister register;
    private final ImpedimentDesk impediments;

    LegalEventDesk(AssetLocks locks, LegalRegister register, ImpedimentDesk impediments) {
        this.locks = locks;
        this.register = register;
        this.impediments = impediments;
    }

    /**
     * An event as INPADOC has it.
     *
     * @param office whose code it is
     * @param on date of the gazette
     * @param effectiveOn day from which it has effect; null where INPADOC does not say, then it is that of the gazette
     */
    public record Inpadoc(String office, String code, String meaning, LocalDate on, LocalDate effectiveOn) {}

    /**
     * Enters the events that the asset does not have yet, in the caller's transaction; the same list again changes nothing.
     *
     * @return how many are new
     * @throws OffersMoved where that transaction is to be tried again
     */
    public int enter(AssetId asset, List<Inpadoc> events) {
        return enter(Map.of(asset.value(), events)).get(asset.value());
    }

    /** As {@link #enter(AssetId, List)}, for several assets, whose locks are taken in their order. */
    public Map<UUID, Integer> enter(Map<UUID, List<Inpadoc>> events) {
        AssetLocks.Locked locked = locks.lock(events.keySet());
        Map<UUID, Integer> entered = new HashMap<>();
        for (AssetRow row : locked.assets()) {
            List<LegalEventRow> fresh = register.store(row, entries(events.get(row.id)));
            entered.put(row.id, fresh.size());
            if (!fresh.isEmpty()) {
                register.follow(row, "asset.follow", CAUSE);
            }
        }
        if (entered.size() < events.size()) {
            throw new IllegalArgumentException("legal events of an asset that is not on the register");
        }
        impediments.judge(locked.offers(), CAUSE);
        return entered;
    }

    /** Several of one code and day are told apart by their order. */
    private static List<LegalRegister.Entry> entries(List<Inpadoc> events) {
        Map<String, Integer> seen = new HashMap<>();
        List<LegalRegister.Entry> entries = new ArrayList<>();
        for (Inpadoc event : events.subList(0, Math.min(events.size(), LegalEvents.MOST))) {
            String key = "inpadoc:" + event.office() + ":" + event.code().strip() + ":" + event.on();
            int nth = seen.merge(key, 1, Integer::sum);
            OfficeEvents.Meaning meaning = OfficeEvents.of(event.office(), event.code());
            entries.add(new LegalRegister.Entry(
                    kind(meaning.kind()),
                    meaning.category(),
                    event.office(),
                    event.code().strip(),
                    bounded(event.meaning()),
                    event.effectiveOn() == null ? event.on() : event.effectiveOn(),
                    event.on(),
                    EventDetail.NONE,
                    LegalEventRow.Source.INPADOC,
                    nth == 1 ? key : key + ":" + nth,
                    null,
                    CAUSE));
        }
        return entries;
    }

    /** A payment whose period is not told moves nothing. */
    private static EventKind kind(EventKind kind) {
        return kind == EventKind.ANNUITY_PAID ? EventKind.NOTED : kind;
    }

    private static String bounded(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
