package tapedeck.lab.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tapedeck.engine.Sha256;
import tapedeck.lab.store.action.ActionEvent;
import tapedeck.model.DataException;

/// The corporate actions that a store keeps of one symbol: one hashed JSON file, replaced as a whole. Immutable.
///
/// @param events  in order
/// @param sources where they came from, in the order of the imports
public record ActionSet(String symbol, List<ActionEvent> events, List<ImportRecord> sources) {
    static final String FOLDER = "actions";
    static final String FILE = "actions.json";

    private static final String SCHEMA = "tapedeck.actions/1";

    public ActionSet {
        events = events.stream().sorted().toList();
        sources = List.copyOf(sources);
    }

    /// Names exactly these events: SHA-256 over the schema, the symbol and one line each.
    public String root() {
        StringBuilder text = new StringBuilder(SCHEMA + "\n" + symbol + "\n");
        events.forEach(event -> text.append(event).append('\n'));
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// These events and others; those that contradict are refused or take the place of the old ones.
    ActionSet with(List<ActionEvent> others, boolean replaces, ImportRecord source) {
        List<ActionEvent> all = new ArrayList<>(events);
        for (ActionEvent event : others) {
            if (all.contains(event)) {
                continue;
            }
            for (ActionEvent known : List.copyOf(all)) {
                if (known.isSameEvent(event) && !replaces) {
                    throw new DataException(
                            "TD-D071",
                            symbol,
                            "the store has " + known + ", the file has " + event.value(),
                            "say --replace to take the file's; nothing was changed");
                }
            }
            all.removeIf(event::isSameEvent);
            all.add(event);
        }
        List<ImportRecord> from = new ArrayList<>(sources);
        from.add(source);
        return new ActionSet(symbol, all, from);
    }

    static ActionSet read(Path path) {
        try {
            Map<String, Object> file = Json.readObject(Files.readString(path, StandardCharsets.UTF_8));
            Map<String, Object> body = Catalog.object(Objects.requireNonNull(file.get("actions")));
            String hash = Sha256.hex(Json.write(body).getBytes(StandardCharsets.UTF_8));
            if (!hash.equals(Catalog.text(file, "sha256"))
                    || !Catalog.text(body, "schema").equals(SCHEMA)) {
                throw damaged(path, "do not match their hash");
            }
            List<ActionEvent> events = new ArrayList<>();
            for (Object item : (List<?>) Objects.requireNonNull(body.get("events"))) {
                events.add(event(Catalog.object(item)));
            }
            List<ImportRecord> sources = new ArrayList<>();
            for (Object item : (List<?>) Objects.requireNonNull(body.get("sources"))) {
                sources.add(ImportRecord.of(Catalog.object(item)));
            }
            return new ActionSet(Catalog.text(body, "symbol"), events, sources);
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the disk");
        } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw damaged(path, "cannot be read: " + e.getMessage());
        }
    }

    private static ActionEvent event(Map<String, Object> json) {
        return new ActionEvent(
                LocalDate.ofEpochDay(Catalog.number(json, "day")),
                ActionEvent.Kind.valueOf(Catalog.text(json, "kind").toUpperCase(Locale.ROOT)),
                Catalog.number(json, "newUnits"),
                Catalog.number(json, "oldUnits"),
                Catalog.number(json, "dividend"),
                Catalog.text(json, "former"));
    }

    /// Replaces the file of a symbol: written aside, brought to the disk, renamed.
    void write(Path folder) throws IOException {
        Map<String, Object> body = new TreeMap<>();
        body.put("schema", SCHEMA);
        body.put("symbol", symbol);
        body.put("root", root());
        body.put("events", events.stream().map(ActionSet::json).toList());
        body.put("sources", sources.stream().map(ImportRecord::json).toList());
        String hash = Sha256.hex(Json.write(body).getBytes(StandardCharsets.UTF_8));
        byte[] text = Json.write(Map.of("actions", body, "sha256", hash)).getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(folder);
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
    }

    private static Map<String, Object> json(ActionEvent event) {
        Map<String, Object> json = new TreeMap<>();
        json.put("date", event.date().toString());
        json.put("day", event.date().toEpochDay());
        json.put("kind", event.kind().name().toLowerCase(Locale.ROOT));
        json.put("newUnits", event.newUnits());
        json.put("oldUnits", event.oldUnits());
        json.put("dividend", event.dividend());
        json.put("former", event.former());
        return json;
    }

    private static DataException damaged(Path path, String how) {
        return new DataException(
                "TD-D041", path.toString(), "the actions " + how, "restore the file, or delete it and import again");
    }
}
