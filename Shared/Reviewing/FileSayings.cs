using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Releases;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>What a person says of single files with an approval, checked against the item and the catalog.</summary>
internal static class FileSayings
{
    private const int MostNamed = 3;
    private const int LongestPath = 200;

    /// <summary>Puts what was said onto the item's files.</summary>
    /// <param name="item">With its files. Its chosen title is the one of the decision before.</param>
    /// <param name="title">What it is approved as.</param>
    /// <returns>Why not; null if all of it was possible. Then nothing was changed.</returns>
    public static async Task<ReviewOutcome?> TakeAsync(
        IngestItem item,
        TitleId title,
        Approval approval,
        ICatalog catalog,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<ItemFile> files = FileNumbers.InOrder(item.Files);
        Dictionary<ItemFile, Assignment> said = [];
        List<ArgumentFault> faults = [];
        foreach (string text in approval.Files)
        {
            if (FileWord.Parse(text) is not { } word)
            {
                faults.Add(
                    new ArgumentFault.Unfit(
                        $"{Untrusted.Quoted(text, 100)} cannot be read. After the file's number and = comes {FileWord.Valid}."
                    )
                );
            }
            else if (Misfit(item, files, word, title.Kind) is { } misfit)
            {
                faults.Add(new ArgumentFault.Unfit(misfit));
            }
            else if (!said.TryAdd(files[word.Number - 1], word.Is))
            {
                faults.Add(new ArgumentFault.Unfit($"File {word.Number} is named twice."));
            }
        }

        if (faults.Count == 0)
        {
            faults.AddRange(Seasons(item, files, title.Kind, approval, said, now.Year + 1));
        }

        if (faults.Count == 0 && await UnknownAsync(files, said, title, catalog, faults, cancellationToken) is { } fault)
        {
            return new ReviewOutcome.CatalogFailed(fault);
        }

        if (faults.Count > 0)
        {
            return new ReviewOutcome.Invalid(faults);
        }

        // What was said for another title does not hold for this one.
        foreach (ItemFile file in files.Where(f => item.Chosen != title && f.Assignment is { Kind: not AssignmentKind.LeftOut }))
        {
            file.Assignment = null;
        }

        foreach ((ItemFile file, Assignment assignment) in said)
        {
            file.Assignment = assignment with { By = approval.By.By, At = now };
        }

        return item.Files.Exists(f => Placeable.IsVideo(f) || Placeable.IsBelonging(f)) || said.Count == 0
            ? null
            : new ReviewOutcome.NothingToPlace(item.Id, WhyNothing.AllLeftOut);
    }

    /// <summary>For the history, with a space in front; empty where nothing was said.</summary>
    public static string Words(IngestItem item, DateTimeOffset now)
    {
        ItemFile[] said = [.. FileNumbers.InOrder(item.Files).Where(f => f.Assignment is { IsSaid: true } a && a.At == now)];
        return said.Length == 0
            ? ""
            : $" Said of its files: {string.Join("; ", said.Take(MostNamed).Select(f => $"{f.Path} is {f.Assignment!.Words}"))}{(said.Length > MostNamed ? $"; and {said.Length - MostNamed} more" : "")}.";
    }

    private static string? Misfit(IngestItem item, IReadOnlyList<ItemFile> files, FileWord word, TitleKind kind)
    {
        if (word.Number > files.Count)
        {
            return $"Item {item.Id} has no file {word.Number}: it has {files.Count}.";
        }

        ItemFile file = files[word.Number - 1];
        string name = $"File {word.Number} ({Untrusted.Quoted(file.Path, LongestPath)})";
        return word.Is.Kind switch
        {
            AssignmentKind.LeftOut => null,
            AssignmentKind.Subtitle when file.Role != FileRole.Subtitle => $"{name} is no subtitle.",
            AssignmentKind.Subtitle => null,
            AssignmentKind.Episodes when file.Role == FileRole.Subtitle && kind == TitleKind.Series => null,
            _ when file.Role == FileRole.Subtitle =>
                $"{name} is a subtitle. Say its language ({word.Number}=subtitle:en){(kind == TitleKind.Series ? $", its episode ({word.Number}=s01e01)" : "")} or {word.Number}=skip.",
            _ when file.Role is not (FileRole.Video or FileRole.Extra or FileRole.Sample) || file.Probe is { IsNeverPlaced: true } =>
                $"{name} is no video that can be filed. It can only be left out: {word.Number}=skip.",
            AssignmentKind.Episodes when kind == TitleKind.Movie => $"{name} cannot be an episode: the title is a movie.",
            AssignmentKind.Movie or AssignmentKind.Version when kind == TitleKind.Series =>
                $"{name} cannot be a movie, a part, an edition or a version: the title is a series. Say which episode it is: {word.Number}=s01e01.",
            _ => null,
        };
    }

