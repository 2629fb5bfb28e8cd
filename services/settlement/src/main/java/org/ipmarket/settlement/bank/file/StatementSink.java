package org.ipmarket.settlement.bank.file;

/** Takes what a file consists of, as it is read: nothing counts until the whole file was read without a refusal. */
public interface StatementSink {
    /** A statement begins; a file may have several. */
    void begin(StatementHead head);

    void line(FileLine line);

    /** The statement adds up. */
    void end(StatementEnd end);
}
