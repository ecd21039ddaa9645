package tapedeck.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.CachedIndicator;
import org.ta4j.core.indicators.averages.DMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.CrossIndicator;
import org.ta4j.core.rules.BooleanIndicatorRule;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopLossRule;
import tapedeck.strategies.EndReader;

class CacheScanTest {
    private final ColumnBarSeries bars = TaSeries.of(Market.series(0));
    private final ClosePriceIndicator close = new ClosePriceIndicator(bars);

    @Test
    void opensTheEndForStockIndicatorsAndRules() {
        Rule exit = new CrossedDownIndicatorRule(new EMAIndicator(close, 5), new SMAIndicator(close, 9))
                .or(new StopLossRule(close, 2));

        CacheScan.relax(new BaseStrategy(new CrossedUpIndicatorRule(new Sma(bars, 5), new Sma(bars, 9)), exit));

        assertThat(bars.isOpenEnded()).isTrue();
    }

    @Test
    void keepsTheEndForAnIndicatorThatReadsIt() {
        Rule entry = new CrossedUpIndicatorRule(new DMAIndicator(close, 5, 1), close);

        CacheScan.relax(new BaseStrategy(entry, entry));

        assertThat(bars.isOpenEnded()).isFalse();
    }

    @Test
    void keepsTheEndWhereOneOfOursWrapsAnIndicatorThatReadsIt() {
        Rule entry = new CrossedUp(new Sma(new DMAIndicator(close, 5, 1), 3), new Sma(bars, 9));

        CacheScan.relax(new BaseStrategy(entry, entry));

        assertThat(bars.isOpenEnded()).isFalse();
    }

    @Test
    void keepsTheEndForCodeItDoesNotKnow() {
        Rule entry = new EndReader(bars);

        CacheScan.relax(new BaseStrategy(entry, new StopLossRule(close, 2)));

        assertThat(bars.isOpenEnded()).isFalse();
    }

    @Test
    void freesTheCachesOfTheirLocks() throws Exception {
        SMAIndicator average = new SMAIndicator(close, 5);
        CrossIndicator cross = new CrossIndicator(new EMAIndicator(average, 5), close);
        Rule entry = new BooleanIndicatorRule(cross).or(new StopLossRule(close, 2));

        CacheScan.relax(new BaseStrategy(entry, entry));

        assertThat(lockOf(average)).isInstanceOf(OneThreadLock.class);
        assertThat(lockOf(cross)).isInstanceOf(OneThreadLock.class);
    }

    @Test
    void leavesTheLocksOfCodeItDoesNotKnow() throws Exception {
        EndReader unknown = new EndReader(bars);
        SMAIndicator average = new SMAIndicator(close, 5);

        CacheScan.relax(new BaseStrategy(new OverIndicatorRule(average, 5), unknown));

        assertThat(lockOf(average)).isInstanceOf(OneThreadLock.class);
        assertThat(bars.isOpenEnded()).isFalse();
    }

    /// The scan stops at nothing: what it finds behind an indicator that asks is freed as well.
    @Test
    void anIndicatorThatReadsTheEndIsFreedToo() throws Exception {
        DMAIndicator asking = new DMAIndicator(close, 5, 1);

        CacheScan.relax(new BaseStrategy(new OverIndicatorRule(asking, 5), new StopLossRule(close, 2)));

        assertThat(lockOf(asking)).isInstanceOf(OneThreadLock.class);
    }

    private static Object lockOf(CachedIndicator<?> indicator) throws ReflectiveOperationException {
        Field cache = CachedIndicator.class.getDeclaredField("cache");
        cache.setAccessible(true);
        Object buffer = cache.get(indicator);
        Field lock = buffer.getClass().getDeclaredField("lock");
        lock.setAccessible(true);
        return lock.get(buffer);
    }

    /// Every class of ta4j's indicators and rules that calls `getEndIndex`, or refers to one that does, is listed.
    @Test
    void theListIsThatOfThePinnedTa4j() throws Exception {
        Map<String, Set<String>> users = new TreeMap<>();
        Set<String> asking = new TreeSet<>();
        Path jar = Path.of(BaseStrategy.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith(".class")) {
                    read(file, entry, users, asking);
                }
            }
        }
        Deque<String> open = new ArrayDeque<>(asking);
        while (!open.isEmpty()) {
            users.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(CacheScanTest::isPartOfStrategies)
                    .filter(asking::add)
                    .forEach(open::add);
        }

        assertThat(asking)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(CacheScan.isAsking(
                                Class.forName(name, false, getClass().getClassLoader())))
                        .as(name)
                        .isTrue());
    }

    private static void read(JarFile file, JarEntry entry, Map<String, Set<String>> users, Set<String> asking)
            throws IOException {
        ClassModel model;
        try (InputStream in = file.getInputStream(entry)) {
            model = ClassFile.of().parse(in.readAllBytes());
        }
        String name = topLevel(model.thisClass().asInternalName());
        for (PoolEntry pooled : model.constantPool()) {
            if (pooled instanceof MemberRefEntry member
                    && member.name().stringValue().equals("getEndIndex")
                    && member.owner().asInternalName().endsWith("BarSeries")
                    && isPartOfStrategies(name)) {
                asking.add(name);
            } else if (pooled instanceof ClassEntry used) {
                users.computeIfAbsent(topLevel(used.asInternalName()), _ -> new TreeSet<>())
                        .add(name);
            }
        }
    }

    private static String topLevel(String internalName) {
        int nested = internalName.indexOf('$');
        return (nested < 0 ? internalName : internalName.substring(0, nested)).replace('/', '.');
    }

    private static boolean isPartOfStrategies(String name) {
        return (name.startsWith("org.ta4j.core.indicators.") || name.startsWith("org.ta4j.core.rules."))
                && !name.endsWith(".CachedIndicator")
                && !name.endsWith(".RecursiveCachedIndicator");
    }
}
