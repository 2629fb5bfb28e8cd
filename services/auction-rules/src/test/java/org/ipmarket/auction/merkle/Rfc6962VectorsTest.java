package org.ipmarket.auction.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eight leaves, roots and proofs with which implementations of Certificate Transparency are tested. */
class Rfc6962VectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final List<byte[]> hashes =
            LEAVES.stream().map(HEX::parseHex).map(Hashes::leaf).toList();
    private final MerkleTree tree = new MerkleTree(hashes);

    @Test
    void theEmptyTreeIsTheHashOfNothing() {
        String nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assertThat(HEX.formatHex(tree.root(0))).isEqualTo(nothing);
        assertThat(HEX.formatHex(Frontier.empty().root())).isEqualTo(nothing);
    }

    @Test
    void rootsOfEverySize() {
        Frontier frontier = Frontier.empty();
        for (int size = 1; size <= 8; size++) {
            frontier = frontier.append(List.of(hashes.get(size - 1)));
            assertThat(HEX.formatHex(tree.root(size))).isEqualTo(ROOTS.get(size - 1));
            assertThat(HEX.formatHex(frontier.root())).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void inclusionOfLeaf5In8() {
        assertThat(hex(tree.inclusion(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void consistencyOf6And8() {
        assertThat(hex(tree.consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyProofOfEverySizeHolds() {
        for (int size = 1; size <= 8; size++) {
            for (int index = 0; index < size; index++) {
                assertThat(Proofs.includes(
                                hashes.get(index), index, size, tree.inclusion(index, size), tree.root(size)))
                        .isTrue();
            }
            for (int older = 1; older <= size; older++) {
                assertThat(Proofs.consistent(
                                older, tree.root(older), size, tree.root(size), tree.consistency(older, size)))
                        .isTrue();
            }
        }
    }

    private static List<String> hex(List<byte[]> path) {
        List<String> text = new ArrayList<>();
        path.forEach(hash -> text.add(HEX.formatHex(hash)));
        return text;
    }
}
