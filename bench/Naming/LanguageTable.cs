using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hybrid.Bench.Naming;

/// <summary>Writes Shared/Naming/languages.txt from ISO's lists (Debian's iso-codes) and the framework's culture data (Unicode's CLDR).</summary>
/// <remarks>
/// The program itself asks neither: a file's name must not depend on the machine's version of ICU. What both sources lack is in
/// Shared/Naming/languages-more.txt, by hand.
/// </remarks>
internal static class LanguageTable
{
    private const string Head = """
        # Languages and regions, by code and by name. Written by: dotnet run --project bench -- languages /usr/share/iso-codes/json
        # From ISO 639-2, ISO 639-3, ISO 3166-1 (Debian's iso-codes) and Unicode's CLDR (.NET's culture data). Do not edit: languages-more.txt has additions.
        # code|further codes|names; names      and for a region: -code|names; names

        """;

    public static int Run(string isoCodes)
    {
        File.WriteAllText(
            "Shared/Naming/languages.txt",
            Head + string.Concat(Languages(isoCodes).Concat(Regions(isoCodes)).Select(l => l + "\n"))
        );
        return 0;
    }

    private static IEnumerable<string> Languages(string folder)
    {
        CultureInfo[] neutral = [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length is 2 or 3)];
        JsonElement[] iso = Entries(folder, "639-2");
        Dictionary<string, string> common = Entries(folder, "639-3").ToDictionary(e => Text(e, "alpha_3")!, e => Text(e, "name")!);
        foreach (
            JsonElement entry in iso.Where(e => Text(e, "alpha_2") is not null).OrderBy(e => Text(e, "alpha_2"), StringComparer.Ordinal)
        )
        {
            string code = Text(entry, "alpha_2")!;
            string three = Text(entry, "alpha_3")!;
            CultureInfo? culture = neutral.FirstOrDefault(c => c.Name == code);
            string?[] names =
            [
                culture?.EnglishName,
                culture?.NativeName,
                .. Text(entry, "name")!.Split(';'),
                Text(entry, "common_name"),
                common.GetValueOrDefault(three),
            ];
            yield return $"{code}|{three} {Text(entry, "bibliographic")}".TrimEnd() + $"|{Names(names)}";
        }

        // Of the other languages, those that software is translated into; the rest of ISO's list is English words ("Creek", "Slave").
        foreach (CultureInfo culture in neutral.Where(c => c.Name.Length == 3).OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            yield return $"{culture.Name}||{Names([culture.EnglishName, culture.NativeName])}";
        }
    }

    private static IEnumerable<string> Regions(string folder)
    {
        ILookup<string, string> native = CultureInfo
            .GetCultures(CultureTypes.SpecificCultures)
            .ToLookup(c => c.Name[(c.Name.LastIndexOf('-') + 1)..], c => new RegionInfo(c.Name).NativeName);
        foreach (JsonElement entry in Entries(folder, "3166-1").OrderBy(e => Text(e, "alpha_2"), StringComparer.Ordinal))
        {
            string code = Text(entry, "alpha_2")!;
            string?[] names = [English(code), Text(entry, "common_name"), Text(entry, "name"), .. native[code]];
            yield return $"-{code}|{Names(names)}";
        }
    }

    /// <summary>"Greek, Modern (1453-)" is a name of lists only.</summary>
    private static string Names(IEnumerable<string?> names) =>
        string.Join(
            "; ",
            names
                .OfType<string>()
                .Select(n => (n.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket ? n[..bracket] : n).Trim())
                .Where(n =>
                    n.Length > 0 && !n.Contains(',', StringComparison.Ordinal) && !n.EndsWith(" languages", StringComparison.Ordinal)
                )
                .Select(n => n.Normalize(NormalizationForm.FormC))
                .DistinctBy(n => n.ToUpperInvariant())
        );

    /// <summary>Null for a region that the framework does not know, as Antarctica.</summary>
    private static string? English(string region) =>
        CultureInfo
            .GetCultures(CultureTypes.SpecificCultures)
            .Where(c => c.Name.EndsWith("-" + region, StringComparison.Ordinal))
            .Select(c => new RegionInfo(c.Name).EnglishName)
            .FirstOrDefault();

    private static JsonElement[] Entries(string folder, string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"iso_{list}.json")));
        return [.. document.RootElement.GetProperty(list).EnumerateArray().Select(e => e.Clone())];
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
