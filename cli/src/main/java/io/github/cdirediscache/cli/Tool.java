package io.github.cdirediscache.cli;

import io.github.cdirediscache.internal.inspect.Removed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The tool without a command, and the options that every command has. */
@Command(
        name = "cdi-redis-cache",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows and removes the entries of an application's caches.")
final class Tool implements Runnable {

    private static final String[] FOOTER = {
        "",
        "The settings are those of the application: the files of --config, overridden by environment variables and Java's"
                + " system properties.",
        "",
        "Exit codes: 0 success; 1 failed, or a server does not answer or refuses what a cache needs; 2 wrong command line or settings; 3 there is no such"
                + " key."
    };

    private final CommandSpec spec;
    private final Terminal terminal;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The application's microprofile-config.properties. May be repeated: later files win."
                    + " Default: that file here, or in META-INF.")
    private List<Path> configs = List.of();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Show no progress. It is shown on a terminal only.")
    private boolean quiet;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces and log messages.")
    private boolean debug;

    private Tool(Terminal terminal) {
        this.terminal = terminal;
        this.spec = CommandSpec.forAnnotatedObject(this);
    }

    /** The tool with all its commands. */
    static CommandLine commandLine(Terminal terminal) {
        Tool tool = new Tool(terminal);
        CommandLine commandLine = new CommandLine(tool.spec)
                .addSubcommand(new CachesCommand(tool))
                .addSubcommand(new ServersCommand(tool))
                .addSubcommand(new SizeCommand(tool))
                .addSubcommand(new KeysCommand(tool))
                .addSubcommand(new GetCommand(tool))
                .addSubcommand(new InvalidateCommand(tool))
                .addSubcommand(new InvalidatePatternCommand(tool))
                .addSubcommand(new ClearCommand(tool))
                .addSubcommand(new ReserializeCommand(tool))
                // A key may begin with @.
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler(new Failures(tool))
                .setUsageHelpWidth(100);
        // Not before: it would stand below each command's help, too.
        tool.spec.usageMessage().footer(FOOTER);
        return commandLine;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    Settings settings() {
        PrintWriter err = spec.commandLine().getErr();
        return Settings.read(configs, terminal.environment(), note -> {
            err.println(Shown.lines("cdi-redis-cache: " + note));
            err.flush();
        });
    }

    Terminal terminal() {
        return terminal;
    }

    boolean isJson() {
        return json;
    }

    boolean isDebug() {
        return debug;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Shows what takes long, if somebody sees it. */
    Progress progress(String task) {
        return !quiet && terminal.isErrorTerminal() ? Progress.on(terminal.error(), task) : Progress.none();
    }

    /** Removes keys: shows how far it is, and says how far it came if it is interrupted. */
    long removing(String task, Function<Consumer<Removed>, Removed> work) {
        try (Progress progress = progress(task);
                Interruption interruption = Interruption.of(terminal.error(), "no key was removed")) {
            return work.apply(now -> {
                        progress.of(now.all());
                        progress.seen(now.seen());
                        interruption.done(Shown.keys(now.removed()) + " removed; the others are still there");
                    })
                    .removed();
        }
    }

    /** Rewrites entries, and says how far it came if it is interrupted. */
    <T> T rewriting(Function<LongConsumer, T> work) {
        try (Progress progress = progress("rewriting");
                Interruption interruption = Interruption.of(terminal.error(), "no key was looked at")) {
            return work.apply(seen -> {
                progress.seen(seen);
                interruption.done(Shown.keys(seen) + " looked at; the others are as they were");
            });
        }
    }

    /** Prints what a command found, in the form that was asked for. */
    void print(Report report) {
        PrintWriter out = out();
        if (json) {
            Json.print(report, out);
        } else {
            report.printText(out);
        }
        out.flush();
    }
}
