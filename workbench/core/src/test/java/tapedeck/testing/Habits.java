package tapedeck.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Strategies with one bad habit each, and one with none: what a scan of byte code is tried on.
public final class Habits {
    private Habits() {}

    /// Declares its bars and no more.
    public abstract static class Plain implements TradingStrategy {
        @Override
        public void setup(Setup setup) {
            setup.bars();
        }
    }

    public static final class AsksTheClock extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("age", (double) System.currentTimeMillis());
        }
    }

    public static final class NamesTheClock extends Plain {
        private final LongSupplier clock = System::nanoTime;

        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("age", (double) clock.getAsLong());
        }
    }

    public static final class AsksTheDate extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("age", (double) Instant.now().getEpochSecond());
        }
    }

    public static final class Gambles extends Plain {
        private final Random random = new Random();

        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("luck", random.nextDouble() + Math.random());
        }
    }

    public static final class StartsThreads extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            new Thread(() -> {}).start();
        }
    }

    public static final class ReadsFiles extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("exists", java.nio.file.Files.exists(java.nio.file.Path.of("prices.csv")) ? 1 : 0);
        }
    }

    public static final class CallsHome extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            try (var socket = new java.net.Socket("localhost", 1)) {
                desk.plot("port", socket.getPort());
            } catch (java.io.IOException e) {
                desk.plot("port", 0);
            }
        }
    }

    public static final class Counts extends Plain {
        private static int bars;

        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("bars", ++bars);
        }
    }

    public static final class Collects extends Plain {
        private static final List<Double> CLOSES = new ArrayList<>();

        @Override
        public void onBar(Bar bar, Desk desk) {
            CLOSES.add(bar.close());
        }
    }

    public static final class FillsAnArray extends Plain {
        private static final double[] LAST = new double[3];

        @Override
        public void onBar(Bar bar, Desk desk) {
            LAST[0] = bar.close();
        }
    }

    public static final class HoldsAnObject extends Plain {
        private static final Tally TALLY = new Tally();

        @Override
        public void onBar(Bar bar, Desk desk) {
            desk.plot("count", TALLY.count());
        }
    }

    public static final class Tally {
        private int count;

        int count() {
            return ++count;
        }
    }

    public static final class Hides extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            try {
                Class.forName("java.lang.System");
            } catch (ClassNotFoundException e) {
                desk.plot("none", 0);
            }
        }
    }

    public static final class GoesAround extends Plain {
        @Override
        public void onBar(Bar bar, Desk desk) {
            java.util.ServiceLoader.load(tapedeck.engine.MarketData.Provider.class)
                    .forEach(provider -> {});
        }
    }

    /// Seeds its chance, keeps constants in static fields and state in its own, and has a `main`.
    public static final class Clean extends Plain {
        private static final double[] WEIGHTS = {0.2, 0.3, 0.5};
        private static final List<String> NAMES = List.of("a", "b");
        private static final Map<String, Integer> TABLE = Map.of("a", 1);

        private enum Mood {
            CALM,
            WILD
        }

        private record Pair(double last, Series bars) {}

        private final SplittableRandom random = new SplittableRandom(7);
        private final double[] last = new double[3];
        private final Map<String, Integer> seen = new HashMap<>();
        private Mood mood = Mood.CALM;

        @Override
        public void onBar(Bar bar, Desk desk) {
            List<Double> weighted = new ArrayList<>();
            for (int i = 0; i < WEIGHTS.length; i++) {
                last[i] = WEIGHTS[i] * bar.close();
                weighted.add(last[i]);
            }
            seen.put(NAMES.get(0), TABLE.get("a"));
            desk.plot("pair", new Pair(bar.close(), new Series(bar.instrument(), bar.interval(), 0, 1)).hashCode());
            mood = switch (mood) {
                case CALM -> random.nextInt(2) == 0 ? Mood.WILD : Mood.CALM;
                case WILD -> Mood.CALM;
            };
            desk.plot("mood", mood.ordinal() + weighted.size());
        }

        public static void main(String[] words) {
            System.out.println(System.currentTimeMillis());
        }
    }
}
