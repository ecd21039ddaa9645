package tapedeck.ta4j;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.indicators.helpers.CrossIndicator;

/// Walks the objects of a strategy once, at setup, and tells ta4j's caches what a session knows and they cannot: closed
/// bars stay as they are, and one thread asks.
///
/// ta4j's caches treat the last bar as one that may still change: they compute its value under a lock, throw it away
/// and compute it again one bar later, twice the time of a run over finished bars. Ours never change once closed, so
/// the caches may be told that the end is the bar that is forming. Only they ask, unless an indicator reads the end for
/// itself: some of ta4j's do, and a class we do not know might. Then the series ends at the newest closed bar, as it
/// should, and the caches take their time.
///
/// Every value that a cache computes takes a read lock and a write lock. Those of the caches found here become a
/// [OneThreadLock]. A cross needs no cache at all: inside ta4j's rules it becomes a [PlainCross].
final class CacheScan {
    private static final String TA4J = "org.ta4j.core.";
    /// What of ta4j is known not to read the end, save for [#ASKING].
    private static final List<String> KNOWN = List.of(
            TA4J + "indicators.",
            TA4J + "rules.",
            TA4J + "num.",
            TA4J + "BaseStrategy",
            "tapedeck.ta4j.",
            "tapedeck.indicator.");

    /// ta4j's classes and packages that read the end of a series, or use one that does. A test compares it with the
    /// byte code of the pinned ta4j.
    static final Set<String> ASKING = Set.of(
            TA4J + "indicators.AbstractRecentSwingIndicator",
            TA4J + "indicators.DistanceFromMAIndicator",
            TA4J + "indicators.RecentFractalSwingHighIndicator",
            TA4J + "indicators.RecentFractalSwingLowIndicator",
            TA4J + "indicators.RecentSwingIndicator",
            TA4J + "indicators.SwingPointMarkerIndicator",
            TA4J + "indicators.averages.DMAIndicator",
            TA4J + "indicators.elliott",
            TA4J + "indicators.ichimoku.IchimokuChikouSpanIndicator",
            TA4J + "indicators.renko",
            TA4J + "indicators.supportresistance",
            TA4J + "indicators.zigzag");

    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();
    private final List<ColumnBarSeries> series = new ArrayList<>();
    /// Whether something asks for the end, or might.
    private boolean isAsked;

    private CacheScan() {}

    /// Opens the end of every series that the strategy reads, if nothing but ta4j's caches would notice, and frees the
    /// caches of their locks.
    static void relax(Object strategy) {
        CacheScan scan = new CacheScan();
        scan.reach(strategy);
        while (!scan.open.isEmpty()) {
            scan.visit(scan.open.pop());
        }
        if (!scan.isAsked) {
            scan.series.forEach(ColumnBarSeries::openEnd);
        }
    }

    private void reach(@Nullable Object object) {
        if (object != null && seen.put(object, Boolean.TRUE) == null) {
            open.push(object);
        }
    }

    /// Takes note of what the object is, and adds what it refers to.
    private void visit(Object object) {
        Class<?> type = object.getClass();
        if (object instanceof ColumnBarSeries bars) {
            series.add(bars);
        } else if (object instanceof Object[] elements) {
            for (Object element : elements) {
                reach(element);
            }
        } else if (object instanceof Collection<?> elements && isPlatform(type)) {
            elements.forEach(this::reach);
        } else if (object instanceof Map<?, ?> map && isPlatform(type)) {
            map.values().forEach(this::reach);
        } else if (isForeign(type)) {
            isAsked |= !isHarmless(type);
        } else {
            visitFields(object, type);
        }
    }

    private static boolean isPlatform(Class<?> type) {
        return type.getName().startsWith("java.");
    }

    private static boolean isForeign(Class<?> type) {
        return KNOWN.stream().noneMatch(type.getName()::startsWith);
    }

    /// Platform objects hold no indicator beyond the collections handled before; loggers and instruments neither.
    private static boolean isHarmless(Class<?> type) {
        String name = type.getName();
        return isPlatform(type)
                || type.isArray()
                || (name.startsWith(TA4J) && Enum.class.isAssignableFrom(type))
                || name.startsWith("org.slf4j.")
                || name.startsWith("ch.qos.logback.")
                || name.startsWith("tapedeck.model.");
    }

    private void visitFields(Object object, Class<?> type) {
        for (Class<?> at = type; at != null && !isPlatform(at); at = at.getSuperclass()) {
            if (isForeign(at) && !at.getName().startsWith(TA4J)) {
                isAsked = true;
                return;
            }
            isAsked |= isAsking(at);
            for (Field field : at.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                    continue;
                }
                boolean isTa4js = at.getName().startsWith(TA4J);
                if (isTa4js && field.getType() == ReentrantReadWriteLock.class) {
                    write(field, object, new OneThreadLock());
                } else {
                    Object value = read(field, object);
                    boolean isCross = isTa4js && field.getType() == CrossIndicator.class;
                    PlainCross plain = isCross && value instanceof CrossIndicator cross ? PlainCross.of(cross) : null;
                    if (plain != null) {
                        write(field, object, plain);
                    }
                    reach(value);
                }
            }
        }
    }

    static boolean isAsking(Class<?> type) {
        String name = type.getName();
        return ASKING.stream()
                .anyMatch(asking ->
                        name.equals(asking) || name.startsWith(asking + ".") || name.startsWith(asking + "$"));
    }

    /// Only here may a field be written: it is ta4j's own, and the object is of this strategy alone.
    private static void write(Field field, Object owner, Object value) {
        try {
            field.setAccessible(true);
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
