using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Reliability;

/// <summary>A download to be placed, and what stands around it.</summary>
/// <param name="Name">As the tables of the proofs call it.</param>
/// <param name="Entry">The download's file or folder.</param>
/// <param name="Files">Path from the downloads folder, and bytes.</param>
internal sealed record Scene(
    string Name,
    PlacementPreference Preference,
    Title Title,
    string Entry,
    params (string Path, int Bytes)[] Files
)
{
    /// <summary>How many files more stand in the library at the end than before.</summary>
    public int Adds { get; init; } = Files.Length;

    /// <summary>Where the item ends.</summary>
    public ItemState Ends { get; init; } = ItemState.Finished;

    /// <summary>An old file bears the final name, and may be replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>It is in the library already, and is to go out again.</summary>
    public bool Undoes { get; init; }

    /// <summary>It is in the library already, and these files of it are something else: "2=s01e02".</summary>
    public IReadOnlyList<string> Moves { get; init; } = [];

    /// <summary>It is in the library already, and the catalog knows the titles of its episodes now.</summary>
    public bool Renames { get; init; }

    /// <summary>Beside it, what another hand filed gets the names of today.</summary>
    public bool Adopts { get; init; }

    /// <summary>Files of it have no place, and become an item of their own.</summary>
    public bool Splits { get; init; }

    /// <summary>Its files get other names in the library.</summary>
    public bool Relocates => Renames || Moves.Count > 0;

    /// <summary>How each file is placed, whatever it is interrupted by.</summary>
    public PlacementMethod Method { get; init; } = PlacementMethod.HardLink;

    private const string Matrix = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Lost = "Lost.S01.1080p.BluRay.x264-GRP";

    /// <summary>More than three chunks of a copy, and no whole number of them.</summary>
    private const int Large = (3 << 20) + 12_345;

    public static Scene Link { get; } = new("link", PlacementPreference.Auto, Titles.Film, Matrix, (Matrix, Large));

    public static Scene CloneOnly { get; } =
        Link with
        {
            Name = "clone",
            Preference = PlacementPreference.Clone,
            Method = PlacementMethod.Clone,
        };

    public static Scene Copy { get; } = Link with { Name = "copy", Preference = PlacementPreference.Copy, Method = PlacementMethod.Copy };

    /// <summary>Linking and cloning are tried and refused; it is copied.</summary>
    public static Scene Across { get; } = Link with { Name = "across devices", Method = PlacementMethod.Copy };

    public static Scene Foreign { get; } = Across with { Name = "exFAT" };

    public static Scene ReplaceForeign { get; } = Foreign with { Name = "replace on exFAT", Replaces = true };

    public static Scene UndoForeign { get; } =
        ReplaceForeign with
        {
            Name = "undo a replace on exFAT",
            Undoes = true,
            Adds = -1,
            Ends = ItemState.Undone,
        };

    public static Scene ReplaceByLink { get; } = Link with { Name = "replace", Replaces = true };

    public static Scene ReplaceByCopy { get; } = Copy with { Name = "replace by a copy", Replaces = true };

    public static Scene ReplaceAcross { get; } = Across with { Name = "replace across devices", Replaces = true };

    public static Scene Undo { get; } = Link with { Name = "undo", Undoes = true, Adds = -1, Ends = ItemState.Undone };

    public static Scene UndoReplace { get; } = Undo with { Name = "undo a replace", Replaces = true };

    public static Scene Pack { get; } =
        new(
            "pack",
            PlacementPreference.Auto,
            Titles.Series,
            Lost,
            ($"{Lost}/Lost.S01E01.1080p.BluRay.x264-GRP.mkv", 70_000),
            ($"{Lost}/Lost.S01E01.1080p.BluRay.x264-GRP.en.srt", 900),
            ($"{Lost}/Lost.S01E02.1080p.BluRay.x264-GRP.mkv", 80_000),
            ($"{Lost}/Lost.S01E03.1080p.BluRay.x264-GRP.mkv", 90_000)
        );

    /// <summary>Two episodes were mixed up, one of them with a subtitle, and the third is another one.</summary>
    public static Scene Move { get; } = Pack with { Name = "move", Moves = ["2=s01e02", "3=s01e01", "4=s01e04"], Adds = 0 };

    public static Scene Rename { get; } =
        new(
            "rename",
            PlacementPreference.Auto,
            Titles.Series,
            Lost,
            ($"{Lost}/Lost.S01E05.1080p.BluRay.x264-GRP.mkv", 70_000),
            ($"{Lost}/Lost.S01E05.1080p.BluRay.x264-GRP.en.srt", 900),
            ($"{Lost}/Lost.S01E06.1080p.BluRay.x264-GRP.mkv", 80_000)
        )
        {
            Renames = true,
            Adds = 0,
        };

    public static Scene RenameAdopted { get; } = Link with { Name = "rename adopted", Adopts = true };

    /// <summary>The series has no 99th episode.</summary>
    public static Scene Split { get; } =
        new(
            "split",
            PlacementPreference.Auto,
            Titles.Series,
            Lost,
            ($"{Lost}/Lost.S01E01.1080p.BluRay.x264-GRP.mkv", 70_000),
            ($"{Lost}/Lost.S01E02.1080p.BluRay.x264-GRP.mkv", 80_000),
            ($"{Lost}/Lost.S01E99.1080p.BluRay.x264-GRP.mkv", 90_000),
            ($"{Lost}/Lost.S01E99.1080p.BluRay.x264-GRP.en.srt", 900)
        )
        {
            Splits = true,
            Adds = 2,
        };

    public static Scene PackCopied { get; } =
        Pack with
        {
            Name = "pack, copied",
            Preference = PlacementPreference.Copy,
            Method = PlacementMethod.Copy,
        };

    /// <summary>What a real daemon knows without a key and without a network.</summary>
    public static Scene Embedded { get; } =
        new("embedded", PlacementPreference.Auto, Titles.Embedded, "A.Trip.to.the.Moon.1902.mkv", ("A.Trip.to.the.Moon.1902.mkv", Large));

    public static Scene Named(string name) =>
        new[]
        {
            Link,
            CloneOnly,
            Copy,
            Across,
            ReplaceAcross,
            Foreign,
            ReplaceForeign,
            UndoForeign,
            Pack,
            ReplaceByLink,
            ReplaceByCopy,
            Undo,
            UndoReplace,
            Move,
            Rename,
            RenameAdopted,
            Split,
        }.Single(s => s.Name == name);

    /// <summary>The same in small: to compile and load what the scene will need.</summary>
    public Scene Small => this with { Files = [.. Files.Select(f => (f.Path, Math.Min(f.Bytes, 5000)))] };
}
