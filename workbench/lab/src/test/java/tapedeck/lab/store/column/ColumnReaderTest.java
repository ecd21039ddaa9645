package tapedeck.lab.store.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.model.Interval;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;

/// The readers of mapped columns give what the columns hold, whatever they leave out.
final class ColumnReaderTest {
    private static final int COLUMNS = 8;

    @Test
    void barsEndWhereTheCalendarSaysInAndOutOfSessions() {
        SplittableRandom random = new SplittableRandom(7);
        for (String name : List.of("24x7", "XNYS", "FX")) {
            for (String length : List.of("1s", "1m", "7m", "1h", "4h", "1d")) {
                TradingCalendar calendar = Calendars.named(name);
                Interval interval = Interval.parse(length);
                BarEnds ends = new BarEnds(interval, calendar);
                long start = Times.parse("2019-12-30");
                for (int i = 0; i < 2_000; i++) {
                    assertThat(ends.of(start))
                            .as("%s %s %s", name, length, Times.format(start))
                            .isEqualTo(plainEnd(calendar, interval.nanos(), start));
                    start += random.nextInt(4) == 0 ? random.nextLong(1, 5 * interval.nanos()) : interval.nanos();
                }
            }
        }
    }

    private static long plainEnd(TradingCalendar calendar, long interval, long start) {
        if (calendar.isContinuous()) {
            return start + interval;
        }
        long close = calendar.sessionClose(start);
        if (calendar.isOpen(start)) {
            return interval == Interval.DAY ? close : Math.min(start + interval, close);
        }
        long grid = interval == Interval.DAY ? start + interval : (Math.floorDiv(start, interval) + 1) * interval;
        return Math.min(grid, calendar.sessionOpen(start));
    }

    /// Every mixture of columns that repeat and columns that do not, in batches of one row and more.
    @Test
    void ticksAreWhatTheColumnsHoldWhereColumnsRepeat() {
        SplittableRandom random = new SplittableRandom(8);
        try (Arena arena = Arena.ofConfined()) {
            List<Batch> batches = new ArrayList<>();
            List<long[]> rows = new ArrayList<>();
            for (int kind = 0; kind < 64; kind++) {
                batches.add(batch(arena, random, kind, rows));
            }
            Columns columns = new Columns(batches);
            long first = 3;
            var reader = new ColumnTickReader(columns.between(columns.value(0, first), Long.MAX_VALUE), 5);
            Tick tick = new Tick();

            for (long[] row : rows.subList((int) first, rows.size())) {
                assertThat(reader.read(tick)).isTrue();
                assertThat(held(tick)).containsExactly(row);
                assertThat(tick.instrument).isEqualTo(5);
            }
            assertThat(reader.read(tick)).isFalse();
        }
    }

    private static long[] held(Tick tick) {
        long word = (tick.kind & 0xFFL) | (tick.side & 0xFFL) << 8 | (tick.flags & 0xFFFFL) << 16;
        return new long[] {
            tick.venueTime, tick.time, tick.sequence, word, tick.price, tick.size, tick.price2, tick.size2
        };
    }

    /// @param kind bits: times alike; second price, second size constant; one of them differs in the last row only
    private static Batch batch(Arena arena, SplittableRandom random, int kind, List<long[]> rows) {
        int count = kind % 5 + 1;
        MemorySegment segment = arena.allocate(8L * COLUMNS * count, 8);
        long[] offsets = new long[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            offsets[c] = 8L * c * count;
        }
        long from = 1_000L * rows.size();
        for (int r = 0; r < count; r++) {
            boolean isOdd = r == count - 1 && (kind & 8) != 0;
            long time = from + 10L * r;
            long[] row = {
                time,
                (kind & 1) != 0 && !isOdd ? time : time + 1,
                r,
                2 | (random.nextInt(3) - 1 & 0xFFL) << 8 | 1 << 16,
                random.nextLong(1, 1_000_000),
                random.nextLong(1, 1_000_000),
                (kind & 2) != 0 ? (isOdd ? 9 : 0) : random.nextLong(1, 1_000_000),
                (kind & 4) != 0 ? 77 : random.nextLong(1, 1_000_000)
            };
            rows.add(row);
            for (int c = 0; c < COLUMNS; c++) {
                segment.set(Batch.INT64, offsets[c] + 8L * r, row[c]);
            }
        }
        return new Batch(() -> segment, offsets, count, new long[] {from, from + 10L * (count - 1)});
    }
}
