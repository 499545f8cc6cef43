using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>The scope of a rule about numbering: a release group and a series. "[SubsPlease]" and "-subsplease" are one group.</summary>
public static class NumberingKey
{
    /// <returns>What the keys of all rules about the download's group begin with; null where its names tell no group.</returns>
    public static string? Prefix(Clues clues) =>
        clues.Release.Group is { } group && TitleKey.Of(group) is { Length: > 0 } key ? $"numbering/{key}/" : null;

    public static string Of(string prefix, int tmdb) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{tmdb}");
}
