using Hybrid.Library;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>The answers about the library, for people.</summary>
internal static class LibraryWords
{
    private const int MostMissing = 12;

    public static void Print(Output output, Page<ShelvedTitle> page)
    {
        if (page.Total == 0)
        {
            output.Say($"The index has no such title. It is filled by the daemon, or by:\n  {ThisProgram.Run("library scan")}");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("title", "kind", "TMDb id", "known by", "videos", "size");
        foreach (ShelvedTitle title in page.Items)
        {
            table.AddRow(
                new Text(Format.Title(title.Title, title.Year)),
                new Text(ReviewWords.Kind(title.Kind)),
                new Text(title.TmdbId is { } id ? $"{id}" : ""),
                new Text(KnownBy(title)),
                new Text($"{title.Files}"),
                new Text(Format.Bytes(title.Bytes))
            );
        }

        output.People.Write(table);
        output.Say($"{page.Returned} of {page.Total}. For the files of one title:\n  {ThisProgram.Run("library show TITLE")}");
    }

    public static void Print(Output output, IReadOnlyList<ShelvedTitle> titles)
    {
        if (titles.Count == 0)
        {
            output.Say($"The index has no such title. To look through all of them:\n  {ThisProgram.Run("library list --text TEXT")}");
        }

        foreach (ShelvedTitle title in titles)
        {
            string ids = string.Concat(
                new[]
                {
                    title.TmdbId is { } tmdb ? $", TMDb {tmdb}" : "",
                    title.ImdbId is { } imdb ? $", IMDb {imdb}" : "",
                    title.TvdbId is { } tvdb ? $", TVDB {tvdb}" : "",
                }
            );
            output.Say(
                $"{Format.Title(title.Title, title.Year)}, {ReviewWords.Kind(title.Kind)}{ids}, known by {KnownBy(title)}. Videos: {title.Files} ({Format.Bytes(title.Bytes)})."
            );
            foreach (ShelvedFile file in title.Holdings ?? [])
            {
                output.Say($"  {Line(file)}");
            }

            Print(output, title.Elsewhere ?? []);
            PrintFaults(output, title.ServerFaults ?? []);
        }
    }

    public static void Print(Output output, Page<ShelvedTwice> page)
    {
        foreach (ShelvedTwice twice in page.Items)
        {
            output.Say($"{twice.What}: {twice.Compared}");
            foreach (ShelvedFile file in twice.Files)
            {
                output.Say($"  {(file.Best == true ? "+ " : "  ")}{Line(file)}");
            }
        }

        output.Say(
            page.Total == 0
                ? "Nothing stands in the library twice."
                : $"{page.Returned} of {page.Total}. Nothing was changed; + marks the better one."
        );
    }

    public static void Print(Output output, MissingEpisodes missing)
    {
        foreach (SeriesWithGaps series in missing.Series)
        {
            string more = series.Missing.Count > MostMissing ? $", and {series.Missing.Count - MostMissing} more" : "";
            output.Say($"{Format.Title(series.Title, series.Year)}: {series.Missing.Count} missing, {series.Has} there.");
            if (series.Missing.Count > 0)
            {
                output.Say(
                    $"  {string.Join(", ", series.Missing.Take(MostMissing).Select(e => e.Title is null ? e.Number : $"{e.Number} {e.Title}"))}{more}"
                );
            }

            Print(output, series.Elsewhere);
        }

        PrintFaults(output, missing.ServerFaults);
        output.Say($"Series compared with the catalog: {missing.Asked}. With missing episodes: {missing.Series.Count}.");
        if (missing.NotInCatalog.Count > 0)
        {
            output.Say($"Series whose id the catalog does not have: {string.Join(", ", missing.NotInCatalog)}.");
        }

        if (missing.NotSettled.Count > 0)
        {
            output.Say(
                $"Series of which nothing says which one of the catalog they are, for example {missing.NotSettled[0]}: {missing.AllNotSettled}."
            );
        }

        if (missing.Rest > 0)
        {
            output.Say($"{missing.Rest} more series follow: add --offset.");
        }
    }

    private static void Print(Output output, IReadOnlyList<ShownElsewhere> elsewhere)
    {
        foreach (ShownElsewhere copy in elsewhere)
        {
            output.Say($"  {copy.Server} has {(copy.Number is { } number ? $"{number}, " : "")}in another folder: {copy.Path}");
        }
    }

    private static void PrintFaults(Output output, IReadOnlyList<string> faults)
    {
        foreach (string fault in faults)
        {
            output.Error(Untrusted.Clean(fault, 500));
        }
    }

    public static void Print(Output output, Page<LibraryOrphan> page)
    {
        foreach (LibraryOrphan orphan in page.Items)
        {
            output.Say($"{orphan.Path}\n  {Format.Sentence(Format.Words(orphan.Kind))} {orphan.Sentence}");
        }

        output.Say(page.Total == 0 ? "There are none." : $"{page.Returned} of {page.Total}.");
    }

    public static void Print(Output output, Page<LibraryDifference> page)
    {
        foreach (LibraryDifference difference in page.Items)
        {
            output.Say($"Item {difference.Item}, {difference.Path}\n  {difference.Sentence}");
        }

        output.Say(
            page.Total == 0 ? "All that plex-mcp filed stands in the library as it was filed." : $"{page.Returned} of {page.Total}."
        );
    }

    private static string KnownBy(ShelvedTitle title) =>
        title.Adopted
            ? "adoption"
            : title.KnownBy switch
            {
                Ledger.TitleSource.Ledger => "plex-mcp",
                Ledger.TitleSource.Tag => "id in a name",
                Ledger.TitleSource.Nfo => "NFO",
                _ => "name",
            };

    private static string Line(ShelvedFile file)
    {
        string number = file.Number is null ? "" : $"{file.Number}, ";
        string edition = file.Edition is null ? "" : $"edition {file.Edition}, ";
        string part = file.Part is null ? "" : $"part {file.Part}, ";
        string role = file.Role == Ledger.FileRole.Video ? "" : $"{Format.Words(file.Role)}, ";
        return $"{number}{edition}{part}{role}{file.Quality}, by {(file.FiledByUs ? "plex-mcp" : "another hand")}\n      {file.Path}";
    }
}
