using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>The library for a reader of text, fenced as in <see cref="ItemText"/>.</summary>
internal static class LibraryText
{
    private const string Empty = "Nothing matches in the index of the library. get_watcher_status says how far it was read.";

    public static string Of(Page<ShelfRow> page) => PageText.Of(page, Empty, (lines, row) => lines.Add(Line(row)));

    public static string Of(Page<TwiceRow> page) =>
        PageText.Of(
            page,
            Empty,
            (lines, row) =>
            {
                lines.Add($"{Untrusted.Quoted(row.Title, Untrusted.ShortLength)}: {row.Compared}");
                Files(lines, row.Files);
            }
        );

    public static string Of(Page<OrphanRow> page) =>
        PageText.Of(
            page,
            Empty,
            (lines, row) =>
            {
                lines.Add($"{Format.Sentence(Format.Words(row.Kind))}");
                ItemText.Data(lines, row.Path, row.Note);
            }
        );

    public static string Of(Page<RecentRow> page) =>
        PageText.Of(
            page,
            Empty,
            (lines, row) =>
            {
                lines.Add(
                    $"{Format.Utc(row.At)} {ConsentQuestion.Quoted(row.Title, row.Year)}, {Words.Kind(row.Kind)}{(row.Parts is { } parts ? $" {parts}" : "")}: {row.Files} file(s), {row.Size}{(row.By is { } by ? $", approved by {Words.Of(by)}" : "")} (item {row.ItemId})"
                );
                ItemText.Data(lines, row.Folder);
            }
        );

    public static string Of(ShelfView view)
    {
        List<string> lines =
        [
            view.Titles.Count == 0 ? "The library has no such title. library_list with text searches." : $"{view.Titles.Count} title(s):",
        ];
        foreach (ShelfTitle title in view.Titles)
        {
            lines.Add($"{Line(title.Of)}{(title.Seasons is { } seasons ? $"; seasons {string.Join(", ", seasons)}" : "")}");
            Files(lines, title.Files);
            lines.AddRange(
                title switch
                {
                    { MissingUnknown: { } why } => [$"Which episodes are missing is not known: {why}"],
                    { MissingTotal: 0 } => ["No aired episode is missing."],
                    { MissingTotal: { } total } =>
                    [
                        $"Missing {total}: {string.Join(", ", title.Missing!)}{(title.Missing!.Count < total ? " and more" : "")}",
                    ],
                    _ => Array.Empty<string>(),
                }
            );
            if (title.ServerFaults is { } faults)
            {
                lines.Add("Media servers that may have some of it could not be asked:");
                ItemText.Data(lines, [.. faults]);
            }
        }

        if (view.LeftOut is { } left)
        {
            lines.Add($"Not listed: {left}");
        }

        return string.Join('\n', lines);
    }

    public static string Of(ScanAnswer answer) => string.Join('\n', [answer.Sentence, .. answer.Libraries]);

    public static string Of(ServersAnswer answer)
    {
        List<string> lines = [.. answer.Libraries];
        if (answer.Servers.Count == 0)
        {
            lines.Add("No media server is set (PLEX_URL, JELLYFIN_URL, EMBY_URL).");
        }

        foreach (ServerLine server in answer.Servers)
        {
            lines.Add($"{server.Server} {(server.Answers ? $"answers, and has {server.Libraries.Count} libraries" : "does not answer")}.");
            ItemText.Data(lines, server.Fault);
            foreach (ServerLibraryLine library in server.Libraries)
            {
                lines.Add($"{Untrusted.Quoted(library.Title)}, {Untrusted.Quoted(library.Type, 20)}:");
                ItemText.Data(lines, library.Folder);
            }
        }

        return string.Join('\n', lines);
    }

    private static void Files(List<string> lines, IReadOnlyList<ShelfFile> files)
    {
        foreach (ShelfFile file in files)
        {
            lines.Add(
                $"{(file.Number is { } number ? $"{number} " : "")}{file.Quality}{(file.FiledByUs ? ", filed by plex-mcp" : "")}{(file.Best is true ? ", the best" : "")}"
            );
            ItemText.Data(lines, file.Path);
        }
    }

    private static string Line(ShelfRow row) =>
        $"{ConsentQuestion.Quoted(row.Title, row.Year)}, {Words.Kind(row.Kind)}{(row.TmdbId is { } id ? $" {id}" : "")}: {row.Files} video(s), {row.Size}";
}
