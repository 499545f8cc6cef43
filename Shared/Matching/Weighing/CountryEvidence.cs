using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class CountryEvidence
{
    public static IEnumerable<Measure> Of(Match match)
    {
        Title title = match.Candidate.Title;
        if (match.Clues.Country is not { } claimed || title.Id.Kind != TitleKind.Series)
        {
            yield break;
        }

        yield return title.OriginCountries is []
            ? new("country-unconfirmed", $"the name says {claimed}, and the catalog has no country for it")
        : title.OriginCountries.Contains(Code(claimed), StringComparer.OrdinalIgnoreCase)
            ? new("country-confirmed", $"it is from {claimed}, as the name says")
        : new("country-differs", $"the name says {claimed}, but it is from {string.Join(", ", title.OriginCountries)}");
    }

    private static string Code(string claimed) =>
        claimed.ToUpperInvariant() switch
        {
            "UK" => "GB",
            "USA" => "US",
            var code => code,
        };
}
