package tapedeck.lab.store;

import java.util.Map;
import java.util.TreeMap;

/// Where rows of a data set came from: kept beside the data, not in its hash.
///
/// @param name    of the file or generator
/// @param sha256  of the file's bytes; empty where there is no file
/// @param vendor  dialect that was recognised
/// @param zone    of times without one; empty where none was needed
/// @param options the user's, as written
public record ImportRecord(String name, String sha256, long rows, String vendor, String zone, String options) {

    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("name", name);
        json.put("sha256", sha256);
        json.put("rows", rows);
        json.put("vendor", vendor);
        json.put("zone", zone);
        json.put("options", options);
        return json;
    }

    static ImportRecord of(Map<String, Object> json) {
        return new ImportRecord(
                Catalog.text(json, "name"),
                Catalog.text(json, "sha256"),
                Catalog.number(json, "rows"),
                Catalog.text(json, "vendor"),
                Catalog.text(json, "zone"),
                Catalog.text(json, "options"));
    }
}
