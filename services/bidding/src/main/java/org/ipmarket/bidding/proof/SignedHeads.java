package org.ipmarket.bidding.proof;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.proof.SharedHead;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.bidding.store.LogTable.HeadRow;

/** Signs the heads of all logs that grew in one commit, several of them under one signature. */
public final class SignedHeads {
    private SignedHeads() {}

    /** A head to be signed. @param edge of the tree before its commit */
    public record NewHead(TreeHead head, Frontier edge) {}

    /** Each signed, in the same order: one by itself, several by one signature. */
    public static List<HeadRow> sign(SigningKeys keys, List<NewHead> unsigned) {
        List<TreeHead> heads = unsigned.stream().map(NewHead::head).toList();
        if (heads.isEmpty()) {
            return List.of();
        }
        if (heads.size() == 1) {
            TreeHead head = heads.getFirst();
            SigningKeys.Signature signature = keys.sign(head.statement());
            return List.of(
                    new HeadRow(head, unsigned.getFirst().edge(), null, signature.keyId(), signature.signature()));
        }
        List<SharedHead.Place> places = SharedHead.places(heads);
        SigningKeys.Signature signature = keys.sign(places.getFirst().head().statement());
        List<HeadRow> rows = new ArrayList<>(heads.size());
        for (int i = 0; i < heads.size(); i++) {
            rows.add(new HeadRow(
                    heads.get(i), unsigned.get(i).edge(), places.get(i), signature.keyId(), signature.signature()));
        }
        return rows;
    }
}
