using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class TitleEvidence
{
    private const int Shortest = 4;
    private const int Longest = 16;

    public static IEnumerable<Measure> Of(Match match)
    {
        (TitleFit fit, string claimed, string known, bool isFirst, bool isTwice) = match.Title;
        yield return fit switch
        {
            TitleFit.Same => new("title-same", $"the title \"{known}\" is the same"),
            TitleFit.Alternative => new("title-alternative", $"\"{claimed}\" is another name of it"),
            TitleFit.Alike => new("title-article", $"\"{claimed}\" is \"{known}\" except for the article"),
            TitleFit.Divided => new("title-divided", $"\"{claimed}\" is \"{known}\" with the words divided differently"),
            TitleFit.Misspelt => new("title-misspelt", $"\"{claimed}\" is \"{known}\" with a typo"),
            TitleFit.Similar => new("title-similar", $"\"{claimed}\" is nearly \"{known}\""),
            TitleFit.Shortened => new("title-shortened", $"\"{claimed}\" and \"{known}\" begin alike, but one is longer"),
            TitleFit.OtherNumber => new("title-other-number", $"\"{claimed}\" and \"{known}\" have different numbers"),
            _ => new("title-different", $"\"{claimed}\" is not \"{known}\""),
        };
        if (fit <= TitleFit.Similar && match.Year == YearFit.Unclaimed)
        {
            int length = TitleKey.Of(known).Length;
            double value = Math.Clamp((Longest - length) / (double)(Longest - Shortest), 0, 1);
            if (value > 0)
            {
                yield return new("short-without-year", value, $"the name is short ({length} letters), and no year confirms it");
            }
        }

        if (isTwice)
        {
            yield return new("title-twice", "a second title in the name is also one of its names");
        }

        if (!isFirst && fit < TitleFit.Different)
        {
            yield return new("title-second", $"\"{claimed}\" is not the first title in the name");
        }
    }
}
