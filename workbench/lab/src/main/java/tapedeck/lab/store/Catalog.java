package tapedeck.lab.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tapedeck.engine.Sha256;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.model.AssetClass;
import tapedeck.model.DataException;

/// What a data set says of itself: one hashed JSON file beside its partitions, replaced as a whole. Immutable.
///
/// The catalog is the commit: partitions it does not name do not exist.
///
/// @param volumeScale decimal digits of bar volumes; 8 for ticks
/// @param calendar    whose sessions daily bars follow
/// @param root        content hash of all rows
/// @param gaps        stretches declared to be without data: `first..last` trade dates
/// @param sources     where the rows came from, in the order of the imports
public record Catalog(
        DataSetId id,
        AssetClass assetClass,
        int volumeScale,
        String calendar,
        String root,
        List<PartitionInfo> partitions,
        List<String> gaps,
        List<ImportRecord> sources) {
    static final String FILE = "catalog.json";

    private static final String SCHEMA = "tapedeck.catalog/1";

    public Catalog {
        partitions = List.copyOf(partitions);
        gaps = List.copyOf(gaps);
        sources = List.copyOf(sources);
    }

    public long rows() {
        return partitions.stream().mapToLong(PartitionInfo::rows).sum();
    }

    public long bytes() {
        return partitions.stream().mapToLong(PartitionInfo::bytes).sum();
    }

    /// Time of the first row; the set has rows.
    public long firstTime() {
        return partitions.getFirst().firstTime();
    }

    /// Time of the last row; the set has rows.
    public long lastTime() {
        return partitions.getLast().lastTime();
    }

    Catalog withGaps(List<String> declared) {
        return new Catalog(id, assetClass, volumeScale, calendar, root, partitions, declared, sources);
    }

    /// Reads the catalog in a folder; a [DataException] where it is damaged.
    static Catalog read(Path folder) {
        Path path = folder.resolve(FILE);
        try {
            Map<String, Object> file = Json.readObject(Files.readString(path, StandardCharsets.UTF_8));
            Map<String, Object> body = object(file, "catalog");
            String hash = Sha256.hex(Json.write(body).getBytes(StandardCharsets.UTF_8));
            if (!hash.equals(text(file, "sha256"))) {
                throw damaged(path, "does not match its hash");
            }
            if (!text(body, "schema").equals(SCHEMA)) {
                throw damaged(path, "is of schema " + text(body, "schema") + ", not " + SCHEMA);
            }
            return of(body);
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the disk");
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw damaged(path, "is not a catalog: " + e.getMessage());
        }
    }

    private static Catalog of(Map<String, Object> body) {
        List<PartitionInfo> partitions = new ArrayList<>();
        for (Object item : list(body, "partitions")) {
            Map<String, Object> one = object(item);
            partitions.add(new PartitionInfo(
                    text(one, "file"),
                    number(one, "rows"),
                    number(one, "bytes"),
                    number(one, "firstTime"),
                    number(one, "lastTime"),
                    Long.parseLong(text(one, "frameCrc32c"), 16),
                    (Boolean) Objects.requireNonNull(one.get("cold"))));
        }
        return new Catalog(
                new DataSetId(text(body, "symbol"), text(body, "kind")),
                InstrumentTable.assetClass(text(body, "class"), FILE),
                Math.toIntExact(number(body, "volumeScale")),
                text(body, "calendar"),
                text(body, "root"),
                partitions,
                list(body, "gaps").stream().map(Object::toString).toList(),
                list(body, "sources").stream()
                        .map(item -> ImportRecord.of(object(item)))
                        .toList());
    }

    /// Replaces the catalog of a folder: written aside, brought to the disk, renamed.
    void write(Path folder) throws IOException {
        Map<String, Object> body = body();
        String hash = Sha256.hex(Json.write(body).getBytes(StandardCharsets.UTF_8));
        byte[] text = Json.write(Map.of("catalog", body, "sha256", hash)).getBytes(StandardCharsets.UTF_8);
        Path aside = folder.resolve(FILE + ".new");
        try (FileChannel out = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(aside, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new TreeMap<>();
        body.put("schema", SCHEMA);
        body.put("symbol", id.symbol());
        body.put("kind", id.kind());
        body.put("class", assetClass.name().toLowerCase(Locale.ROOT));
        body.put("volumeScale", (long) volumeScale);
        body.put("calendar", calendar);
        body.put("root", root);
        body.put("rows", rows());
        body.put("gaps", gaps);
        body.put("sources", sources.stream().map(ImportRecord::json).toList());
        List<Object> list = new ArrayList<>();
        for (PartitionInfo info : partitions) {
            Map<String, Object> one = new TreeMap<>();
            one.put("file", info.file());
            one.put("rows", info.rows());
            one.put("bytes", info.bytes());
            one.put("firstTime", info.firstTime());
            one.put("lastTime", info.lastTime());
            one.put("frameCrc32c", Long.toHexString(info.frameCrc()));
            one.put("cold", info.isCold());
            list.add(one);
        }
        body.put("partitions", list);
        return body;
    }

    static String text(Map<String, Object> map, String key) {
        return (String) Objects.requireNonNull(map.get(key), key);
    }

    static long number(Map<String, Object> map, String key) {
        return (Long) Objects.requireNonNull(map.get(key), key);
    }

    private static List<?> list(Map<String, Object> map, String key) {
        return (List<?>) Objects.requireNonNull(map.get(key), key);
    }

    private static Map<String, Object> object(Map<String, Object> map, String key) {
        return object(Objects.requireNonNull(map.get(key), key));
    }

    static Map<String, Object> object(Object value) {
        Map<String, Object> object = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, item) -> object.put((String) key, item));
        return object;
    }

    private static DataException damaged(Path path, String how) {
        return new DataException(
                "TD-D041",
                path.toString(),
                "the catalog " + how,
                "restore it from a backup, or delete the data set's folder and import again");
    }
}
