package tapedeck.live.shm;

import tapedeck.model.Tick;

/// Builders for the tests of shared memory.
final class Segments {
    static final SegmentHeader.Producer PRODUCER =
            new SegmentHeader.Producer(ProcessHandle.current().pid(), 1_700_000_000_000_000_000L, 0);

    private Segments() {}

    /// A tick whose every field follows from one number, so that a torn copy shows.
    static Tick numbered(Tick tick, int instrument, long number) {
        tick.venueTime = number;
        tick.time = number * 3;
        tick.instrument = instrument;
        tick.kind = Tick.TRADE;
        tick.side = (byte) (number & 1);
        tick.flags = (short) (number & 0x7FFF & ~Tick.GAP);
        tick.price = number * 5;
        tick.size = number * 7;
        tick.price2 = ~number;
        tick.size2 = number ^ 0x5555_5555_5555_5555L;
        return tick;
    }

    /// Whether all fields belong to the same number.
    static boolean isWhole(Tick tick) {
        long number = tick.venueTime;
        return tick.time == number * 3
                && tick.side == (byte) (number & 1)
                && (tick.flags & ~Tick.GAP) == (short) (number & 0x7FFF & ~Tick.GAP)
                && tick.price == number * 5
                && tick.size == number * 7
                && tick.price2 == ~number
                && tick.size2 == (number ^ 0x5555_5555_5555_5555L);
    }
}
