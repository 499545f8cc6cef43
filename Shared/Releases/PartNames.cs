namespace Hybrid.Releases;

/// <summary>A reviewer's words for the parts of a name.</summary>
internal static class PartNames
{
    private static readonly string[] Names =
    [
        "",
        "title",
        "alternative title",
        "year",
        "season",
        "episode",
        "air date",
        "episode title",
        "edition",
        "resolution",
        "source",
        "codec",
        "audio",
        "hdr",
        "group",
        "proper",
        "language",
        "country",
        "part",
        "id",
        "tell-tale",
        "tag",
        "extension",
        "site",
        "checksum",
        "service",
    ];

    public static string Of(Part part) => Names[(int)part];
}
