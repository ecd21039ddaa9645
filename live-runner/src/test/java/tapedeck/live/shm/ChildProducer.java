package tapedeck.live.shm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tapedeck.model.Fixed;
import tapedeck.model.Tick;

/// A producer in a process of its own: writes at full speed until its standard input ends.
final class ChildProducer {
    private ChildProducer() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        SegmentHeader.Producer self =
                new SegmentHeader.Producer(ProcessHandle.current().pid(), 4_000_000_000_000_000_000L, 0);
        switch (args[0]) {
            case "slot64" -> pump(Slot64Writer.create(folder.resolve("s"), 1, self));
            case "ring64" -> pump(Ring64Writer.create(folder.resolve("r"), Integer.parseInt(args[2]), self));
            case "slot24" -> pump(Slot24Writer.create(folder, List.of("X"), TimeUnit.NANOSECONDS));
            case "half" -> half(Slot64Writer.create(folder.resolve("s"), 1, self));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void pump(TickSink sink) throws IOException {
        System.out.println("ready");
        Thread watch = Thread.ofPlatform().daemon().start(ChildProducer::awaitEnd);
        Tick tick = new Tick();
        long number = 0;
        while (watch.isAlive()) {
            for (int i = 0; i < 10_000; i++) {
                number++;
                sink.write(shape(sink, Segments.numbered(tick, 0, number), number));
            }
        }
        sink.close();
        System.out.println(number);
    }

    /// The historical slot knows three fields: make them follow from one number.
    private static Tick shape(TickSink sink, Tick tick, long number) {
        if (sink instanceof Slot24Writer) {
            tick.price = (number % 1_000_000 + 1) * Fixed.ONE;
            tick.venueTime = number % 1_000_000 + 1;
            tick.size = (number % 1_000_000 + 1) * Fixed.ONE;
        }
        return tick;
    }

    private static void half(Slot64Writer writer) throws IOException {
        writer.write(Segments.numbered(new Tick(), 0, 1));
        writer.beginOnly(0);
        System.out.println("half");
        awaitEnd();
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
