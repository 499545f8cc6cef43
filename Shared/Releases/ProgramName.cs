using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>What programs and games have in their names.</summary>
internal static class ProgramName
{
    /// <returns>The token with which a version begins, or -1.</returns>
    public static int Version(in CutName name, in TitleSpan title, bool video)
    {
        for (int i = 1; i + 1 < name.Count; i++)
        {
            if (
                name[i + 1].Value >= 0
                && name[i + 1].Gap == Gap.Dot
                && (IsLettered(in name, i, video) || (i + 2 < name.Count && (!title.HasYear || !video) && IsLong(in name, i, video)))
            )
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"v1.41", "v.2.00".</summary>
    private static bool IsLettered(in CutName name, int i, bool video)
    {
        ref readonly Token token = ref name[i];
        return Lower(name.Text, token.Start) == 'v'
            && (token.Length == 1 ? !video : token.Length <= 3 && char.IsAsciiDigit(name.Text[token.Start + 1]));
    }

    /// <summary>"22.0.316", "16.30.19101301", "4.21.12".</summary>
    private static bool IsLong(in CutName name, int i, bool video) =>
        name[i].Value is >= 0 and < 100
        && name[i + 2].Value >= (video ? 100 : 0)
        && name[i + 2].Gap == Gap.Dot
        && name[i + 2].Word is null
        && !name.IsYear(i + 2)
        && !name.IsYear(i + 1);

    /// <summary>"MULTi13": games count their languages.</summary>
    /// <returns>The token, or -1.</returns>
    public static int Languages(in CutName name) =>
        name.Find(
            1,
            name.Count,
            static (in name, i) =>
                name[i].Length is 6 or 7
                && name.TextOf(i) is var word
                && char.IsAsciiDigit(word[5])
                && Vocabulary.Find(word[..5]) is { Class: WordClass.Language, Value: null }
        );
}
