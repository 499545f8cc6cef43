using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class CountryEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender)
    {
        if (clues.Country is not { } claimed || contender.Title.Id.Kind != TitleKind.Series)
        {
            return null;
        }

        IReadOnlyList<string> countries = contender.Title.OriginCountries;
        if (countries is [])
        {
            return new(
                "country",
                Weights.CountryUnconfirmed,
                $"the name says {claimed}, and the catalogue does not know where it comes from"
            );
        }

        string code = claimed.ToUpperInvariant() switch
        {
            "UK" => "GB",
            "USA" => "US",
            var other => other,
        };
        return countries.Contains(code, StringComparer.OrdinalIgnoreCase)
            ? new("country", Weights.CountryConfirmed, $"it comes from {claimed}, as the name says")
            : new("country", Weights.CountryDiffers, $"the name says {claimed}, and it comes from {string.Join(", ", countries)}");
    }
}
