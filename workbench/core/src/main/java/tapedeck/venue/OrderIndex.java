package tapedeck.venue;

import org.jspecify.annotations.Nullable;

/// Finds a working order by its id: open addressing with linear probing over primitive ids, at most
/// half full. Removing shifts the following entries back, so there are no tombstones and the table
/// stays as fast after a billion orders as after the first. Any `long` is an id.
final class OrderIndex {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private @Nullable WorkingOrder[] table;
    private int mask;
    private int shift;
    private int size;

    OrderIndex(int expected) {
        allocate(Math.max(16, Integer.highestOneBit(Math.max(expected, 1)) << 2));
    }

    int size() {
        return size;
    }

    @Nullable
    WorkingOrder find(long id) {
        int at = slot(id);
        WorkingOrder order = table[at];
        while (order != null && order.id != id) {
            at = (at + 1) & mask;
            order = table[at];
        }
        return order;
    }

    /// Puts in an order whose id is not there yet.
    void add(WorkingOrder order) {
        if (size > mask >>> 1) {
            grow();
        }
        place(order);
        size++;
    }

    void remove(WorkingOrder order) {
        int gap = slot(order.id);
        while (table[gap] != order) {
            gap = (gap + 1) & mask;
        }
        int at = gap;
        while (true) {
            at = (at + 1) & mask;
            WorkingOrder next = table[at];
            if (next == null) {
                break;
            }
            if (((at - slot(next.id)) & mask) >= ((at - gap) & mask)) {
                table[gap] = next;
                gap = at;
            }
        }
        table[gap] = null;
        size--;
    }

    private int slot(long id) {
        return (int) ((id * GOLDEN) >>> shift);
    }

    private void place(WorkingOrder order) {
        int at = slot(order.id);
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = order;
    }

    private void grow() {
        @Nullable WorkingOrder[] old = table;
        allocate(old.length << 1);
        for (WorkingOrder order : old) {
            if (order != null) {
                place(order);
            }
        }
    }

    private void allocate(int length) {
        table = new WorkingOrder[length];
        mask = length - 1;
        shift = 64 - Integer.numberOfTrailingZeros(length);
    }
}
