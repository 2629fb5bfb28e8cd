package org.ipmarket.listing.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.document.Entry;
import org.ipmarket.listing.imports.Counts;

/** Piles up records until there are enough for a batch, by number or by weight. Those before the position are passed over. */
final class Piles {
    private final ListingConfig.Imports config;
    private List<Entry> pile = new ArrayList<>();
    private long weight;
    private int position;
    private Counts counts;

    /** Where the work stands before a batch. */
    record Progress(int position, long bytesRead, Counts counts) {}

    /** Does a batch. */
    interface Work {
        /** @return the counts after it */
        Counts apply(List<Entry> batch, Progress progress) throws SQLException;
    }

    Piles(ListingConfig.Imports config, int position, Counts counts) {
        this.config = config;
        this.position = position;
        this.counts = counts;
    }

    Counts counts() {
        return counts;
    }

    void add(Entry entry, ImportRunner.Source source, Work work) {
        if (entry.record() <= position) {
            return;
        }
        pile.add(entry);
        weight += weight(entry);
        if (pile.size() >= config.batch() || weight >= config.batchCharacters()) {
            finish(source, work);
        }
    }

    /** Does what is left. */
    void finish(ImportRunner.Source source, Work work) {
        if (pile.isEmpty()) {
            return;
        }
        List<Entry> batch = pile;
        pile = new ArrayList<>();
        weight = 0;
        try {
            counts = work.apply(batch, new Progress(position, source.bytesRead(), counts));
        } catch (SQLException e) {
            throw new IllegalStateException("a batch could not be written", e);
        }
        position = batch.getLast().record();
    }

    private static long weight(Entry entry) {
        if (!(entry instanceof Entry.Read read)) {
            return 0;
        }
        Bibliography b = read.right().bibliography();
        return sum(b.claims())
                + sum(b.citedLiterature())
                + sum(List.copyOf(b.abstracts().values()))
                + 100L * b.citedPatents().size();
    }

    private static long sum(List<String> texts) {
        return texts.stream().mapToLong(String::length).sum();
    }
}
