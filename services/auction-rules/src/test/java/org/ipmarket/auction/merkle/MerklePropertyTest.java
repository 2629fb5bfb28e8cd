package org.ipmarket.auction.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerklePropertyTest {
    @Property(tries = 200)
    void appendingByBatchesGivesTheTreeOfTheDefinition(
            @ForAll @IntRange(max = 70) int size, @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int batch) {
        List<byte[]> leaves = leaves(size, seed);
        Frontier frontier = Frontier.empty();
        for (int from = 0; from < size; from += batch) {
            List<byte[]> added = leaves.subList(from, Math.min(size, from + batch));
            frontier = Frontier.of(frontier.size(), frontier.bytes()).append(added);
        }
        assertThat(frontier.size()).isEqualTo(size);
        assertThat(frontier.root()).isEqualTo(NaiveTree.root(leaves));
        assertThat(new MerkleTree(leaves).root(size)).isEqualTo(NaiveTree.root(leaves));
    }

    @Property(tries = 200)
    void aGrowthProvesEachNewLeaf(
            @ForAll @IntRange(max = 70) int before, @ForAll @IntRange(min = 1, max = 40) int added, @ForAll long seed) {
        List<byte[]> leaves = leaves(before + added, seed);
        Frontier frontier = Frontier.empty().append(leaves.subList(0, before));
        Growth growth = new Growth(frontier, leaves.subList(before, leaves.size()));
        assertThat(growth.frontier().bytes())
                .isEqualTo(
                        frontier.append(leaves.subList(before, leaves.size())).bytes());
        assertThat(growth.frontier().size()).isEqualTo(leaves.size());

        assertThat(growth.root()).isEqualTo(NaiveTree.root(leaves));
        for (int index = before; index < leaves.size(); index++) {
            assertThat(growth.inclusion(index)).containsExactlyElementsOf(NaiveTree.path(index, leaves));
        }
    }

    @Property(tries = 200)
    void proofsAreThoseOfTheDefinitionAndHold(
            @ForAll @IntRange(min = 1, max = 70) int size, @ForAll long seed, @ForAll Random random) {
        List<byte[]> leaves = leaves(size, seed);
        MerkleTree tree = new MerkleTree(leaves);
        int index = random.nextInt(size);
        int older = 1 + random.nextInt(size);
        List<byte[]> path = tree.inclusion(index, size);
        List<byte[]> proof = tree.consistency(older, size);

        assertThat(path).containsExactlyElementsOf(NaiveTree.path(index, leaves));
        assertThat(proof).containsExactlyElementsOf(NaiveTree.proof(older, leaves));
        assertThat(Proofs.includes(leaves.get(index), index, size, path, tree.root(size)))
                .isTrue();
        assertThat(Proofs.consistent(older, tree.root(older), size, tree.root(size), proof))
                .isTrue();
    }

    @Property(tries = 200)
    void aProofOfSomethingElseDoesNotHold(
            @ForAll @IntRange(min = 2, max = 70) int size, @ForAll long seed, @ForAll Random random) {
        List<byte[]> leaves = leaves(size, seed);
        MerkleTree tree = new MerkleTree(leaves);
        int index = random.nextInt(size);
        List<byte[]> path = tree.inclusion(index, size);
        byte[] root = tree.root(size);
        byte[] other = leaves(1, seed + 1).getFirst();

        assertThat(Proofs.includes(other, index, size, path, root)).isFalse();
        assertThat(Proofs.includes(leaves.get(index), (index + 1) % size, size, path, root))
                .isFalse();
        assertThat(Proofs.includes(leaves.get(index), size, size, path, root)).isFalse();
        assertThat(Proofs.includes(leaves.get(index), index, size, path.subList(1, path.size()), root))
                .isFalse();
        int changed = random.nextInt(size - 1);
        List<byte[]> rewritten = new ArrayList<>(leaves);
        rewritten.set(changed, other);
        MerkleTree forged = new MerkleTree(rewritten);
        int older = changed + 1;
        assertThat(Proofs.consistent(older, tree.root(older), size, forged.root(size), forged.consistency(older, size)))
                .isFalse();
    }

    @Example
    void anEdgeThatIsNotOfItsSizeIsRefused() {
        assertThatThrownBy(() -> Frontier.of(3, new byte[Hashes.SIZE])).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<byte[]> leaves(int count, long seed) {
        Random random = new Random(seed);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] leaf = new byte[Hashes.SIZE];
            random.nextBytes(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }
}
