using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Planning;

/// <summary>
/// Tells copies of the same movie or episode apart by a label behind the name: " - 2160p", " - 1080p WEB-DL". Plex and Jellyfin show them as versions
/// of one title. Pure.
/// </summary>
public static class Versions
{
    /// <summary>Each line tells more than the line before. The shortest that differs for all copies is taken.</summary>
    private static readonly Func<Quality, string>[] Labels =
    [
        q => Join(q.Resolution),
        q => Join(q.Resolution, q.Source),
        q => Join([q.Resolution, q.Source, .. q.Hdr]),
        q => Join([q.Resolution, q.Source, .. q.Hdr, q.Codec]),
        q => Join([q.Resolution, q.Source, .. q.Hdr, q.Codec, .. q.Audio.Take(1), q.Proper ? "PROPER" : null]),
    ];

    /// <summary>A label for each copy.</summary>
    /// <returns>Null if nothing in their names or contents tells them apart.</returns>
    public static IReadOnlyList<string>? Of(IReadOnlyList<Quality> copies) =>
        Labels
            .Select(label => copies.Select(label).ToArray())
            .FirstOrDefault(found =>
                found.All(l => l.Length > 0) && found.Distinct(StringComparer.OrdinalIgnoreCase).Count() == found.Length
            );

    /// <summary>
    /// The plan with a name of its own for each version: for those of one download that would get the same name, and for one that is kept beside
    /// a copy in the library.
    /// </summary>
    /// <param name="planned">Videos.</param>
    /// <param name="item">The item that they are of.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    /// <param name="stands">The names of the files in a folder of the library.</param>
    public static IReadOnlyList<PlannedFile> Apart(
        IReadOnlyList<PlannedFile> planned,
        IngestItem item,
        int latestYear,
        Func<string, IEnumerable<string>> stands
    )
    {
        PlannedFile[] apart = [.. planned];
        foreach (
            int[] same in Enumerable
                .Range(0, apart.Length)
                .Where(i => apart[i].To is not null)
                .GroupBy(i => Stem(apart[i].To!), StringComparer.OrdinalIgnoreCase)
                .Select(g => g.ToArray())
        )
        {
            Quality[] copies = [.. same.Select(i => QualityOf(item, apart[i].File, latestYear))];
            if (same.Length > 1 && Of(copies) is { } labels)
            {
                foreach ((int at, int i) in same.Index())
                {
                    apart[i] = apart[i].Labelled(labels[at]);
                }
            }

            foreach ((int at, int i) in same.Index())
            {
                apart[i] =
                    KeptLabel(apart[i]) is { } kept ? apart[i].Labelled(kept)
                    : item.Duplicates == Duplicates.KeepBoth ? Beside(apart[i], copies[at], stands)
                    : apart[i];
            }
        }

        return apart;
    }

    public static Quality QualityOf(IngestItem item, ItemFile file) => QualityOf(item, file, latestYear: item.CreatedAt.Year + 1);

    private static Quality QualityOf(IngestItem item, ItemFile file, int latestYear) =>
        Quality.Of(file, Planner.Read(item.Name, file, latestYear), latestYear);

    /// <summary>A file that was filed keeps the label that it has, also if it was named by another template.</summary>
    private static string? KeptLabel(PlannedFile file) =>
        file is { To: not null, Name: { } name, File.Placement: { State: PlacementState.Placed, To: var there } }
            ? NamingScheme
                .Presets.Select(scheme => scheme.For(name.Title.Id.Kind))
                .Prepend(name.Template)
                .Select(template => (name with { Template = template }).VersionIn(Path.GetFileNameWithoutExtension(there)))
                .FirstOrDefault(label => label is not null)
            : null;

    /// <summary>Beside a copy in the library, the shortest label that is free. The copy that is there keeps its name.</summary>
    private static PlannedFile Beside(PlannedFile file, Quality quality, Func<string, IEnumerable<string>> stands)
    {
        HashSet<string> taken =
        [
            .. stands(Path.GetDirectoryName(file.To!)!).Select(name => Path.GetFileNameWithoutExtension(name).ToUpperInvariant()),
        ];
        bool IsFree(PlannedFile f) => !taken.Contains(Path.GetFileNameWithoutExtension(f.To!).ToUpperInvariant());
        if (IsFree(file))
        {
            return file;
        }

        IEnumerable<string> numbered = Enumerable
            .Range(2, 98)
            .Select(n => Join(Labels[^1](quality), n.ToString(CultureInfo.InvariantCulture)))
            .Prepend(Join(Labels[^1](quality), quality.Group));
        return Labels
                .Select(label => label(quality))
                .Where(label => label.Length > 0)
                .Concat(numbered)
                .Select(file.Labelled)
                .FirstOrDefault(IsFree)
            ?? file;
    }

    private static string Stem(string path) => Path.ChangeExtension(path, null);

    private static string Join(params IEnumerable<string?> words) => string.Join(' ', words.Where(w => !string.IsNullOrEmpty(w)));
}
