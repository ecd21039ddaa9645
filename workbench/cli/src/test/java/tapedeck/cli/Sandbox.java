package tapedeck.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import tapedeck.model.Fixed;

/// A workspace of a test's own, with two small markets from a fixed seed.
public final class Sandbox {
    private final Path folder;

    /// @param folder empty; becomes the workspace
    public Sandbox(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("strategies"));
        Files.writeString(folder.resolve("tapedeck.yaml"), "# nothing differs\n", StandardCharsets.UTF_8);
        write("stocks", "UP", 7);
        write("stocks", "DOWN", 8);
    }

    public Path folder() {
        return folder;
    }

    public Try run(String... words) {
        return Try.in(folder, words);
    }

    /// Where a symbol's rows are.
    public Path csv(String symbol) {
        return folder.resolve("data/market_data/stocks/" + symbol + ".csv");
    }

    /// Two years of daily bars: business days of 2020 and 2021 that are sessions in New York.
    private void write(String group, String symbol, long seed) throws IOException {
        Path file = folder.resolve("data/market_data").resolve(group).resolve(symbol + ".csv");
        Files.createDirectories(file.getParent());
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
        var calendar = tapedeck.lab.store.calendar.Calendars.named("XNYS");
        double price = 100;
        for (long day = 18_263; day < 18_993; day++) {
            if (calendar.openOfDay(day) == Long.MIN_VALUE) {
                continue;
            }
            double open = price;
            double close = Math.max(1, price * (1 + 0.03 * random.nextGaussian() * 0.5));
            double high = Math.max(open, close) * 1.01;
            double low = Math.min(open, close) * 0.99;
            text.append(java.time.LocalDate.ofEpochDay(day)).append(',');
            text.append(cents(open)).append(',').append(cents(high)).append(',');
            text.append(cents(low)).append(',').append(cents(close)).append(",1000\n");
            price = close;
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static String cents(double price) {
        return Fixed.format(Math.round(price * 100) * (Fixed.ONE / 100), 2);
    }
}
