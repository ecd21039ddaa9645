package tapedeck.cli.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import tapedeck.cli.config.SettingsSources;
import tapedeck.cli.frame.Console;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Frame;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonArray;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Style;
import tapedeck.cli.frame.Table;
import tapedeck.cli.frame.Verb;
import tapedeck.cli.frame.Workspace;
import tapedeck.lab.store.Store;

/// Looks at everything that Tapedeck stands on, and says how to mend what is wrong.
@Command
public final class DoctorVerb implements Verb {
    @Override
    public ExitCode run(Invocation invocation) {
        List<Check> checks = new ArrayList<>();
        Optional<Workspace> workspace = invocation.workspaceIfAny();
        Path folder = workspace.map(Workspace::root).orElseGet(invocation::directory);
        checks.addAll(MachineChecks.all(invocation.environment().variables(), folder));
        checks.add(workspace.map(DoctorVerb::workspace).orElseGet(DoctorVerb::noWorkspace));
        workspace.ifPresent(found -> checks.add(store(found)));
        workspace.ifPresent(found -> checks.add(reports(found)));
        checks.add(settings(invocation));
        print(checks, invocation.console());
        boolean isBad = checks.stream().anyMatch(check -> check.state() == Check.State.BAD);
        invocation.console().json(document(checks, !isBad));
        return isBad ? ExitCode.ENVIRONMENT : ExitCode.OK;
    }

    private static Check workspace(Workspace workspace) {
        return Check.good("workspace", workspace.root().toString());
    }

    private static Check noWorkspace() {
        return Check.note("workspace", "none here", "go to a folder with a tapedeck.yaml, or name one with -C");
    }

    private static Check store(Workspace workspace) {
        Path data = workspace.data();
        String place = workspace.relative(data);
        try {
            Store store = Store.open(data);
            TreeSet<String> names = new TreeSet<>();
            store.files().forEach(file -> names.add(file.symbol()));
            store.catalogs().forEach(catalog -> names.add(catalog.id().symbol()));
            int symbols = names.size();
            return symbols > 0
                    ? Check.good("store", symbols + " symbols in " + place)
                    : Check.note("store", "no market data in " + place, "tapedeck demo brings a sample");
        } catch (RuntimeException e) {
            if (!Frame.isExpected(e)) {
                throw e;
            }
            return Check.bad("store", String.valueOf(e.getMessage()), "check the folder " + place);
        }
    }

    private static Check reports(Workspace workspace) {
        Path reports = workspace.reports();
        Path there = Files.exists(reports) ? reports : workspace.root();
        boolean isWritable = Files.isDirectory(there) && Files.isWritable(there);
        return isWritable
                ? Check.good("reports", workspace.relative(reports) + " can be written")
                : Check.bad("reports", there + " cannot be written", "ls -ld " + there + ", or work elsewhere with -C");
    }

    private static Check settings(Invocation invocation) {
        try {
            SettingsSources.of(invocation, Optional.empty(), List.of()).load();
            return Check.good("settings", "valid");
        } catch (RuntimeException e) {
            if (!Frame.isExpected(e)) {
                throw e;
            }
            return Check.bad("settings", String.valueOf(e.getMessage()), "tapedeck config validate");
        }
    }

    private static void print(List<Check> checks, Console console) {
        Table table = new Table("", "", "");
        for (Check check : checks) {
            String mark = switch (check.state()) {
                case GOOD -> console.paint(Style.GOOD, "✔");
                case NOTE -> console.paint(Style.WARNING, "!");
                case BAD -> console.paint(Style.BAD, "✖");
            };
            table.row(mark, check.name(), check.detail());
            if (!check.fix().isEmpty()) {
                table.row("", "", console.paint(Style.DIM, "→ " + check.fix()));
            }
        }
        console.print(table);
    }

    private static JsonObject document(List<Check> checks, boolean isOk) {
        JsonArray array = new JsonArray();
        for (Check check : checks) {
            array.add(new JsonObject()
                    .put("name", check.name())
                    .put("state", check.state().name().toLowerCase(java.util.Locale.ROOT))
                    .put("detail", check.detail())
                    .put("fix", check.fix()));
        }
        return JsonObject.of("tapedeck.doctor/1").put("ok", isOk).put("checks", array);
    }
}
