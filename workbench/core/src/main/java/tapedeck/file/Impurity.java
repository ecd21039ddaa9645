package tapedeck.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kinds of things that make a strategy's decisions depend on more than its tape.
public enum Impurity {
    SYSTEM_TIME("asks the system's clock"),
    UNSEEDED_RANDOM("draws chance without a seed"),
    THREADS("uses threads"),
    FILES("reads or writes files"),
    NETWORK("uses the network"),
    STATIC_STATE("keeps state in a static field"),
    AROUND_THE_ENGINE("goes around the engine"),
    REFLECTION("hides what it calls (reflection)"),
    PROCESS("acts on the process or reads its surroundings");

    private static final String NEW = "<init>";
    private static final Set<String> FILE_TYPES = Set.of(
            "java/io/File",
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/FileReader",
            "java/io/FileWriter",
            "java/io/RandomAccessFile",
            "java/nio/file/Files",
            "java/nio/channels/FileChannel",
            "java/nio/channels/AsynchronousFileChannel");
    private static final Set<String> NETWORK_TYPES = Set.of(
            "java/net/Socket",
            "java/net/ServerSocket",
            "java/net/DatagramSocket",
            "java/net/MulticastSocket",
            "java/net/InetAddress",
            "java/net/URLConnection",
            "java/net/HttpURLConnection",
            "java/nio/channels/SocketChannel",
            "java/nio/channels/ServerSocketChannel",
            "java/nio/channels/DatagramChannel");
    private static final List<String> NETWORK_PACKAGES =
            List.of("java/net/http/", "javax/net/", "java/rmi/", "com/sun/net/");
    private static final Set<String> THREAD_TYPES = Set.of(
            "java/util/Timer",
            "java/util/concurrent/Executors",
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/StructuredTaskScope");
    private static final Set<String> RANDOM_TYPES =
            Set.of("java/util/concurrent/ThreadLocalRandom", "java/security/SecureRandom");

    private final String words;

    Impurity(String words) {
        this.words = words;
    }

    /// A clause that says what the strategy does.
    public String words() {
        return words;
    }

    /// What a call of a method is, if it is any of these.
    ///
    /// @param owner      internal name of the class
    /// @param parameters how many it takes
    static Optional<Impurity> ofCall(String owner, String name, int parameters) {
        if (isTime(owner, name, parameters)) {
            return Optional.of(SYSTEM_TIME);
        } else if (isChance(owner, name, parameters)) {
            return Optional.of(UNSEEDED_RANDOM);
        } else if (isThread(owner, name)) {
            return Optional.of(THREADS);
        } else if (isNetwork(owner, name)) {
            return Optional.of(NETWORK);
        } else if (isFile(owner, name)) {
            return Optional.of(FILES);
        } else if (isAround(owner)) {
            return Optional.of(AROUND_THE_ENGINE);
        } else if (isReflection(owner, name)) {
            return Optional.of(REFLECTION);
        }
        return isProcess(owner, name) ? Optional.of(PROCESS) : Optional.empty();
    }

    /// What reading a static field of a class is.
    static Optional<Impurity> ofField(String owner) {
        return isAround(owner) ? Optional.of(AROUND_THE_ENGINE) : Optional.empty();
    }

    private static boolean isTime(String owner, String name, int parameters) {
        return switch (owner) {
            case "java/lang/System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java/time/Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "java/time/InstantSource" -> name.equals("system");
            case "java/util/Calendar" -> name.equals("getInstance");
            case "java/util/Date", "java/util/GregorianCalendar" -> name.equals(NEW) && parameters == 0;
            case "tapedeck/event/WallClock" -> true;
            default -> owner.startsWith("java/time/") && name.equals("now");
        };
    }

    private static boolean isChance(String owner, String name, int parameters) {
        return switch (owner) {
            case "java/lang/Math", "java/lang/StrictMath" -> name.equals("random");
            case "java/util/UUID" -> name.equals("randomUUID");
            case "java/util/Random", "java/util/SplittableRandom" -> name.equals(NEW) && parameters == 0;
            case "java/util/random/RandomGenerator" -> name.equals("of") || name.equals("getDefault");
            case "java/util/Collections" -> name.equals("shuffle") && parameters == 1;
            case "java/lang/System" -> name.equals("identityHashCode");
            default -> RANDOM_TYPES.contains(owner);
        };
    }

    private static boolean isThread(String owner, String name) {
        boolean isLoneThread = owner.equals("java/lang/Thread") && !name.equals("currentThread");
        boolean isParallel = name.equals("parallelStream")
                || (owner.startsWith("java/util/stream/") && name.equals("parallel"))
                || (owner.equals("java/util/Arrays") && name.startsWith("parallel"));
        return isLoneThread || isParallel || THREAD_TYPES.contains(owner) || owner.startsWith("java/lang/Thread$");
    }

    private static boolean isNetwork(String owner, String name) {
        boolean opens = owner.equals("java/net/URL") && (name.startsWith("open") || name.equals("getContent"));
        return opens
                || NETWORK_TYPES.contains(owner)
                || NETWORK_PACKAGES.stream().anyMatch(owner::startsWith);
    }

    private static boolean isFile(String owner, String name) {
        return FILE_TYPES.contains(owner)
                || owner.startsWith("java/util/zip/ZipFile")
                || owner.startsWith("java/util/jar/JarFile")
                || owner.startsWith("java/sql/")
                || owner.equals("java/nio/file/FileSystems")
                || (owner.equals("java/nio/file/Path") && (name.equals("toRealPath") || name.equals("toFile")));
    }

    /// Stores, sessions and files of the engine: a strategy is given series and a desk.
    private static boolean isAround(String owner) {
        return owner.startsWith("tapedeck/engine/MarketData")
                || owner.startsWith("tapedeck/engine/Session")
                || owner.startsWith("tapedeck/file/")
                || owner.startsWith("tapedeck/lab/store")
                || owner.startsWith("tapedeck/lab/notebook")
                || owner.startsWith("tapedeck/live/")
                || owner.startsWith("tapedeck/cli/")
                || owner.equals("java/util/ServiceLoader");
    }

    private static boolean isReflection(String owner, String name) {
        return switch (owner) {
            case "java/lang/Class" ->
                name.equals("forName") || name.startsWith("getDeclared") || name.startsWith("getMethod");
            case "java/lang/ClassLoader" -> name.equals("loadClass") || name.startsWith("getSystemClassLoader");
            case "java/lang/invoke/MethodHandles" -> name.endsWith("ookup");
            case "java/lang/System" -> name.startsWith("load");
            default ->
                owner.startsWith("java/lang/reflect/")
                        || owner.startsWith("java/lang/foreign/")
                        || owner.startsWith("sun/misc/");
        };
    }

    private static boolean isProcess(String owner, String name) {
        return switch (owner) {
            case "java/lang/System" ->
                name.equals("exit")
                        || name.equals("getenv")
                        || name.equals("getProperty")
                        || name.equals("setProperty");
            case "java/lang/Runtime" -> !name.equals("version");
            default -> owner.startsWith("java/lang/Process");
        };
    }
}
