package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.invoice.TitleData;

/** In whose name a participant wants its fapiao; with its own name and code, which papers show too. */
@Entity
@Table(name = "fapiao_title")
public class FapiaoTitleRow {
    @Id
    private UUID participant;

    private Mode mode;
    private long version;
    private String name;

    @Column(name = "credit_code")
    private String creditCode;

    private String address;
    private String bank;
    private String email;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected FapiaoTitleRow() {}

    public static FapiaoTitleRow of(ParticipantId participant, Mode mode) {
        FapiaoTitleRow row = new FapiaoTitleRow();
        row.participant = participant.value();
        row.mode = mode;
        return row;
    }

    public void change(TitleData title, String by, Instant at) {
        name = title.name();
        creditCode = title.creditCode();
        address = title.address();
        bank = title.bank();
        email = title.email();
        changedBy = by;
        changedAt = at;
        version++;
    }

    public long version() {
        return version;
    }

    public TitleData title() {
        return new TitleData(name, creditCode, address, bank, email);
    }
}
