namespace Hybrid.Naming;

/// <summary>What a subtitle's name says about it.</summary>
/// <param name="Language">"de", "pt-BR", "zh-Hans"; null if the name does not say.</param>
/// <param name="Forced">Only what is foreign in the film: signs, songs, another language.</param>
/// <param name="Impaired">"sdh" or "cc": also for those who do not hear well.</param>
/// <param name="Label">"commentary" or "signs": what it has instead of the dialogue.</param>
public sealed record SubtitleTags(string? Language, bool Forced = false, string? Impaired = null, string? Label = null)
{
    public static readonly SubtitleTags None = new(Language: null);

    /// <summary>Words that say nothing of the above. The fewer, the more exactly the name says what the subtitle is.</summary>
    public int OtherWords { get; init; }

    /// <summary>The name has the word "HI", which is Hindi if no other language is named, and otherwise for the hearing impaired.</summary>
    internal bool HasHi { get; init; }

    /// <summary>".commentary.en.forced.sdh", in the order in which Plex reads it: it looks for the language behind the last of its own words.</summary>
    public string Suffix =>
        (Label is null ? "" : "." + Label)
        + (Language is null ? "" : "." + Language)
        + (Forced ? ".forced" : "")
        + (Impaired is null ? "" : "." + Impaired);

    /// <summary>Completed by what a folder's name says. The file's own name is stronger.</summary>
    internal SubtitleTags Within(SubtitleTags folder) =>
        this with
        {
            Language =
                Language is null || folder.Language?.StartsWith(Language + "-", StringComparison.Ordinal) == true
                    ? folder.Language ?? Language
                    : Language,
            Forced = Forced || folder.Forced,
            Impaired = Impaired ?? folder.Impaired,
            Label = Label ?? folder.Label,
            HasHi = HasHi || folder.HasHi,
        };

    internal SubtitleTags WithHiDecided() =>
        !HasHi || Language == "hi" ? this
        : Language is null ? this with { Language = "hi" }
        : this with { Impaired = Impaired ?? "sdh" };
}
