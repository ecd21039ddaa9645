package tapedeck.engine;

import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Json;

/// The six strategies of the outside bar-by-bar backtests. Each is first asked one bar after its lines are warm.
final class BarEngineStrategies {
    private BarEngineStrategies() {}

    static TradingStrategy of(String name, Json params, boolean isExclusive) {
        return switch (name) {
            case "SmaRev", "SmaRevExcl" -> new SmaRev(params, isExclusive || name.equals("SmaRevExcl"));
            case "SmaLongFixed" -> new SmaLongFixed(params);
            case "DonchianLong" -> new DonchianLong(params);
            case "SmaBracket" -> new SmaBracket(params);
            case "Momentum" -> new Momentum(params);
            default -> throw new IllegalArgumentException("no strategy " + name);
        };
    }

    private static int whole(Json params, String name) {
        return (int) params.get(name).integer();
    }

    /// Strict on both sides: a bar on which both were equal is no crossing.
    private static boolean crossed(Line a, Line b) {
        return a.ago(1) < b.ago(1) && a.now() > b.now();
    }

    /// Two averages of the closes.
    @SuppressWarnings("NullAway.Init") // setup() comes before every other callback
    private abstract static class Averages implements TradingStrategy {
        final Json params;
        Series bars;
        Line fast;
        Line slow;

        Averages(Json params) {
            this.params = params;
        }

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
            fast = setup.sma(bars.close(), whole(params, "fast"));
            slow = setup.sma(bars.close(), whole(params, "slow"));
            bars.require(Math.max(whole(params, "fast"), whole(params, "slow")) + 1);
        }
    }

    private static final class SmaRev extends Averages {
        private final boolean isExclusive;

        SmaRev(Json params, boolean isExclusive) {
            super(params);
            this.isExclusive = isExclusive;
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            boolean up = crossed(fast, slow);
            if (up || crossed(slow, fast)) {
                // exclusive orders and an explicit close come to the same: leave first, then enter
                if (isExclusive || !desk.isFlat(bars)) {
                    desk.close(bars);
                }
                desk.submit(up ? Order.buyShare(bars, 1) : Order.sellShare(bars, 1));
            }
        }
    }

    private static final class SmaLongFixed extends Averages {
        SmaLongFixed(Json params) {
            super(params);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (desk.isFlat(bars) && crossed(fast, slow)) {
                desk.submit(Order.buy(bars, whole(params, "size")));
            } else if (!desk.isFlat(bars) && crossed(slow, fast)) {
                desk.close(bars);
            }
        }
    }

    private static final class SmaBracket extends Averages {
        SmaBracket(Json params) {
            super(params);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (desk.isFlat(bars) && crossed(fast, slow)) {
                desk.submit(Order.buy(bars, whole(params, "size"))
                        .stopLoss(params.get("slp").real() * bar.close())
                        .takeProfit(params.get("tpp").real() * bar.close()));
            }
        }
    }

    @SuppressWarnings("NullAway.Init") // setup() comes before every other callback
    private static final class DonchianLong implements TradingStrategy {
        private final Json params;
        private Series bars;
        private Line highest;
        private Line lowest;

        DonchianLong(Json params) {
            this.params = params;
        }

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
            highest = setup.highest(bars.high(), whole(params, "n"));
            lowest = setup.lowest(bars.low(), whole(params, "m"));
            bars.require(whole(params, "n") + 2);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (desk.isFlat(bars) && bar.close() > highest.ago(1)) {
                desk.submit(Order.buy(bars, whole(params, "size")));
            } else if (!desk.isFlat(bars) && bar.close() < lowest.ago(1)) {
                desk.close(bars);
            }
        }
    }

    @SuppressWarnings("NullAway.Init") // setup() comes before every other callback
    private static final class Momentum implements TradingStrategy {
        private final Json params;
        private Series bars;

        Momentum(Json params) {
            this.params = params;
        }

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
            bars.require(whole(params, "n") + 2);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            boolean isUp = bar.close() > bars.close().ago(whole(params, "n"));
            if (desk.isFlat(bars) && isUp) {
                desk.submit(Order.buy(bars, whole(params, "size")));
            } else if (!desk.isFlat(bars) && !isUp) {
                desk.close(bars);
            }
        }
    }
}
