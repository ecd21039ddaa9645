package tapedeck.lab.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tapedeck.lab.store.Staging.Part;
import tapedeck.lab.store.arrow.PartitionFile;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.lab.store.column.Batch;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.AssetClass;
import tapedeck.model.DataException;

/// Changes one data set from one state to the next: rows are staged beside it, merged with what is there, and become
/// part of it when the new catalog is renamed into place. Whatever happens before leaves the old state.
///
/// Holds a lock file, so that there is one writer at a time. Not thread-safe.
final class DataSetWriter implements Closeable {
    private final DataSetId id;
    private final Path folder;
    private final Path workshop;
    private final RowShape shape;
    private final ImportPolicy policy;
    private final FileChannel lockFile;
    private final @Nullable Catalog before;
    private final Staging staging;
    private final WriteBehind intake;
    private final Partitioning partitioning;
    private long added;
    private long same;
    private long replaced;
    private long dropped;
    private int merges;

    private DataSetWriter(DataSetId id, Path folder, ImportPolicy policy, FileChannel lockFile) throws IOException {
        this.id = id;
        this.folder = folder;
        this.policy = policy;
        this.lockFile = lockFile;
        this.shape = id.isBars() ? RowShape.BARS : RowShape.TICKS;
        this.before = Files.exists(folder.resolve(Catalog.FILE)) ? Catalog.read(folder) : null;
        sweep(before);
        this.workshop = Files.createDirectory(folder.resolve(".import"));
        this.partitioning = Partitioning.of(id);
        this.staging = new Staging(workshop, shape, partitioning, policy.isCold());
        this.intake = new WriteBehind(staging, shape.columns().size());
    }

    /// Begins a change.
    static DataSetWriter open(Path storeDir, DataSetId id, ImportPolicy policy) throws IOException {
        Path folder = storeDir.resolve(id.folder());
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new OverlappingFileLockException();
            }
            return new DataSetWriter(id, folder, policy, lockFile);
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new DataException(
                    "TD-D042", id.toString(), "another import is writing to it", "wait until it is done");
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /// Where new rows go.
    WriteBehind intake() {
        return intake;
    }

    /// Makes the staged rows part of the set.
    ///
    /// @param source null where nothing was imported but the set is only put in order
    ImportResult commit(AssetClass assetClass, String calendar, @Nullable ImportRecord source) throws IOException {
        intake.finish();
        staging.endRun();
        if (staging.parts().isEmpty()) {
            throw new DataException("TD-D017", id.toString(), "there are no rows to import", "check the file");
        }
        int scale = Math.max(
                before == null ? 0 : before.volumeScale(),
                staging.parts().stream().mapToInt(Part::scale).max().orElse(0));
        TreeMap<Long, PartitionInfo> partitions = new TreeMap<>();
        try (Arena arena = Arena.ofConfined()) {
            mergeAll(partitions, scale, arena);
        }
        dropped += staging.dropped();
        if (replaced > 0 && shape == RowShape.BARS) {
            scale = shrink(partitions, scale);
        }
        Catalog old = before;
        boolean isUnchanged = added == 0 && replaced == 0;
        Catalog catalog = old != null && isUnchanged ? old : publish(assetClass, calendar, scale, partitions, source);
        return new ImportResult(catalog, staging.rows(), added, same, replaced, dropped);
    }

    private void mergeAll(SortedMap<Long, PartitionInfo> partitions, int scale, Arena arena) throws IOException {
        Map<Long, List<Part>> fresh =
                staging.parts().stream().collect(Collectors.groupingBy(Part::key, TreeMap::new, Collectors.toList()));
        List<PartitionInfo> stored = before == null ? List.of() : before.partitions();
        int storedScale = before == null ? scale : before.volumeScale();
        for (PartitionInfo info : stored) {
            partitions.put(partitioning.key(info.firstTime()), info);
        }
        for (var entry : fresh.entrySet()) {
            long key = entry.getKey();
            List<Part> parts = entry.getValue();
            PartitionInfo old = partitions.get(key);
            Part only = parts.getFirst();
            if (old == null && parts.size() == 1 && only.scale() == scale) {
                added += only.info().rows();
                partitions.put(key, move(key, workshop, only.info()));
                continue;
            }
            List<RowMerge.Input> inputs = new ArrayList<>();
            if (old != null) {
                inputs.add(new RowMerge.Input(columns(folder, old, arena), RowMerge.STORED, storedScale));
            }
            for (Part part : parts) {
                inputs.add(new RowMerge.Input(columns(workshop, part.info(), arena), inputs.size() + 1, part.scale()));
            }
            merge(key, inputs, scale, partitions);
        }
        for (var entry : List.copyOf(partitions.entrySet())) {
            if (storedScale != scale && stored.contains(entry.getValue())) {
                Columns rows = columns(folder, entry.getValue(), arena);
                merge(
                        entry.getKey(),
                        List.of(new RowMerge.Input(rows, RowMerge.STORED, storedScale)),
                        scale,
                        partitions);
            }
        }
    }

