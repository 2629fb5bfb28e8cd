package org.ipmarket.e2e.job;

import java.util.List;
import java.util.function.Supplier;
import org.ipmarket.e2e.catalogue.AssetDraft;
import org.ipmarket.e2e.catalogue.FreshAssets;
import org.ipmarket.e2e.seed.Centres;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;

/**
 * Who plays one main job, and for what.
 *
 * @param name short, for the first column of the story
 * @param bidders the first one goes furthest
 */
public record Script(
        String name,
        CentreCode centre,
        Participants seller,
        Supplier<AssetDraft> asset,
        LocalizedText title,
        Money startPrice,
        Money increment,
        List<Bidder> bidders) {

    /** A participant that bids, through which centre. */
    public record Bidder(Participants participant, CentreCode through) {}

    /** A patent offered at Guangzhou, bought through Shenzhen. */
    public static Script patent() {
        return new Script(
                "patent",
                Centres.GZ.code(),
                Participants.LINGNAN_POLYTECHNIC,
                () -> FreshAssets.patent(Centres.GZ.code(), Participants.LINGNAN_POLYTECHNIC.id()),
                new LocalizedText("柔性关节机器人力矩补偿发明专利转让", "Assignment of a patent on torque compensation for robots"),
                Money.cny(12_000_000),
                Money.cny(500_000),
                List.of(
                        new Bidder(Participants.PENGCHENG_OPTICS, Centres.SZ.code()),
                        new Bidder(Participants.YUEXIU_ROBOTICS, Centres.GZ.code())));
    }

    /** A software copyright offered at the copyright exchange, bought through Foshan. */
    public static Script software() {
        return new Script(
                "software",
                Centres.SICE.code(),
                Participants.HE_JING,
                () -> FreshAssets.software(Centres.SICE.code(), Participants.HE_JING.id()),
                new LocalizedText("货运路径优化软件著作权转让", "Assignment of the copyright in freight routing software"),
                Money.cny(4_000_000),
                Money.cny(200_000),
                List.of(
                        new Bidder(Participants.NANHAI_BROKERS, Centres.FS.code()),
                        new Bidder(Participants.YUEXIU_ROBOTICS, Centres.GZ.code())));
    }
}
