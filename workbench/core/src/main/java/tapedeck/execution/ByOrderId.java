package tapedeck.execution;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// What belongs to orders, found by their ids and kept in their order: made for a handful, good for thousands.
///
/// Ids mostly come in rising order, so that adding is appending. Not thread-safe.
public final class ByOrderId<T> {
    private long[] ids = new long[8];
    private Object[] values = new Object[8];
    private int size;

    /// Adds it, or takes the place of what was there.
    public void put(long id, T value) {
        int at = find(id);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            ids[at] = id;
        }
        values[at] = value;
    }

    private void makeRoom(int at) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        System.arraycopy(ids, at, ids, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        size++;
    }

    /// Takes it out; whether it was there.
    public boolean remove(long id) {
        int at = find(id);
        if (at < 0) {
            return false;
        }
        size--;
        System.arraycopy(ids, at + 1, ids, at, size - at);
        System.arraycopy(values, at + 1, values, at, size - at);
        values[size] = null;
        return true;
    }

    public @Nullable T get(long id) {
        int at = find(id);
        return at < 0 ? null : at(at);
    }

    public int size() {
        return size;
    }

    /// All of them by id, as a view.
    public List<T> all() {
        return new View();
    }

    private final class View extends AbstractList<T> implements RandomAccess {
        @Override
        public T get(int index) {
            return at(index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    @SuppressWarnings("unchecked") // only put() writes, and only values of this type
    private T at(int index) {
        return (T) values[index];
    }

    private int find(long id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ids[middle] < id) {
                low = middle + 1;
            } else if (ids[middle] > id) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }
}
