namespace Hybrid.Releases;

/// <summary>Words by which a file says that it is no regular episode: "OVA - 03", "NCED 08", "SP2", a folder "Specials". Pure.</summary>
public static class SpecialWords
{
    /// <summary>Only words in front of the number count: behind it they are part of the episode's title ("S02E05 The Special").</summary>
    /// <returns>The word as the name has it; null if there is none.</returns>
    public static string? Of(Release release)
    {
        // "S03E00": no regular season counts from zero.
        if (release is { Seasons.Count: > 0 } && release.Episodes.Contains(0))
        {
            return "E00";
        }

        int start = release.Input.LastIndexOfAny(['/', '\\']) + 1;
        foreach (string folder in release.Input[..start].Split('/', '\\'))
        {
            if (OfFolder(folder) is { } special)
            {
                return special;
            }
        }

        string file = release.Input[start..];
        int end = release
            .Spans.Where(span => span.Part == "episode" && span.Start >= start)
            .Select(span => span.Start + span.Length - start)
            .LastOrDefault();
        return First(file, isCreditless: true) ?? First(file.AsSpan(0, end), isCreditless: false);
    }

    private static string? OfFolder(ReadOnlySpan<char> folder)
    {
        var first = WordRun.First(folder);
        WordRun number = first.Is(WordClass.SeasonWord) || first.Is(WordUse.SeasonLetter) ? first.Next : first;
        if (number is { Text: "0" or "00", IsLast: true })
        {
            return folder[first.Start..number.End].ToString();
        }

        WordRun last = first;
        while (!last.IsLast)
        {
            last = last.Next;
        }

        bool special =
            last.Start == first.Start
                ? last.Is(WordUse.ExtraVideo | WordUse.ExtraFolder)
                : last.Is(WordUse.SpecialsFolder) && !last.Touches && !folder.ContainsAny('+', '&');
        return special ? last.Text.ToString() : null;
    }

    private static string? First(ReadOnlySpan<char> file, bool isCreditless)
    {
        for (var run = WordRun.First(file); run.Any; run = run.Next)
        {
            if (!run.Touches && (isCreditless ? run.Is(WordUse.CreditlessWord) : IsExtra(run)))
            {
                return run.Text.ToString();
            }
        }

        return null;
    }

    /// <summary>Short ones count only in capitals, and those of two letters only before a number: "sp" and "cm" are words of other languages.</summary>
    private static bool IsExtra(WordRun run) =>
        run.Is(WordUse.ExtraVideo)
        && (run.Text.Length > 3 || Chars.IsUpper(run.Text))
        && (run.Text.Length > 2 || run.Next is { IsNumber: true } number && !number.Gap.ContainsAnyExcept(" ._-"));
}
