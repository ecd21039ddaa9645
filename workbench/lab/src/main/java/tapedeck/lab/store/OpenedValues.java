package tapedeck.lab.store;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tapedeck.engine.DataRequest;
import tapedeck.event.TickReader;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.DataException;
import tapedeck.model.Suggestion;

/// The series beside the prices of a run, mapped: everything that had become available before the run's end. The arena
/// of the opened data owns the memory.
record OpenedValues(List<String> names, List<Columns> columns, List<String> roots) {
    static OpenedValues open(Store store, DataRequest request, Arena arena) {
        List<Columns> columns = new ArrayList<>();
        List<String> roots = new ArrayList<>();
        for (String name : request.view().values()) {
            DataSetId id = new DataSetId(name, DataSetId.VALUES);
            Catalog catalog = store.catalog(id).orElseThrow(() -> unknown(store, name));
            columns.add(DataSetWriter.columns(store.folder(id), catalog.partitions(), RowShape.TICKS, arena));
            roots.add(catalog.root());
        }
        return new OpenedValues(request.view().values(), columns, roots);
    }

    private static DataException unknown(Store store, String name) {
        List<String> known = store.catalogs().stream()
                .map(Catalog::id)
                .filter(id -> id.kind().equals(DataSetId.VALUES))
                .map(DataSetId::symbol)
                .toList();
        return new DataException(
                "TD-D003",
                store.dataDir().toString(),
                "no values " + name,
                Suggestion.hint(name, known) + "; or import them: tapedeck import values FILE --name " + name);
    }

    TickReader reader(int number) {
        return new ColumnTickReader(columns.get(number), number);
    }

    /// Adds what names the values to what names the data of a run.
    void addTo(SortedMap<String, String> rootsByName) {
        for (int i = 0; i < names.size(); i++) {
            rootsByName.put("value " + names.get(i), roots.get(i));
        }
    }
}