    /// <summary>The season and the first number that were said for all files without a word of their own.</summary>
    private static IEnumerable<ArgumentFault> Seasons(
        IngestItem item,
        IReadOnlyList<ItemFile> files,
        TitleKind kind,
        Approval approval,
        Dictionary<ItemFile, Assignment> said,
        int latestYear
    )
    {
        if (approval is { Season: null, FromEpisode: null })
        {
            yield break;
        }

        if (kind == TitleKind.Movie)
        {
            yield return new ArgumentFault.Unfit("A season and a first episode are for a series: the title is a movie.");
            yield break;
        }

        (ItemFile File, Release Release)[] read =
        [
            .. files
                .Where(f => Placeable.IsVideo(f) && !said.ContainsKey(f))
                .Select(f => (f, Planner.Read(item.Name, f, latestYear)))
                .OrderBy(r => Numbers(r.Item2).FirstOrDefault(int.MaxValue)),
        ];
        int next = approval.FromEpisode ?? 0;
        foreach ((ItemFile file, Release release) in read)
        {
            if ((approval.Season ?? (release.Seasons is [var only] ? only : (int?)null)) is not { } season)
            {
                yield return new ArgumentFault.Unfit(
                    $"The name of {Untrusted.Quoted(file.Path, LongestPath)} has no season. Say the season too, together with the first episode."
                );
                yield break;
            }

            int[] own = [.. Numbers(release)];
            int[] numbers = approval.FromEpisode is null ? own : [.. Enumerable.Range(next, Math.Max(1, own.Length))];
            next += numbers.Length;
            if (numbers.Length > 0)
            {
                said[file] = new Assignment
                {
                    Kind = AssignmentKind.Episodes,
                    Season = season,
                    Episodes = numbers,
                    By = approval.By.By,
                    At = default,
                };
            }
        }
    }

    private static IReadOnlyList<int> Numbers(Release release) => release.Episodes.Count > 0 ? release.Episodes : release.Absolute;

    /// <summary>Episodes that the catalog does not have, by its own numbers.</summary>
    /// <returns>The fault of a catalog that could not be asked.</returns>
    private static async Task<Fault?> UnknownAsync(
        IReadOnlyList<ItemFile> files,
        Dictionary<ItemFile, Assignment> said,
        TitleId title,
        ICatalog catalog,
        List<ArgumentFault> faults,
        CancellationToken cancellationToken
    )
    {
        foreach (
            IGrouping<int, KeyValuePair<ItemFile, Assignment>> season in said.Where(s => s.Value.Kind == AssignmentKind.Episodes)
                .GroupBy(s => s.Value.Season!.Value)
        )
        {
            Answer<IReadOnlyList<Episode>> answer = await catalog.SeasonAsync(title.Tmdb, season.Key, cancellationToken);
            if (!answer.IsOk)
            {
                return answer.Fault;
            }

            int[] known = [.. answer.Value!.Select(e => e.Number).Order()];
            foreach ((ItemFile file, Assignment assignment) in season.Where(s => s.Value.Episodes.Except(known).Any()))
            {
                string has =
                    known.Length == 0
                        ? $"it has no season {season.Key}"
                        : $"its season {season.Key} has {known.Length} episodes, {known[0]} to {known[^1]}";
                faults.Add(
                    new ArgumentFault.Unfit(
                        $"File {files.ToList().IndexOf(file) + 1} cannot be {assignment.Words}: the catalog does not have that episode, {has}."
                    )
                );
            }
        }

        return null;
    }
}
