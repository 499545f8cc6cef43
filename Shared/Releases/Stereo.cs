namespace Hybrid.Releases;

/// <summary>What a name claims about 3D. Pure.</summary>
public static class Stereo
{
    /// <summary>"3D", or with the kind as Kodi and Jellyfin read it: "3D HSBS", "3D SBS", "3D HTAB" (half over-under), "3D TAB", "3D MVC". Null for a flat movie.</summary>
    /// <param name="release">What the file's path claims.</param>
    /// <param name="names">Every name of the movie: one may be called "Something 3D".</param>
    public static string? Of(Release release, IEnumerable<string> names)
    {
        string own = release.Input[(release.Input.LastIndexOf('/') + 1)..];
        Claim claim = Read(own) is { Any: true } said ? said : Read(release.Input);
        int words = claim.Words - (names.Any(name => Read(name).Words > 0) ? 1 : 0);
        return words <= 0 && claim.Sure is null && !own.EndsWith(".mk3d", StringComparison.OrdinalIgnoreCase) ? null
            : claim.Kind is { } kind ? $"3D {kind}"
            : "3D";
    }

    private static Claim Read(ReadOnlySpan<char> text)
    {
        var claim = new Claim();
        for (var run = WordRun.First(text); run.Any; run = run.Next)
        {
            if (run.Touches)
            {
                continue;
            }

            if (Is3D(run))
            {
                claim = claim with { Words = claim.Words + 1 };
            }
            else if (run.Entry(WordUse.Stereo) is { } sure)
            {
                claim = claim with { Sure = sure.Meaning };
            }
            else if (run.Is(WordUse.StereoBeside) && (claim.Words > 0 || Chars.IsUpper(run.Text)))
            {
                claim = claim with { Beside = run.Word!.Meaning };
            }
        }

        return claim;
    }

    /// <summary>"3D", "3-D".</summary>
    private static bool Is3D(WordRun run) => run.Text is "3" && run.Next is { Text: "D" or "d", Gap: "" or "-", EndsWord: true };

    /// <param name="Words">How often the text says "3D".</param>
    /// <param name="Sure">The kind, by a word that speaks of 3D wherever it stands.</param>
    /// <param name="Beside">The kind, by a word that speaks of it only where the name says 3D.</param>
    private readonly record struct Claim(int Words, string? Sure, string? Beside)
    {
        public bool Any => Words > 0 || Sure is not null;

        public string? Kind => Sure ?? Beside;
    }
}
