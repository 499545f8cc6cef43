using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class TitleEvidence
{
    private const int ShortTitle = 5;

    public static Evidence Weigh(Clues clues, Contender contender)
    {
        (TitleFit fit, string claimed, string known) = TitleFits.Best(clues, contender);
        return fit switch
        {
            TitleFit.Same => new("title", Weights.TitleSame + Short(known), $"the title \"{known}\" is the same"),
            TitleFit.Alike => new("title", Weights.TitleAlike + Short(known), $"\"{claimed}\" is \"{known}\" but for the article"),
            TitleFit.Alternative => new("title", Weights.TitleAlternative + Short(known), $"\"{claimed}\" is another name of it"),
            TitleFit.Divided => new("title", Weights.TitleDivided, $"\"{claimed}\" is \"{known}\", divided otherwise"),
            TitleFit.Misspelt => new("title", Weights.TitleMisspelt, $"\"{claimed}\" is nearly \"{known}\""),
            TitleFit.Shortened => new(
                "title",
                contender.Title.Id.Kind == TitleKind.Movie ? Weights.TitleShortened : Weights.SeriesShortened,
                $"\"{claimed}\" and \"{known}\" begin alike, but one says more"
            ),
            TitleFit.OtherNumber => new("title", Weights.TitleOtherNumber, $"the number in \"{claimed}\" is not that of \"{known}\""),
            _ => new("title", Weights.TitleDifferent, $"\"{claimed}\" is not \"{known}\""),
        };
    }

    private static double Short(string title) => TitleKey.Of(title).Length <= ShortTitle ? Weights.TitleOneShortWord : 0;
}
