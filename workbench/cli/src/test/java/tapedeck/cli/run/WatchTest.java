package tapedeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tapedeck.cli.Main;
import tapedeck.cli.Sandbox;
import tapedeck.cli.frame.Environment;

/// The edit-run loop, driven by what it prints: each line is answered with the next save, the last with an interrupt.
final class WatchTest {
    private static final int RELOADS = Integer.getInteger("tapedeck.reloads", 20);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();

    /// Hands over every line that is printed.
    private static PrintStream lines(Consumer<String> consumer) {
        OutputStream stream = new OutputStream() {
            private final ByteArrayOutputStream line = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                if (b == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    line.reset();
                    consumer.accept(text);
                } else {
                    line.write(b);
                }
            }
        };
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /// Runs the command; whenever a line of either stream begins with a word of `cues`, does what comes next.
    private int watch(List<String> cues, Deque<Runnable> answers, String... words) {
        Consumer<String> answer = line -> {
            if (cues.stream().anyMatch(line::contains)) {
                Runnable next = answers.poll();
                if (next == null) {
                    Thread.currentThread().interrupt();
                } else {
                    next.run();
                }
            }
        };
        Environment environment = Environment.plain(
                        InputStream.nullInputStream(),
                        lines(line -> {
                            out.add(line);
                            answer.accept(line);
                        }),
                        lines(line -> {
                            err.add(line);
                            answer.accept(line);
                        }))
                .withVariables(Map.of())
                .withFolders(folder, folder.resolve("nobody"), Optional.empty());
        int exit = Main.run(words, environment);
        // the flag that ended it must not reach the next test
        assertThat(Thread.interrupted()).isFalse();
        return exit;
    }

    private Runnable save(String text) {
        return () -> {
            try {
                Files.writeString(folder.resolve("strategies/Mine.java"), text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static String breakout(int lookback) {
        return """
                import tapedeck.indicator.*;
                import tapedeck.model.*;
                import tapedeck.strategy.*;
                public class Mine implements TradingStrategy {
                    @Param int lookback = %d;
                    Series bars; Line high, low;
                    class A {} class B {} class C {} class D {} class E {} class F {} class G {} class H {} class I {} class J {}
                    @Override public void setup(Setup setup) {
                        bars = setup.bars();
                        high = setup.highest(bars.high(), lookback);
                        low = setup.lowest(bars.low(), lookback);
                        Object[] all = {new A(), new B(), new C(), new D(), new E(), new F(), new G(), new H(), new I(), new J()};
                    }
                    @Override public void onBar(Bar bar, Desk desk) {
                        if (desk.isFlat(bars) && bar.close() > high.ago(1)) desk.submit(Order.buy(bars, 10));
                        else if (!desk.isFlat(bars) && bar.close() < low.ago(1)) desk.close(bars);
                    }
                }
                """.formatted(lookback);
    }

    @Test
    void everySavePrintsWhatHasChangedAndAnErrorChangesNothing() throws IOException {
        new Sandbox(folder);
        save(breakout(10)).run();
        Deque<Runnable> answers = new ArrayDeque<>(List.of(
                save(breakout(20)),
                save("public class Mine {"),
                save("// a remark\n" + breakout(20)),
                save(breakout(10).replace("Series bars;", "Series bars; String s = (String) \"x\";"))));

        int exit = watch(
                List.of("watching strategies", ", played in", "stands", "nothing that runs"),
                answers,
                "backtest",
                "Mine",
                "-s",
                "UP",
                "--no-report",
                "--watch");

        List<String> deltas =
                out.stream().filter(line -> line.startsWith("return ")).toList();
        assertThat(exit).as(String.join("\n", err)).isEqualTo(130);
        assertThat(deltas).hasSize(2);
        assertThat(deltas.getFirst())
                .matches("return .*sharpe .*maxdd .*trades \\d+→\\d+ .*compiled in .*run [0-9a-f]{16}");
        assertThat(back(deltas.getLast()))
                .isEqualTo(deltas.getFirst().replaceFirst(".*trades (\\d+)→(\\d+) .*", "$1→$2"));
        assertThat(err)
                .anySatisfy(line -> assertThat(line).startsWith("error[TD-S101] strategies/Mine.java:1:"))
                .anySatisfy(line -> assertThat(line).matches("the result of run [0-9a-f]{16} stands; .*"))
                .contains("saved, and nothing that runs has changed");
        assertThat(err.stream().filter(line -> line.startsWith("warning[")))
                .singleElement()
                .isEqualTo("warning[TD-S121] strategies/Mine.java:6:29  redundant cast to java.lang.String");
    }

    /// The change of trades, turned round.
    private static String back(String delta) {
        return delta.replaceFirst(".*trades (\\d+)→(\\d+) .*", "$2→$1");
    }

    @Test
    void reloadsLeaveClassMetadataFlat() throws IOException {
        new Sandbox(folder);
        save(breakout(5)).run();
        long[] early = new long[2];
        long[] late = new long[2];
        Deque<Runnable> answers = new ArrayDeque<>();
        for (int i = 1; i <= RELOADS; i++) {
            int reload = i;
            answers.add(() -> {
                if (reload == 5) {
                    measure(early);
                } else if (reload == RELOADS) {
                    measure(late);
                }
                save(breakout(5 + reload % 2)).run();
            });
        }

        int exit = watch(
                List.of("watching strategies", ", played in"),
                answers,
                "backtest",
                "Mine",
                "-s",
                "UP",
                "--no-report",
                "--watch");

        assertThat(exit).isEqualTo(130);
        assertThat(out.stream().filter(line -> line.startsWith("return "))).hasSize(RELOADS);
        // a generation has eleven classes: were they kept, it would be eleven for every reload
        assertThat(late[0] - early[0])
                .as("loaded classes more after %d reloads", RELOADS)
                .isLessThan(3L * RELOADS);
        System.out.printf(
                "%d reloads: classes %d → %d, metaspace %d → %d kB%n",
                RELOADS, early[0], late[0], early[1] / 1024, late[1] / 1024);
    }

    private static void measure(long[] into) {
        System.gc();
        into[0] = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        into[1] = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }

    @Test
    void aBuiltInStrategyHasNoFileToWatch() throws IOException {
        var tried = new Sandbox(folder).run("backtest", "SmaCross", "-s", "UP", "--watch");

        assertThat(tried.exit()).isEqualTo(2);
        assertThat(tried.err()).contains("SmaCross is built in");
    }
}
