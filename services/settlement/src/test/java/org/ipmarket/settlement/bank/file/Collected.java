package org.ipmarket.settlement.bank.file;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader brings. */
final class Collected implements StatementSink {
    final List<StatementHead> heads = new ArrayList<>();
    final List<FileLine> lines = new ArrayList<>();
    final List<StatementEnd> ends = new ArrayList<>();

    @Override
    public void begin(StatementHead head) {
        heads.add(head);
    }

    @Override
    public void line(FileLine line) {
        lines.add(line);
    }

    @Override
    public void end(StatementEnd end) {
        ends.add(end);
    }
}
