package tapedeck.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Table;

/// All rows of one run of the set, by group, and the ratios between them.
final class BenchResult {
    private final Map<BenchSet, List<BenchRow>> groups = new LinkedHashMap<>();
    private final Map<String, BenchRow> byKey = new LinkedHashMap<>();

    void add(BenchSet group, List<BenchRow> rows) {
        groups.computeIfAbsent(group, none -> new ArrayList<>()).addAll(rows);
        rows.forEach(row -> byKey.put(row.key(), row));
    }

    Map<BenchSet, List<BenchRow>> groups() {
        return groups;
    }

    /// A ratio that both rows of were measured.
    record Found(BenchRatio ratio, String what, String against, double value) {
        boolean isBelowFloor() {
            return value < ratio.floor();
        }
    }

    List<Found> ratios() {
        List<Found> found = new ArrayList<>();
        for (BenchRatio ratio : BenchRatio.ALL) {
            double value = ratio.of(byKey);
            BenchRow mine = byKey.get(ratio.key());
            BenchRow other = byKey.get(ratio.against());
            if (!Double.isNaN(value) && mine != null && other != null) {
                found.add(new Found(ratio, mine.what(), other.what(), value));
            }
        }
        return found;
    }

    static Table table(List<BenchRow> rows) {
        Table table = new Table("what", ">rate", ">cpu each", ">wall each", ">B each", ">peak", ">fills", ">equity");
        for (BenchRow row : rows) {
            table.row(
                    row.what(),
                    row.rate(),
                    row.each(row.threadNanos()),
                    row.each(row.wallNanos()),
                    row.bytesEach(),
                    row.peak(),
                    row.fillCount(),
                    row.money());
        }
        return table;
    }

    static Table table(Iterable<Found> ratios) {
        Table table = new Table("ratio", "against", ">times as fast", ">goal", ">floor");
        for (Found found : ratios) {
            table.row(
                    found.what(),
                    found.against(),
                    Figures.decimal(found.value(), 2),
                    Figures.decimal(found.ratio().goal(), 1),
                    Figures.decimal(found.ratio().floor(), 2));
        }
        return table;
    }

    JsonObject json(BenchMachine machine) {
        JsonArray rows = new JsonArray();
        byKey.values().forEach(row -> rows.add(row.json()));
        JsonArray ratios = new JsonArray();
        ratios().forEach(found -> ratios.add(new JsonObject()
                .put("key", found.ratio().key())
                .put("against", found.ratio().against())
                .put("value", found.value())
                .put("goal", found.ratio().goal())
                .put("floor", found.ratio().floor())));
        return JsonObject.of("tapedeck.bench/1")
                .put("ok", ratios().stream().noneMatch(Found::isBelowFloor))
                .put("machine", machine.json())
                .put("rows", rows)
                .put("ratios", ratios);
    }
}
