using Hybrid.Catalog;
using Hybrid.Planning;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Which claims are one title. Each line: kind, name, year, ids; the expected groups by their first claim.</summary>
public sealed class TitleGroupsTests
{
    [Theory]
    // One title, said in several ways.
    [InlineData("Arrival 2016; Arrival 2016 tmdb1", "1 1")]
    [InlineData("Arrival 2016 tmdb1; Arrival 2016", "1 1")]
    [InlineData("Arrival; Arrival 2016", "1 1")]
    [InlineData("Arrival; Arrival 2016; Arrival 2016 tmdb1", "1 1 1")]
    [InlineData("Ankunft tmdb1; Arrival 2016 tmdb1; Arrival 2016", "1 1 1")]
    [InlineData("Arrival 2016 tmdb1; Arrival 2016 imdb7", "1 1")]
    [InlineData("Ankunft 2016 imdb7; Arrival 2016 imdb7", "1 1")]
    [InlineData("AMÉLIE 2001; Amelie 2001", "1 1")]
    // Namesakes.
    [InlineData("Arrival 2016 tmdb1; Arrival 2016 tmdb2", "1 2")]
    [InlineData("Arrival 2016 tmdb1; Arrival 2016 tmdb2; Arrival 2016", "1 2 3")]
    [InlineData("Arrival 1996; Arrival 2016", "1 2")]
    [InlineData("Arrival 1996; Arrival 2016; Arrival", "1 2 3")]
    [InlineData("Arrival 2016; Arrival 2017", "1 2")]
    [InlineData("Arrival 2016; The Arrival 2016", "1 2")]
    // An id that contradicts another joins nothing.
    [InlineData("Arrival 2016 tmdb1 imdb7; Ankunft 2016 tmdb2 imdb7", "1 2")]
    [InlineData("Arrival 2016 tmdb1 imdb7; Arrival 2016 imdb8", "1 2")]
    // A movie and a series of one name.
    [InlineData("Fargo 1996 tmdb1; series Fargo 1996 tmdb1", "1 2")]
    [InlineData("Fargo; series Fargo", "1 2")]
    public void Claims_of_one_title_are_one_group(string claims, string groups)
    {
        GroupedClaim[] titles = [.. claims.Split("; ").Select((text, i) => Row(i + 1, text))];

        IReadOnlyList<long> found = TitleGroups.Of(titles);

        Assert.Equal(groups, string.Join(' ', found));
        Assert.Equal(found, TitleGroups.Of([.. titles.Reverse()]).Reverse());
    }

    private static GroupedClaim Row(int id, string text)
    {
        string[] words = text.Split(' ');
        string name = string.Join(' ', words.Where(w => w != "series" && !char.IsAsciiDigit(w[^1])));
        int? tmdb = Number("tmdb");
        int? year = Array.Find(words, w => int.TryParse(w, out _)) is { } said
            ? int.Parse(said, System.Globalization.CultureInfo.InvariantCulture)
            : null;
        return new GroupedClaim(
            id,
            words[0] == "series" ? TitleKind.Series : TitleKind.Movie,
            GroupedClaim.Hash(IndexedFolders.KeyOf(name)),
            year,
            tmdb,
            Number("imdb") is { } imdb ? $"tt{imdb:D7}" : null,
            Tvdb: null,
            Group: 0
        );

        int? Number(string catalog) =>
            Array.Find(words, w => w.StartsWith(catalog, StringComparison.Ordinal)) is { } word
                ? int.Parse(word[catalog.Length..], System.Globalization.CultureInfo.InvariantCulture)
                : null;
    }
}
