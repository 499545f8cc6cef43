using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>The scope of a numbering rule: a release group and a series. "[SubsPlease]" and "-subsplease" are one group.</summary>
public static class NumberingKey
{
    /// <returns>The prefix of the keys of all rules for the download's group; null where its names give no group.</returns>
    public static string? Prefix(Clues clues) =>
        clues.Release.Group is { } group && TitleKey.Of(group) is { Length: > 0 } key ? $"numbering/{key}/" : null;

    public static string Of(string prefix, int tmdb) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{tmdb}");
}
