package tapedeck.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.engine.Backtest;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.MemoryData;
import tapedeck.file.RunFolder;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.model.AssetClass;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// An instrument in euros, an account in dollars, and a rate that never moves: what the trades earned
/// in dollars is what the account did.
final class ForeignMoneyTest {
    private static final int DAYS = 303;
    private static final double RATE = 1.25;

    @TempDir
    Path reports;

    @Test
    void tradesAndCostsAreInTheAccountsCurrency() throws IOException {
        ReportModel model = ReportModel.of(run(), ReportOptions.DEFAULT.market(_ -> data()));

        double profit = model.value("net_profit").orElseThrow();
        assertThat(profit).isNotZero();
        assertThat(model.value("net_profit_t").orElseThrow()).isCloseTo(profit, within(1e-4));
        assertThat(model.value("fees_t").orElseThrow())
                .isCloseTo(model.value("fees").orElseThrow(), within(1e-4));
        assertThat(model.value("cost_bp").orElseThrow()).isCloseTo(10, within(1e-4));
        assertThat(model.log().trades())
                .allSatisfy(trade -> assertThat(trade.worth()).isEqualTo(RATE));
        assertThat(model.warnings()).noneMatch(warning -> warning.code().equals("no-rate"));
    }

    @Test
    void withoutItsDataTheReportSaysThatNoRateIsKnown() throws IOException {
        ReportModel model = ReportModel.of(run(), ReportOptions.DEFAULT);

        assertThat(model.warnings()).anyMatch(warning -> warning.code().equals("no-rate"));
    }

    private RunFolder run() throws IOException {
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            var summary = Backtest.of(new ReportRuns.EveryFew())
                    .on("COIN-EUR,EUR-USD", "1d")
                    .with("every", 5)
                    .data(_ -> data())
                    .log(writer.log(), LogLevel.FULL)
                    .run();
            return writer.publish(summary, new TreeMap<>());
        }
    }

    private static MarketData data() {
        var builder = new MemoryData.Builder(
                List.of(instrument(0, "COIN-EUR", new Currency("EUR")), instrument(1, "EUR-USD", Currency.USD)),
                Interval.parse("1d"),
                0);
        SplittableRandom random = new SplittableRandom(11);
        long cent = Fixed.ONE / 100;
        long rate = Fixed.fromDouble(RATE);
        long last = 10_000;
        for (int i = 0; i < DAYS; i++) {
            long time = ReportRuns.START + i * Interval.DAY;
            long close = last + random.nextInt(-300, 311);
            builder.add(
                    0,
                    time,
                    new long[] {last * cent, Math.max(last, close) * cent, Math.min(last, close) * cent, close * cent},
                    1000);
            builder.add(1, time, new long[] {rate, rate, rate, rate}, 1000);
            last = close;
        }
        return builder.build();
    }

    private static Instrument instrument(int number, String symbol, Currency currency) {
        return new Instrument(
                number,
                symbol,
                AssetClass.CRYPTO,
                currency,
                Fixed.parse("0.01"),
                Fixed.parse("0.001"),
                Fixed.ONE,
                TradingCalendar.CONTINUOUS);
    }
}
