package org.ipmarket.e2e.seed;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** The invented participants of the demonstration; their users stand in the local realm under the same ids. */
public enum Participants {
    YUEXIU_ROBOTICS(
            1, ParticipantKind.FIRM, "越秀机器人（演示）", "Yuexiu Robotics (demo)", "GZ", "lin.trader", "lin.approver", "SZ"),
    PENGCHENG_OPTICS(
            2, ParticipantKind.FIRM, "鹏城光电（演示）", "Pengcheng Optics (demo)", "SZ", "chen.trader", "chen.approver", "FS"),
    LINGNAN_POLYTECHNIC(
            3,
            ParticipantKind.UNIVERSITY,
            "岭南理工大学（演示）",
            "Lingnan Polytechnic (demo)",
            "GZ",
            "uni.trader",
            "uni.approver"),
    HE_JING(4, ParticipantKind.PERSON, "何静（演示）", "He Jing (demo)", "SICE", "he.jing", "he.jing"),
    NANHAI_BROKERS(
            5,
            ParticipantKind.BROKER_MEMBER,
            "南海知产经纪（演示）",
            "Nanhai IP Brokers (demo)",
            "FS",
            "broker.trader",
            "broker.trader");

    private final ParticipantId id;
    private final ParticipantKind kind;
    private final LocalizedText name;
    private final CentreCode home;
    private final String trader;
    private final String approver;
    private final List<CentreCode> others;

    Participants(
            int number,
            ParticipantKind kind,
            String zh,
            String en,
            String home,
            String trader,
            String approver,
            String... others) {
        this.id = new ParticipantId(UUID.fromString("01900000-0000-7000-8000-%012d".formatted(number)));
        this.kind = kind;
        this.name = new LocalizedText(zh, en);
        this.home = new CentreCode(home);
        this.trader = trader;
        this.approver = approver;
        this.others = List.of(others).stream().map(CentreCode::new).toList();
    }

    public ParticipantId id() {
        return id;
    }

    public ParticipantKind kind() {
        return kind;
    }

    public LocalizedText title() {
        return name;
    }

    public CentreCode home() {
        return home;
    }

    /** The user who drafts and bids. */
    public String trader() {
        return trader;
    }

    /** The user who signs. */
    public String approver() {
        return approver;
    }

    /** The centres through which it may buy, its home first. */
    public List<CentreCode> centres() {
        return Stream.concat(Stream.of(home), others.stream()).toList();
    }

    /** Whose id it is. */
    public static Participants of(ParticipantId id) {
        for (Participants participant : values()) {
            if (participant.id.equals(id)) {
                return participant;
            }
        }
        throw new IllegalArgumentException("nobody of the demonstration: " + id);
    }
}
