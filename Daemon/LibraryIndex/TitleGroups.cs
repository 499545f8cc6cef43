using System.IO.Hashing;
using System.Runtime.InteropServices;
using Hybrid.Catalog;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Which claims are the same title: by an id first, then by name and year where no namesake is possible. Pure.</summary>
internal sealed class TitleGroups
{
    private readonly Dictionary<long, long> _groups;
    private readonly IReadOnlyList<GroupedClaim> _titles;

    private TitleGroups(IReadOnlyList<GroupedClaim> titles)
    {
        _titles = titles;
        _groups = titles.ToDictionary(t => t.Id, t => t.Id);
    }

    /// <returns>For each claim, by its id, the lowest id among those that are the same title.</returns>
    public static IReadOnlyDictionary<long, long> Of(IReadOnlyList<GroupedClaim> titles)
    {
        var groups = new TitleGroups(titles);
        groups.Join<(TitleKind, int)>(t => t.Tmdb is { } id ? (t.Kind, id) : null, areIds: true);
        groups.Join<(string, int)>(t => t.Imdb is { } id ? (id, 0) : null);
        groups.Join<(TitleKind, int)>(t => t.Tvdb is { } id ? (t.Kind, id) : null);
        // "Arrival (2016) {tmdb-329865}" and "Arrival (2016) {imdb-tt2543164}": ids of different catalogs, and nothing that contradicts.
        groups.Join<NameAndYear>(t => t.HasId && t.Year is not null ? NameAndYear.Of(t) : null);
        groups.JoinUnsure(t => t.Year is not null, known => known.HasId, NameAndYear.Of);
        groups.JoinUnsure(t => t.Year is null, known => known.HasId || known.Year is not null, NameAndYear.OfName);
        foreach (GroupedClaim title in titles)
        {
            groups._groups[title.Id] = groups.Root(title.Id);
        }

        return groups._groups;
    }

    /// <summary>Joins the claims with one key. If their ids, or those of what they were joined with, contradict each other, one is wrong: none is joined.</summary>
    /// <param name="areIds">The key itself is the surest id.</param>
    private void Join<TKey>(Func<GroupedClaim, TKey?> keyOf, bool areIds = false)
        where TKey : struct
    {
        Dictionary<long, Ids> byRoot = [];
        foreach (GroupedClaim title in _titles)
        {
            long root = Root(title.Id);
            byRoot[root] = byRoot.GetValueOrDefault(root).With(title);
        }

        Dictionary<TKey, (long First, Ids Ids)> byKey = [];
        foreach (GroupedClaim title in _titles)
        {
            if (keyOf(title) is { } key)
            {
                (long first, Ids ids) = byKey.GetValueOrDefault(key, (title.Id, default));
                byKey[key] = (first, ids.With(byRoot[Root(title.Id)]));
            }
        }

        foreach (GroupedClaim title in _titles)
        {
            if (keyOf(title) is { } key && byKey[key] is var (first, ids) && (areIds || !ids.Contradict))
            {
                Union(first, title.Id);
            }
        }
    }

    /// <summary>Claims without an id: all of one name are one title, and the surer one of that name if there is only one.</summary>
    private void JoinUnsure(Func<GroupedClaim, bool> isUnsure, Func<GroupedClaim, bool> isSurer, Func<GroupedClaim, NameAndYear> keyOf)
    {
        // Null: there are several.
        Dictionary<NameAndYear, long?> surer = [];
        foreach (GroupedClaim title in _titles.Where(isSurer))
        {
            long root = Root(title.Id);
            surer[keyOf(title)] = surer.TryGetValue(keyOf(title), out long? there) && there != root ? null : root;
        }

        Dictionary<NameAndYear, long> firsts = [];
        foreach (GroupedClaim title in _titles.Where(t => !t.HasId && isUnsure(t)))
        {
            NameAndYear key = keyOf(title);
            firsts.TryAdd(key, surer.GetValueOrDefault(key) ?? title.Id);
            Union(firsts[key], title.Id);
        }
    }

    private long Root(long id)
    {
        while (_groups[id] != id)
        {
            id = _groups[id];
        }

        return id;
    }

    private void Union(long one, long other)
    {
        (one, other) = (Root(one), Root(other));
        _groups[Math.Max(one, other)] = Math.Min(one, other);
    }

    private readonly record struct NameAndYear(TitleKind Kind, ulong Name, int? Year)
    {
        public static NameAndYear Of(GroupedClaim title) => new(title.Kind, title.Name, title.Year);

        public static NameAndYear OfName(GroupedClaim title) => new(title.Kind, title.Name, Year: null);
    }

    private readonly record struct Ids(int? Tmdb, string? Imdb, int? Tvdb, bool Contradict)
    {
        public Ids With(GroupedClaim title) => With(new Ids(title.Tmdb, title.Imdb, title.Tvdb, Contradict: false));

        public Ids With(Ids other) =>
            new(
                Tmdb ?? other.Tmdb,
                Imdb ?? other.Imdb,
                Tvdb ?? other.Tvdb,
                Contradict || other.Contradict || Differ(Tmdb, other.Tmdb) || Differ(Imdb, other.Imdb) || Differ(Tvdb, other.Tvdb)
            );

        private static bool Differ<T>(T? one, T? other) => one is not null && other is not null && !one.Equals(other);
    }
}

/// <summary>What tells the title of a claim. The names themselves would take megabytes for a large library.</summary>
/// <param name="Name">A hash of the name's key.</param>
/// <param name="Group">As it was.</param>
internal sealed record GroupedClaim(long Id, TitleKind Kind, ulong Name, int? Year, int? Tmdb, string? Imdb, int? Tvdb, long Group)
{
    public bool HasId => Tmdb is not null || Imdb is not null || Tvdb is not null;

    public static ulong Hash(string nameKey) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(nameKey.AsSpan()));
}
