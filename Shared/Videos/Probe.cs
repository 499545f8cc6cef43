using System.Text.Json.Serialization;
using Hybrid.Texts;

namespace Hybrid.Videos;

/// <summary>What was found when a file that is named like a video, or a subtitle, was looked into. Stored with the file.</summary>
public sealed record Probe
{
    public required ProbeFinding Finding { get; init; }

    /// <summary>"Matroska", "MP4", …; null if it is none that is known.</summary>
    public string? Container { get; init; }

    /// <summary>Its length as the container says, or as its clock shows; null if neither does.</summary>
    public double? Seconds { get; init; }

    /// <summary>The picture, in pixels; null if the container does not say.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>How many bytes the container's own header promises beyond the file's end. 0 if none, or if it promises nothing.</summary>
    public long MissingBytes { get; init; }

    /// <summary>
    /// A hash of the beginning, the end and parts all over the file: a file of the same size and sample is the same file. Null if these are mostly
    /// zeros.
    /// </summary>
    public string? Sample { get; init; }

    /// <summary>Of a subtitle: the language of its text, "de" or "zh-Hans"; null if the text does not tell.</summary>
    public string? Language { get; init; }

    /// <summary>"Matroska, 1920x1080, 136 min", and what is wrong with it; null if nothing is known.</summary>
    [JsonIgnore]
    public string? Words
    {
        get
        {
            string?[] parts =
            [
                Container,
                Width is null || Height is null ? null : $"{Width}x{Height}",
                Seconds is { } seconds ? Format.Duration(TimeSpan.FromSeconds(seconds)) : null,
                Finding == ProbeFinding.Sound ? null : Format.Words(Finding),
            ];
            string words = string.Join(", ", parts.OfType<string>());
            return words.Length == 0 ? null : words;
        }
    }

    /// <summary>Nothing of it can be played, so not even a person's approval files it.</summary>
    [JsonIgnore]
    public bool IsNeverPlaced => Finding is ProbeFinding.Tiny or ProbeFinding.Zeros or ProbeFinding.Text or ProbeFinding.WebPage;
}

public enum ProbeFinding
{
    /// <summary>A container that says nothing against it.</summary>
    Sound,

    /// <summary>Too few bytes for any container.</summary>
    Tiny,

    /// <summary>Zeros wherever it was read: space that was reserved and never written.</summary>
    Zeros,

    Text,

    /// <summary>HTML, usually an error page that was saved under the video's name.</summary>
    WebPage,

    /// <summary>It begins like no container that is known. It may be an odd one.</summary>
    NoContainer,

    /// <summary>It ends before its own header says that it does.</summary>
    Truncated,

    /// <summary>The container's index, which is written last, is missing.</summary>
    NoIndex,

    /// <summary>Parts of it are zeros: pieces that were never written.</summary>
    Holes,
}
