package tapedeck.model;

import java.util.Collection;
import java.util.Locale;

/// "Did you mean": the known name nearest to what was typed.
public final class Suggestion {
    private Suggestion() {}

    /// `did you mean 'fast'?`, or the list of what exists where nothing is near.
    public static String hint(String typed, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(typed.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        if (bestDistance <= Math.max(1, typed.length() / 2)) {
            return "did you mean '" + best + "'?";
        }
        return known.isEmpty()
                ? "there are none"
                : "known: " + String.join(", ", known.stream().limit(20).toList());
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two words.
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : cell(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cell(String a, String b, int[][] d, int i, int j) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