    /// Replaced rows may have been the only ones that needed the scale: it stays the smallest that is exact, so that
    /// the hash depends on the rows alone.
    private int shrink(SortedMap<Long, PartitionInfo> partitions, int scale) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int needed = 0;
            for (PartitionInfo info : partitions.values()) {
                needed = Math.max(needed, VolumeScale.needed(columns(folder, info, arena), scale));
            }
            for (var entry : List.copyOf(partitions.entrySet())) {
                if (needed < scale) {
                    Columns rows = columns(folder, entry.getValue(), arena);
                    merge(
                            entry.getKey(),
                            List.of(new RowMerge.Input(rows, RowMerge.STORED, scale)),
                            needed,
                            partitions);
                }
            }
            return needed;
        }
    }

    private void merge(long key, List<RowMerge.Input> inputs, int scale, SortedMap<Long, PartitionInfo> partitions)
            throws IOException {
        RowMerge merge = new RowMerge(id, shape, policy, scale);
        Path corner = Files.createDirectories(workshop.resolve("merge-" + merges++));
        try (Staging target = new Staging(corner, shape, partitioning, policy.isCold())) {
            merge.run(inputs, target);
            target.endRun();
            added += merge.added();
            same += merge.same();
            replaced += merge.replaced();
            dropped += merge.dropped();
            boolean isUnchanged = merge.added() == 0
                    && merge.replaced() == 0
                    && inputs.getFirst().scale() == scale;
            if (!isUnchanged) {
                PartitionInfo info = target.parts().getFirst().info();
                partitions.put(key, move(key, corner, info));
            }
        }
    }

    /// Moves a staged file to a name of its own in the set's folder. Until the catalog names it, it is nothing.
    private PartitionInfo move(long key, Path from, PartitionInfo info) throws IOException {
        int generation = 1;
        while (Files.exists(folder.resolve(key + "." + generation + ".arrow"))) {
            generation++;
        }
        String name = key + "." + generation + ".arrow";
        Files.move(from.resolve(info.file()), folder.resolve(name));
        return info.named(name);
    }

    private Catalog publish(
            AssetClass assetClass,
            String calendar,
            int scale,
            SortedMap<Long, PartitionInfo> partitions,
            @Nullable ImportRecord source)
            throws IOException {
        List<PartitionInfo> files = List.copyOf(partitions.values());
        List<ImportRecord> sources = new ArrayList<>(before == null ? List.of() : before.sources());
        if (source != null) {
            sources.add(source);
        }
        String root;
        try (Arena arena = Arena.ofShared()) {
            root = Roots.of(id, scale, columns(folder, files, shape, arena));
        }
        Catalog catalog = new Catalog(
                id, assetClass, scale, calendar, root, files, before == null ? List.of() : before.gaps(), sources);
        catalog.write(folder);
        sweep(catalog);
        return catalog;
    }

    /// All rows of a set.
    static Columns columns(Path folder, List<PartitionInfo> files, RowShape shape, Arena arena) {
        List<Batch> batches = new ArrayList<>();
        for (PartitionInfo info : files) {
            batches.addAll(PartitionFile.map(folder, info, shape.columns().size(), arena));
        }
        return new Columns(batches);
    }

    private Columns columns(Path where, PartitionInfo info, Arena arena) {
        return columns(where, List.of(info), shape, arena);
    }

    /// Removes what no catalog names: left over from an import that did not come to its end, or replaced.
    private void sweep(@Nullable Catalog catalog) throws IOException {
        Set<String> named = catalog == null
                ? Set.of()
                : catalog.partitions().stream().map(PartitionInfo::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.toList()) {
                String name = path.getFileName().toString();
                boolean isOrphan = name.endsWith(".arrow") && !named.contains(name);
                if (isOrphan || name.equals(Catalog.FILE + ".new")) {
                    Files.deleteIfExists(path);
                }
                if (name.equals(".import")) {
                    deleteTree(path);
                }
            }
        }
    }

    private static void deleteTree(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    @Override
    public void close() {
        try {
            intake.close();
            staging.close();
            deleteTree(workshop);
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
