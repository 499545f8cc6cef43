using System.IO.Hashing;
using System.Runtime.InteropServices;
using Hybrid.Catalog;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Which claims are the same title: by an id first, then by name and year where no namesake is possible. Pure.</summary>
/// <remarks>With sorted arrays: dictionaries of a large library's claims would be several megabytes for each of the steps.</remarks>
internal sealed class TitleGroups
{
    private readonly IReadOnlyList<GroupedClaim> _titles;

    /// <summary>Of each claim, one that it was joined with; of the one with the lowest id, itself.</summary>
    private readonly int[] _joined;

    /// <summary>Of a step: the roots before it, and the claims that have a key, in the order of their keys.</summary>
    private readonly int[] _roots;
    private readonly ulong[] _keys;
    private readonly int[] _order;

    private TitleGroups(IReadOnlyList<GroupedClaim> titles)
    {
        _titles = titles;
        _joined = [.. Enumerable.Range(0, titles.Count)];
        _roots = new int[titles.Count];
        _keys = new ulong[titles.Count];
        _order = new int[titles.Count];
    }

    /// <returns>For each claim the lowest id among those that are the same title.</returns>
    public static IReadOnlyList<long> Of(IReadOnlyList<GroupedClaim> titles)
    {
        var groups = new TitleGroups(titles);
        groups.Join(t => t.Tmdb is { } id ? Key(1, t.Kind, (ulong)id) : null, areIds: true);
        groups.Join(t => t.Imdb is { } id ? GroupedClaim.Hash(id) : null);
        groups.Join(t => t.Tvdb is { } id ? Key(2, t.Kind, (ulong)id) : null);
        // "Arrival (2016) {tmdb-329865}" and "Arrival (2016) {imdb-tt2543164}": ids of different catalogs, and nothing that contradicts.
        groups.Join(t => t is { HasId: true, Year: { } year } ? Key(year, t.Kind, t.Name) : null);
        groups.JoinUnsure(t => t.Year is not null, known => known.HasId, t => Key(t.Year ?? 0, t.Kind, t.Name));
        groups.JoinUnsure(t => t.Year is null, known => known.HasId || known.Year is not null, t => Key(0, t.Kind, t.Name));
        return [.. Enumerable.Range(0, titles.Count).Select(i => titles[groups.Root(i)].Id)];
    }

    /// <summary>Joins the claims with one key. If their ids, or those of what they were joined with, contradict each other, one is wrong: none is joined.</summary>
    /// <param name="areIds">The key itself is the surest id.</param>
    private void Join(Func<GroupedClaim, ulong?> keyOf, bool areIds = false)
    {
        int count = Sort(keyOf);
        var byRoot = new Ids[_titles.Count];
        for (int i = 0; i < byRoot.Length; i++)
        {
            byRoot[_roots[i]] = byRoot[_roots[i]].With(_titles[i]);
        }

        foreach (ArraySegment<int> same in Runs(count))
        {
            Ids ids = default;
            foreach (int i in same)
            {
                ids = ids.With(byRoot[_roots[i]]);
            }

            if (areIds || !ids.Contradict)
            {
                foreach (int i in same)
                {
                    Union(same[0], i);
                }
            }
        }
    }

    /// <summary>Claims without an id: all of one name are one title, and the surer one of that name if there is only one.</summary>
    private void JoinUnsure(Func<GroupedClaim, bool> isUnsure, Func<GroupedClaim, bool> isSurer, Func<GroupedClaim, ulong> keyOf)
    {
        bool IsJoined(GroupedClaim title) => !title.HasId && isUnsure(title);
        int count = Sort(t => isSurer(t) || IsJoined(t) ? keyOf(t) : null);
        foreach (ArraySegment<int> same in Runs(count))
        {
            int[] surer = [.. same.Where(i => isSurer(_titles[i])).Select(i => _roots[i]).Distinct().Take(2)];
            int? first = surer.Length == 1 ? surer[0] : null;
            foreach (int i in same.Where(i => IsJoined(_titles[i])))
            {
                first ??= i;
                Union(first.Value, i);
            }
        }
    }

    /// <returns>How many claims have a key.</returns>
    private int Sort(Func<GroupedClaim, ulong?> keyOf)
    {
        int count = 0;
        for (int i = 0; i < _titles.Count; i++)
        {
            _roots[i] = Root(i);
            if (keyOf(_titles[i]) is { } key)
            {
                _keys[count] = key;
                _order[count++] = i;
            }
        }

        Array.Sort(_keys, _order, 0, count);
        return count;
    }

    /// <summary>The claims of one key, where there are several.</summary>
    private IEnumerable<ArraySegment<int>> Runs(int count)
    {
        for (int from = 0, to; from < count; from = to)
        {
            to = from + 1;
            while (to < count && _keys[to] == _keys[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                yield return new ArraySegment<int>(_order, from, to - from);
            }
        }
    }

    private int Root(int i)
    {
        while (_joined[i] != i)
        {
            i = _joined[i];
        }

        return i;
    }

    private void Union(int one, int other)
    {
        (one, other) = (Root(one), Root(other));
        (int low, int high) = _titles[one].Id < _titles[other].Id ? (one, other) : (other, one);
        _joined[high] = low;
    }

    private static ulong Key(int what, TitleKind kind, ulong value) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes<ulong>([(ulong)what, (ulong)kind, value]));

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
internal readonly record struct GroupedClaim(long Id, TitleKind Kind, ulong Name, int? Year, int? Tmdb, string? Imdb, int? Tvdb, long Group)
{
    public bool HasId => Tmdb is not null || Imdb is not null || Tvdb is not null;

    public static ulong Hash(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));
}
