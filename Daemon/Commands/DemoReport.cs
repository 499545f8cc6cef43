using System.Globalization;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>What the demo prints for people: what it is about to do, each download as it is filed, then what waits and what the numbers mean.</summary>
internal sealed class DemoReport(Output output, string root, HybridSettings settings, bool isQuiet)
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Doubtful = new(Color.Yellow);
    private static readonly Style Quiet = new(Color.Grey);

    private readonly HashSet<long> _filed = [];
    private int _filedBefore;
    private StatusContext? _status;

    public void Begin()
    {
        Say($"plex-mcp demo: {DemoDownloads.Complete} made-up downloads, the real daemon, no key, no network. It takes about ten seconds.");
        Say($"It writes only to {root}.");
        Say("");
    }

    public void Progress(string text) => _status?.Status(text);

    public async Task<T> WithStatusAsync<T>(Func<Task<T>> run) =>
        isQuiet
            ? await run()
            : await output
                .People.Status()
                .StartAsync(
                    "the downloads are made",
                    async status =>
                    {
                        _status = status;
                        try
                        {
                            return await run();
                        }
                        finally
                        {
                            _status = null;
                        }
                    }
                );

    /// <summary>What an earlier demo in the same folder has filed is not told again.</summary>
    public void FiledBefore(IEnumerable<IngestItem> items)
    {
        _filed.UnionWith(items.Where(IsFiled).Select(i => i.Id));
        _filedBefore = _filed.Count;
    }

    public void Filed(IEnumerable<IngestItem> items)
    {
        foreach (IngestItem item in items.Where(i => IsFiled(i) && _filed.Add(i.Id)))
        {
            Write(Untrusted.Clean(item.Name), Quiet);
            foreach (ItemFile file in item.Files.Where(IsPlaced))
            {
                Write($"  -> {Path.GetRelativePath(settings.MediaRoot!, file.Placement!.To)}", Good);
            }
        }
    }

    public void End(IReadOnlyList<IngestItem> items, int files, TimeSpan took)
    {
        if (_filedBefore > 0)
        {
            Say($"Filed by an earlier demo: {_filedBefore} download(s).");
        }

        IngestItem[] waiting = [.. items.Where(i => i.State == ItemState.AwaitingReview)];
        Waiting(waiting);
        IngestItem[] ignored = [.. items.Where(i => i.State == ItemState.Ignored)];
        Say("");
        Say($"Left alone, because there is no video in them: {string.Join(", ", ignored.Select(i => Untrusted.Clean(i.Name)))}.");
        Say($"Not taken in yet: {DemoDownloads.Unfinished}. The name says that it is still being downloaded.");
        Say("");
        Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{files} new file(s) in the library after {took.TotalSeconds:0.0} s.{(files > 0 ? HowPlaced(items) : "")} Nothing outside {root} was changed; delete that folder to undo the demo."
            )
        );
        NextSteps(waiting);
    }

    private void Waiting(IngestItem[] waiting)
    {
        Say("");
        Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{waiting.Length} download(s) wait for a decision. Confidence is the probability that the best candidate is the right title. A download is filed without asking when its confidence is at least {settings.ConfidenceThreshold:0.00} (the setting PLEX_CONFIDENCE_THRESHOLD) and there is no other concern. The demo's catalog holds about thirty titles; with a TMDb key the daemon knows them all."
            )
        );
        foreach (IngestItem item in waiting)
        {
            Say("");
            Write($"item {item.Id}: {Untrusted.Clean(item.Name)}", Doubtful);
            Say(
                item.Assessment?.Best is { } best
                    ? $"  best candidate: {Format.Title(best.Name, best.Year)}, confidence {Format.Confidence(item.Assessment.Confidence)}"
                    : "  no candidate"
            );
            foreach (Reason reason in BriefReasons.Of(item.Assessment?.Reasons ?? []))
            {
                Say($"  - {reason.Sentence}");
            }
        }
    }

    private static string HowPlaced(IReadOnlyList<IngestItem> items) =>
        items.SelectMany(i => i.Files).Where(IsPlaced).All(f => f.Placement!.Method == PlacementMethod.HardLink)
            ? " Each is a hard link: a second name for the downloaded file, which takes no disk space and lets the torrent go on seeding."
            : " Files that could not be hard-linked were cloned or copied; the downloads stay as they are.";

    private void NextSteps(IngestItem[] waiting)
    {
        string program = ProgramCall();
        Say("");
        Say("Next, look at what waits and decide. Paste these commands:");
        Command(
            OperatingSystem.IsWindows()
                ? $"$env:PLEX_MCP_DATA_DIR = '{settings.DataDir}'"
                : $"export PLEX_MCP_DATA_DIR={Word(settings.DataDir)}"
        );
        Command($"{program} pending");
        if (Array.Find(waiting, CanBeApproved) is { } item)
        {
            Command($"{program} show {item.Id}");
            Command($"{program} approve {item.Id} --candidate 1");
        }

        if (Array.Find(waiting, i => i.SplitFrom is not null) is { } odd)
        {
            Say("One file of a pack waits by itself, because there is no such episode. Say which one it is:");
            Command($"{program} approve {odd.Id} --file {DemoDownloads.OddFile}");
        }

        Say("Then run the daemon again, which carries the decision out:");
        Command($"{program} demo {Word(root)}");
        Say("Or let a language model decide: give an MCP client this server.");
        (string reviewer, bool isThere) = Reviewer();
        if (!isThere)
        {
            Say("(It is not built yet. In the clone, first run: dotnet build Hybrid.sln)");
        }

        Command(
            $$$"""{"mcpServers": {"plex-mcp": {"command": "{{{Json(reviewer)}}}", "env": {"PLEX_MCP_DATA_DIR": "{{{Json(settings.DataDir)}}}", "PLEX_MEDIA_ROOT": "{{{Json(settings.MediaRoot!)}}}"} } } }"""
        );
    }

    private static bool CanBeApproved(IngestItem item) =>
        item.Assessment?.Best is not null && item.Files.Any(f => f.Role == FileRole.Video);

    private static bool IsFiled(IngestItem item) => item.State == ItemState.Finished && item.Files.Any(IsPlaced);

    private static bool IsPlaced(ItemFile file) => file.Placement is { State: PlacementState.Placed };

    /// <summary>Where the program itself can be called: a build or an archive has a file for it, "dotnet FILE.dll" has not.</summary>
    private static string ProgramCall()
    {
        string process = Environment.ProcessPath ?? "plex-mcp-daemon";
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? $"dotnet {Word(Path.Combine(AppContext.BaseDirectory, "plex-mcp-daemon.dll"))}"
            : Word(process);
    }

    /// <summary>Beside this program in an archive or among the dotnet tools; in the build's own folder after a build of the solution.</summary>
    private static (string Path, bool IsThere) Reviewer()
    {
        string name = OperatingSystem.IsWindows() ? "plex-mcp.exe" : "plex-mcp";
        string built = AppContext.BaseDirectory.Replace(
            $"{Path.DirectorySeparatorChar}Daemon{Path.DirectorySeparatorChar}",
            $"{Path.DirectorySeparatorChar}McpReviewer{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        );
        string[] places = [Path.Combine(Path.GetDirectoryName(Environment.ProcessPath) ?? built, name), Path.Combine(built, name)];
        return Array.Find(places, File.Exists) is { } found ? (found, true) : (places[^1], false);
    }

    private static string Word(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '\\' or ':' or '.' or '_' or '-') ? text : ShellWord.Of(text);

    private static string Json(string text) => JsonEncodedText.Encode(text).ToString();

    private void Say(string sentence)
    {
        if (!isQuiet)
        {
            output.Say(sentence);
        }
    }

    private void Write(string line, Style style)
    {
        if (!isQuiet)
        {
            // A line that folds would run into the status line below it.
            int width = output.People.Profile.Width;
            output.People.Write(new Text((line.Length < width ? line : $"{line[..(width - 2)]}…") + "\n", style));
        }
    }

    /// <summary>Never folded at the terminal's width: it is to be pasted.</summary>
    private void Command(string line)
    {
        if (!isQuiet)
        {
            output.People.Profile.Out.Writer.WriteLine($"  {line}");
        }
    }
}
