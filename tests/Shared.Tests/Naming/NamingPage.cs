using System.Globalization;
using System.Text;
using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>Two tables of docs/naming.md, made from the presets and the words of templates.</summary>
internal static class NamingPage
{
    public static string Presets()
    {
        var text = new StringBuilder("| NAMING | movies | episodes |\n|---|---|---|\n");
        foreach (
            IGrouping<NamingScheme, NamingPreset> same in Enum.GetValues<NamingPreset>()
                .GroupBy(preset => NamingScheme.Of(preset, movie: null, episode: null))
        )
        {
            string names = string.Join(", ", same.Select(preset => $"`{preset.ToString().ToLowerInvariant()}`"));
            text.Append(CultureInfo.InvariantCulture, $"| {names} | `{Cell(same.Key.Movie)}` | `{Cell(same.Key.Episode)}` |\n");
        }

        return text.ToString();
    }

    public static string Words()
    {
        var text = new StringBuilder("| word | of | is |\n|---|---|---|\n");
        foreach (NameToken token in NameToken.All)
        {
            string of = token.Only switch
            {
                null => "both",
                TitleKind.Movie => "movies",
                _ => "episodes",
            };
            text.Append(CultureInfo.InvariantCulture, $"| `<{token.Word}>` | {of} | {token.Meaning} |\n");
        }

        return text.ToString();
    }

    private static string Cell(NameTemplate template) => template.Text.Replace("|", "\\|", StringComparison.Ordinal);
}
