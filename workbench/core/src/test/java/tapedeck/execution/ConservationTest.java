package tapedeck.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tapedeck.model.AssetClass;
import tapedeck.model.ConfigException;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Market;
import tapedeck.model.Side;
import tapedeck.model.TradingCalendar;

/// Money is neither made nor lost: on grids so fine that every notional has to be rounded.
class ConservationTest {
    private static final Currency EUR = new Currency("EUR");

    private static Instrument instrument(int number, String symbol, Currency currency, long multiplier) {
        return new Instrument(
                number, symbol, AssetClass.FUTURE, currency, 1, 1, multiplier, TradingCalendar.CONTINUOUS);
    }

    private static Fill fill(SplittableRandom random, int strategy, Instrument instrument, long trade) {
        return new Fill(
                trade,
                strategy,
                instrument.number(),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                random.nextLong(1, 3 * Fixed.ONE),
                random.nextLong(1, 5 * Fixed.ONE),
                random.nextLong(-10, 1000),
                instrument.currency(),
                false,
                trade,
                trade,
                trade);
    }

    @Test
    void equityIsWhatWasPaidAndWhatIsHeldAndTradesAddUpToIt() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Instruments instruments = new Instruments(List.of(
                    instrument(0, "A", Currency.USD, 3 * Fixed.ONE / 7), instrument(1, "B", Currency.USD, Fixed.ONE)));
            Market market = new Market(2);
            List<ClosedTrade> trades = new ArrayList<>();
            long start = 1_000_000 * Fixed.ONE;
            Portfolio portfolio = new Portfolio(
                    new AccountSettings(start, Currency.USD, Fixed.ONE, true), instruments, market, 2, trades::add);
            for (int n = 1; n <= 100; n++) {
                Instrument instrument = instruments.get(random.nextInt(2));
                Fill fill = fill(random, random.nextInt(2), instrument, n);
                market.onPrice(instrument.number(), fill.price(), n);
                portfolio.apply(fill, "", 0, 0);
            }
            flatten(portfolio, instruments, market);
            long profit = trades.stream().mapToLong(ClosedTrade::profit).sum();

            assertThat(portfolio.isFlat()).isTrue();
            assertThat(portfolio.equity() - start).as("seed %d", seed).isEqualTo(profit);
            assertThat(portfolio.equity()).isEqualTo(portfolio.cash());
            assertThat(portfolio.profit(0) + portfolio.profit(1)).isEqualTo(profit);
        }
    }

    private static void flatten(Portfolio portfolio, Instruments instruments, Market market) {
        for (int s = 0; s < portfolio.strategies(); s++) {
            for (Instrument instrument : instruments.all()) {
                long held = portfolio.position(s, instrument.number()).size();
                if (held != 0) {
                    Fill close = new Fill(
                            0,
                            s,
                            instrument.number(),
                            held > 0 ? Side.SELL : Side.BUY,
                            market.mark(instrument.number()),
                            Math.abs(held),
                            77,
                            Currency.USD,
                            false,
                            0,
                            0,
                            0);
                    portfolio.apply(close, "", 0, 0);
                }
            }
        }
    }

    @Test
    void otherCurrenciesKeepTheirOwnCashAndCountAtTheirPairsMark() {
        Instruments instruments = new Instruments(
                List.of(instrument(0, "DAX", EUR, Fixed.ONE), instrument(1, "EUR-USD", Currency.USD, Fixed.ONE)));
        Market market = new Market(2);
        Portfolio portfolio = new Portfolio(
                new AccountSettings(1000 * Fixed.ONE, Currency.USD, Fixed.ONE, true), instruments, market, 1, t -> {});
        market.onPrice(0, 10 * Fixed.ONE, 1);
        assertThat(portfolio.isConvertible(0)).isFalse();
        market.onPrice(1, Fixed.parse("1.25"), 1);

        portfolio.apply(
                new Fill(1, 0, 0, Side.BUY, 10 * Fixed.ONE, 4 * Fixed.ONE, Fixed.ONE, EUR, false, 1, 1, 1), "", 0, 0);

        assertThat(portfolio.isConvertible(0)).isTrue();
        assertThat(portfolio.cash()).isEqualTo(1000 * Fixed.ONE);
        assertThat(portfolio.cashInBase()).isEqualTo(Fixed.parse("948.75"));
        assertThat(portfolio.equity()).isEqualTo(Fixed.parse("998.75"));
        market.onPrice(1, Fixed.parse("2"), 2);
        assertThat(portfolio.equity()).isEqualTo(Fixed.parse("998"));
        assertThat(portfolio.grossExposure()).isEqualTo(Fixed.parse("80"));
    }

    @Test
    void anInversePairConvertsToo() {
        Instruments instruments = new Instruments(List.of(
                instrument(0, "N225", new Currency("JPY"), Fixed.ONE),
                instrument(1, "USDJPY", new Currency("JPY"), Fixed.ONE)));
        Market market = new Market(2);
        Portfolio portfolio = new Portfolio(
                new AccountSettings(1000 * Fixed.ONE, Currency.USD, Fixed.ONE, true), instruments, market, 1, t -> {});
        market.onPrice(0, 300 * Fixed.ONE, 1);
        market.onPrice(1, 150 * Fixed.ONE, 1);

        assertThat(portfolio.notionalInBase(0, 300 * Fixed.ONE, 2 * Fixed.ONE)).isEqualTo(4 * Fixed.ONE);
    }

    @Test
    void aMissingPairIsRefusedAtTheStart() {
        Instruments instruments = new Instruments(List.of(instrument(0, "DAX", EUR, Fixed.ONE)));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new Portfolio(AccountSettings.DEFAULT, instruments, new Market(1), 1, t -> {}))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TD-C022"))
                .satisfies(e -> assertThat(e.hint()).contains("EUR-USD or USD-EUR"));
    }
}
