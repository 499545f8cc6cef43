namespace Hybrid.Matching.Weighing;

internal static class CountryEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender)
    {
        if (clues.Country is not { } claimed || contender.Title.OriginCountries is not { Count: > 0 } countries)
        {
            return null;
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
