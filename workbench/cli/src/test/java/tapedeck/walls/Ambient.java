package tapedeck.walls;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.text.DecimalFormatSymbols;
import java.text.Format;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What a computation can silently take from the machine or the JVM that it runs on, told from the calls that take it.
final class Ambient {
    private static final String CONSTRUCTOR = "<init>";

    private Ambient() {}

    static DescribedPredicate<JavaAccess<?>> systemTime() {
        return access(
                "reads the system time",
                calls(System.class, "currentTimeMillis", "nanoTime")
                        .or(target -> target.getOwner().getPackageName().startsWith("java.time")
                                && target.getName().equals("now"))
                        .or(calls(Clock.class, "system", "systemUTC", "systemDefaultZone"))
                        .or(calls(Clock.class, "tick", "tickMillis", "tickSeconds", "tickMinutes"))
                        .or(calls(Calendar.class, "getInstance"))
                        .or(calls(Date.class, CONSTRUCTOR).and(parameters(0)))
                        .or(calls(GregorianCalendar.class, CONSTRUCTOR).and(parameters(0))));
    }

    static DescribedPredicate<JavaAccess<?>> unseededRandomness() {
        return access(
                "draws without a seed",
                calls(Math.class, "random")
                        .or(calls(StrictMath.class, "random"))
                        .or(calls(UUID.class, "randomUUID"))
                        .or(calls(Random.class, CONSTRUCTOR).and(parameters(0)))
                        .or(calls(SplittableRandom.class, CONSTRUCTOR).and(parameters(0)))
                        .or(calls(RandomGenerator.class, "of", "getDefault"))
                        .or(calls(Collections.class, "shuffle").and(parameters(1)))
                        .or(owner(ThreadLocalRandom.class))
                        .or(owner(SecureRandom.class)));
    }

    static DescribedPredicate<JavaAccess<?>> defaultLocale() {
        Predicate<AccessTarget> couldSayLocale = calls(
                        String.class, "format", "formatted", "toLowerCase", "toUpperCase")
                .or(calls(PrintStream.class, "format", "printf"))
                .or(calls(PrintWriter.class, "format", "printf"))
                .or(calls(Formatter.class, CONSTRUCTOR))
                .or(calls(DateTimeFormatter.class, "ofPattern", "ofLocalizedDate", "ofLocalizedTime"))
                .or(target -> target.getOwner().isAssignableTo(Format.class)
                        && target.getName().matches("<init>|get\\w*Instance"));
        Predicate<AccessTarget> saysLocale = takes(Locale.class).or(takes(DecimalFormatSymbols.class));
        return access(
                "uses the default locale",
                calls(Locale.class, "getDefault").or(couldSayLocale.and(saysLocale.negate())));
    }

    static DescribedPredicate<JavaAccess<?>> defaultZone() {
        return access(
                "uses the default time zone",
                calls(ZoneId.class, "systemDefault")
                        .or(calls(Clock.class, "systemDefaultZone"))
                        .or(calls(TimeZone.class, "getDefault"))
                        .or(calls(Calendar.class, "getInstance")
                                .and(takes(TimeZone.class).negate()))
                        .or(owner(SimpleDateFormat.class)));
    }

    /// Collections whose order is that of hash codes, or is drawn anew in each JVM; one with a single element has but
    /// one order.
    static DescribedPredicate<JavaAccess<?>> hashOrder() {
        return access(
                "uses a collection in hash order",
                owner(HashMap.class)
                        .or(owner(HashSet.class))
                        .or(owner(IdentityHashMap.class))
                        .or(owner(WeakHashMap.class))
                        .or(owner(Hashtable.class))
                        .or(owner(ConcurrentHashMap.class))
                        .or(calls(Set.class, "of")
                                .and(parameters(0).or(parameters(1)).negate()))
                        .or(calls(Set.class, "of").and(takes(Object[].class)))
                        .or(calls(Map.class, "of")
                                .and(parameters(0).or(parameters(2)).negate()))
                        .or(calls(Set.class, "copyOf"))
                        .or(calls(Map.class, "copyOf", "ofEntries"))
                        .or(calls(Collectors.class, "toSet", "toUnmodifiableSet", "toUnmodifiableMap"))
                        .or(calls(Collectors.class, "toMap").and(parameters(4).negate()))
                        .or(calls(Collectors.class, "groupingBy")
                                .and(parameters(3).negate())));
    }

    private static DescribedPredicate<JavaAccess<?>> access(String words, Predicate<AccessTarget> taken) {
        return DescribedPredicate.describe("target " + words, access -> taken.test(access.getTarget()));
    }

    private static Predicate<AccessTarget> owner(Class<?> owner) {
        return target -> target.getOwner().isEquivalentTo(owner);
    }

    private static Predicate<AccessTarget> calls(Class<?> owner, String... names) {
        Set<String> wanted = Set.of(names);
        return owner(owner).and(target -> wanted.contains(target.getName()));
    }

    private static Predicate<AccessTarget> parameters(int count) {
        return target -> target instanceof CodeUnitAccessTarget code
                && code.getRawParameterTypes().size() == count;
    }

    private static Predicate<AccessTarget> takes(Class<?> type) {
        return target -> target instanceof CodeUnitAccessTarget code
                && code.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(type));
    }
}
