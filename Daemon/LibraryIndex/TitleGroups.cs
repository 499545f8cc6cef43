using System.IO.Hashing;
using System.Runtime.InteropServices;
using Hybrid.Catalog;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Which claims are the same title: by an id first, then by name and year where no namesake is possible. Pure.</summary>
internal static class TitleGroups
{
    /// <returns>For each claim, by its id, the lowest id among those that are the same title.</returns>
    public static IReadOnlyDictionary<long, long> Of(IReadOnlyList<GroupedClaim> titles)
    {
        var groups = titles.ToDictionary(t => t.Id, t => t.Id);
        GroupedClaim[] known = [.. titles.Where(HasId)];
        Join(groups, known.Where(t => t.Tmdb is not null).GroupBy(t => $"{t.Kind} tmdb {t.Tmdb}", StringComparer.Ordinal));
        Join(groups, known.Where(t => t.Imdb is not null).GroupBy(t => $"imdb {t.Imdb}", StringComparer.Ordinal), known);
        Join(groups, known.Where(t => t.Tvdb is not null).GroupBy(t => $"{t.Kind} tvdb {t.Tvdb}", StringComparer.Ordinal), known);
        JoinSpellings(groups, known);
        JoinNamed(groups, titles, known);
        return titles.ToDictionary(t => t.Id, t => Root(groups, t.Id));
    }

    private static bool HasId(GroupedClaim title) => title.Tmdb is not null || title.Imdb is not null || title.Tvdb is not null;

    /// <summary>"Arrival (2016) {tmdb-329865}" and "Arrival (2016) {imdb-tt2543164}": ids of different catalogs, and nothing that contradicts.</summary>
    private static void JoinSpellings(Dictionary<long, long> groups, GroupedClaim[] known)
    {
        foreach (IGrouping<NameAndYear, GroupedClaim> same in known.Where(t => t.Year is not null).GroupBy(NameAndYear.Of))
        {
            if (AgreeInIds([.. same]))
            {
                Join(groups, [same]);
            }
        }
    }

    /// <summary>Without an id: the one title of that name and year. Of two, nothing says which; then it stays by itself.</summary>
    private static void JoinNamed(Dictionary<long, long> groups, IReadOnlyList<GroupedClaim> titles, GroupedClaim[] known)
    {
        JoinOnly(groups, titles.Where(t => !HasId(t) && t.Year is not null).GroupBy(NameAndYear.Of), known.ToLookup(NameAndYear.Of));
        JoinOnly(
            groups,
            titles.Where(t => !HasId(t) && t.Year is null).GroupBy(NameAndYear.OfName),
            titles.Where(t => HasId(t) || t.Year is not null).ToLookup(NameAndYear.OfName)
        );
    }

    private static void JoinOnly(
        Dictionary<long, long> groups,
        IEnumerable<IGrouping<NameAndYear, GroupedClaim>> unsure,
        ILookup<NameAndYear, GroupedClaim> surer
    )
    {
        foreach (IGrouping<NameAndYear, GroupedClaim> same in unsure)
        {
            Join(groups, [same]);
            long[] there = [.. surer[same.Key].Select(t => Root(groups, t.Id)).Distinct().Take(2)];
            if (there is [var only])
            {
                Union(groups, same.First().Id, only);
            }
        }
    }

    private static void Join<TKey>(Dictionary<long, long> groups, IEnumerable<IGrouping<TKey, GroupedClaim>> same)
    {
        foreach (IGrouping<TKey, GroupedClaim> group in same)
        {
            long first = group.First().Id;
            foreach (GroupedClaim title in group.Skip(1))
            {
                Union(groups, first, title.Id);
            }
        }
    }

    /// <summary>An id that two titles with different TMDb ids claim is wrong in one of them, and joins nothing.</summary>
    private static void Join(
        Dictionary<long, long> groups,
        IEnumerable<IGrouping<string, GroupedClaim>> same,
        IEnumerable<GroupedClaim> known
    )
    {
        ILookup<long, GroupedClaim> members = known.ToLookup(t => Root(groups, t.Id));
        Join(groups, same.Where(g => AgreeInIds([.. g.SelectMany(t => members[Root(groups, t.Id)]).Concat(g)])));
    }

    private static bool AgreeInIds(IReadOnlyCollection<GroupedClaim> titles) =>
        One(titles.Select(t => t.Tmdb)) && One(titles.Select(t => t.Imdb)) && One(titles.Select(t => t.Tvdb));

    private static bool One<T>(IEnumerable<T?> ids) => ids.Where(id => id is not null).Distinct().Take(2).Count() < 2;

    private static long Root(Dictionary<long, long> groups, long id)
    {
        while (groups[id] != id)
        {
            id = groups[id];
        }

        return id;
    }

    private static void Union(Dictionary<long, long> groups, long one, long other)
    {
        (one, other) = (Root(groups, one), Root(groups, other));
        groups[Math.Max(one, other)] = Math.Min(one, other);
    }

    private readonly record struct NameAndYear(TitleKind Kind, ulong Name, int? Year)
    {
        public static NameAndYear Of(GroupedClaim title) => new(title.Kind, title.Name, title.Year);

        public static NameAndYear OfName(GroupedClaim title) => new(title.Kind, title.Name, Year: null);
    }
}

/// <summary>What tells the title of a claim. The names themselves would take megabytes for a large library.</summary>
/// <param name="Name">A hash of the name's key.</param>
/// <param name="Group">As it was.</param>
internal readonly record struct GroupedClaim(long Id, TitleKind Kind, ulong Name, int? Year, int? Tmdb, string? Imdb, int? Tvdb, long Group)
{
    public static ulong Hash(string nameKey) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(nameKey.AsSpan()));
}
