package tapedeck.venue;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The price levels of one side in order of rank, found by rank.
///
/// A sorted array cut into blocks of at most 64 levels: near the touch, where most orders go, finding
/// is one short search in a few cache lines; with tens of thousands of sparse prices a new level still
/// moves at most one block's content. Blocks are reused.
final class PriceLadder {
    private static final int BLOCK = 64;

    private Block[] blocks = {new Block()};

    /// The rank at which each block begins, beside the blocks, so that a search stays in one array.
    private long[] begins = {Long.MIN_VALUE};

    private int blockCount = 1;
    private int size;
    private @Nullable Block free;

    int size() {
        return size;
    }

    @Nullable
    PriceLevel find(long rank) {
        Block block = blocks[blockFor(rank)];
        int at = block.lowerBound(rank);
        return at < block.size && block.ranks[at] == rank ? block.levels[at] : null;
    }

    /// Puts in a level whose rank is not there yet; gives the level next better than it, if any.
    @Nullable
    PriceLevel insert(PriceLevel level) {
        int index = blockFor(level.rank);
        if (blocks[index].size == BLOCK) {
            split(index);
            index = blockFor(level.rank);
        }
        size++;
        Block block = blocks[index];
        int at = block.lowerBound(level.rank);
        block.insert(at, level);
        if (at + 1 < block.size) {
            return block.levels[at + 1];
        }
        return index + 1 < blockCount ? blocks[index + 1].levels[0] : null;
    }

    void remove(PriceLevel level) {
        Block block = Objects.requireNonNull(level.block, "level is in no ladder");
        block.remove(block.lowerBound(level.rank));
        size--;
        if (block.size == 0 && blockCount > 1) {
            drop(blockFor(level.rank), block);
        }
    }

    /// The last block that begins at or below `rank`.
    private int blockFor(long rank) {
        int last = blockCount - 1;
        return begins[last] <= rank ? last : lastAtOrBelow(begins, last, rank);
    }

    /// The last of the first `count` values, ascending, that is at most `value`; 0 if none is.
    private static int lastAtOrBelow(long[] values, int count, long value) {
        int at = 0;
        for (int left = count; left > 1; ) {
            int half = left >>> 1;
            at = values[at + half] <= value ? at + half : at;
            left -= half;
        }
        return at;
    }

    private void split(int index) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, blockCount * 2);
            begins = Arrays.copyOf(begins, blockCount * 2);
        }
        Block upper = free == null ? new Block() : free;
        free = upper.nextFree;
        upper.nextFree = null;
        blocks[index].moveUpperHalfTo(upper);
        int next = index + 1;
        System.arraycopy(blocks, next, blocks, next + 1, blockCount - next);
        System.arraycopy(begins, next, begins, next + 1, blockCount - next);
        blocks[next] = upper;
        begins[next] = upper.ranks[0];
        blockCount++;
    }

    /// Takes out an empty block; its neighbour below, or the new first block, takes over its range.
    private void drop(int index, Block block) {
        int next = index + 1;
        System.arraycopy(blocks, next, blocks, index, blockCount - next);
        System.arraycopy(begins, next, begins, index, blockCount - next);
        blockCount--;
        begins[0] = Long.MIN_VALUE;
        block.nextFree = free;
        free = block;
    }

    /// Up to 64 levels in order of rank, with the ranks beside them, again for the search.
    static final class Block {
        final long[] ranks = new long[BLOCK];
        final @Nullable PriceLevel[] levels = new PriceLevel[BLOCK];
        int size;

        @Nullable
        Block nextFree;

        /// The first index whose rank is not below `rank`, or `size`.
        int lowerBound(long rank) {
            if (size == 0) {
                return 0;
            }
            int at = lastAtOrBelow(ranks, size, rank);
            return ranks[at] < rank ? at + 1 : at;
        }

        void insert(int at, PriceLevel level) {
            System.arraycopy(ranks, at, ranks, at + 1, size - at);
            System.arraycopy(levels, at, levels, at + 1, size - at);
            ranks[at] = level.rank;
            levels[at] = level;
            level.block = this;
            size++;
        }

        void remove(int at) {
            size--;
            System.arraycopy(ranks, at + 1, ranks, at, size - at);
            System.arraycopy(levels, at + 1, levels, at, size - at);
            levels[size] = null;
        }

        void moveUpperHalfTo(Block upper) {
            int kept = size / 2;
            upper.size = size - kept;
            System.arraycopy(ranks, kept, upper.ranks, 0, upper.size);
            System.arraycopy(levels, kept, upper.levels, 0, upper.size);
            Arrays.fill(levels, kept, size, null);
            size = kept;
            for (int i = 0; i < upper.size; i++) {
                upper.levels[i].block = upper;
            }
        }
    }
}
