package tapedeck.cli.frame;

import java.util.ArrayList;
import java.util.List;

/// The page of `tapedeck --help`: the verbs under their headings and the options that all share.
final class Help {
    private Help() {}

    static List<String> overview(VerbTable verbs, Console console) {
        List<String> lines = new ArrayList<>();
        lines.add("Tapedeck: backtest, research and live trading on one engine.");
        lines.add("");
        lines.add(console.paint(Style.BOLD, "Usage") + "  tapedeck VERB [ARGUMENT…] [OPTION…]");
        int width = verbs.entries().stream()
                .mapToInt(entry -> entry.name().length())
                .max()
                .orElse(0);
        String group = "";
        for (VerbTable.Entry entry : verbs.entries()) {
            if (!entry.group().equals(group)) {
                group = entry.group();
                lines.add("");
                lines.add(console.paint(Style.BOLD, group));
            }
            String space = " ".repeat(width - entry.name().length());
            lines.add("  " + console.paint(Style.ACCENT, entry.name()) + space + "  " + entry.summary());
        }
        lines.add("");
        lines.add(console.paint(Style.BOLD, "With every verb, in any place"));
        for (String[] option : Globals.DESCRIPTIONS) {
            String name = option[1].isEmpty() ? option[0] : option[0] + " " + option[1];
            lines.add(
                    "  " + console.paint(Style.ACCENT, name) + " ".repeat(Math.max(1, 18 - name.length())) + option[2]);
        }
        lines.add("");
        lines.add("A verb may be shortened as long as it is clear: tapedeck back SmaCross");
        lines.add("Help for one verb: tapedeck VERB --help");
        return lines;
    }
}
