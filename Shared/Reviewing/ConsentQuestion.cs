using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>What would be done and why it is asked, in words for a person. Two questions are the same if every word is.</summary>
/// <remarks>Text from outside stands in quotation marks, short, and cannot end them.</remarks>
/// <param name="ItemId">The item that it is about; 0 for <see cref="Other"/>.</param>
/// <param name="Version">Of what was looked at.</param>
/// <param name="Text">On one line.</param>
public sealed record ConsentQuestion(long ItemId, int Version, string Text)
{
    private const int MostNamed = 3;
    private const int LongestPath = 160;

    /// <summary>What it is about if that is no item: "the torrent "X"".</summary>
    public string? Other { get; init; }

    /// <param name="item">As it is now.</param>
    /// <param name="title">What it is to be filed as.</param>
    /// <param name="clues">What its names say.</param>
    /// <param name="cautions">Why it is asked.</param>
    /// <param name="approval">What is said of its files besides.</param>
    public static ConsentQuestion ToApprove(
        IngestItem item,
        NamedTitle title,
        Clues clues,
        IReadOnlyList<Caution> cautions,
        Approval approval
    )
    {
        string best =
            item.Assessment?.Best is { } first && first.Id != title.Id && cautions.Any(c => c is Caution.NameSays)
                ? $" The first candidate is {Quoted(first.Name, first.Year)}."
                : "";
        return Of(
            item,
            $"Item {item.Id}, whose name says {Said(clues)}: file it as the {Words.Kind(title.Id.Kind)} {Quoted(title)}{OfFiles(approval)}?",
            cautions,
            best
        );
    }

    /// <param name="item">As it is now.</param>
    /// <param name="hint">See <see cref="Hinted"/>.</param>
    /// <param name="clues">What its names say.</param>
    /// <param name="cautions">Why it is asked.</param>
    public static ConsentQuestion ToIdentify(IngestItem item, string hint, Clues clues, IReadOnlyList<Caution> cautions) =>
        Of(
            item,
            $"Item {item.Id}, whose name says {Said(clues)}: identify it again{hint}, and file it without another question if the catalog is sure?",
            cautions
        );

    /// <summary>What it is said to be: <c> as "Nosferatu" (1922), with the id of "Nosferatu" (2024), a movie</c>.</summary>
    /// <param name="typed">The title in words; null if none was said.</param>
    /// <param name="known">The title of the id; null if none was said.</param>
    /// <param name="kind">The kind; null if none was said.</param>
    public static string Hinted(Title? typed, Title? known, TitleKind? kind)
    {
        string title = typed is null ? "" : $" as {Quoted(typed.Name, typed.Year)}";
        string id = known is null ? "" : $"{(typed is null ? " as" : ", with the id of")} {Quoted(known.Name, known.Year)}";
        return $"{title}{id}{(kind is { } said ? $", a {Words.Kind(said)}" : "")}";
    }

    public static ConsentQuestion ToReject(IngestItem item, IReadOnlyList<Caution> cautions) =>
        Of(item, $"Item {item.Id}{As(item)}: keep it out of the library?", cautions);

    public static ConsentQuestion ToUndo(IngestItem item, int files, IReadOnlyList<Caution> cautions) =>
        Of(
            item,
            $"Item {item.Id}{As(item)}: take its {(files == 1 ? "file" : $"{files} files")} out of the library, and bring back what {(files == 1 ? "it" : "they")} replaced?",
            cautions
        );

    /// <summary>A rule decides about downloads that nobody has seen yet, so it is always asked.</summary>
    public static ConsentQuestion ToAddRule(RuleOffer offer, int version) =>
        new(
            offer.ItemId,
            version,
            $"Make a rule of item {offer.ItemId} for {Untrusted.Quoted(offer.Scope)}: {Words.Says(offer.What, Quoted(offer.Title, offer.Year))}? {Words.Of(offer)}"
        );

    /// <summary>"Nosferatu" (1922), in quotation marks that the name cannot end.</summary>
    public static string Quoted(string name, int? year) => Format.Title(Untrusted.Quoted(name), year);

    private static string Quoted(NamedTitle title) => Quoted(title.Name, title.Year);

    /// <summary>All of it, because a yes is to all of it.</summary>
    private static string OfFiles(Approval approval) =>
        string.Concat(
            approval.Files.Count == 0 ? "" : $", with the files {string.Join(", ", approval.Files.Select(f => Untrusted.Quoted(f)))}",
            approval.Season is { } season ? $", the others in season {season}" : "",
            approval.FromEpisode is { } first ? $", from episode {first} on" : "",
            approval.Numbering == Numbering.Absolute ? ", with absolute episode numbers" : ""
        );

    private static ConsentQuestion Of(IngestItem item, string act, IReadOnlyList<Caution> cautions, string after = "") =>
        new(item.Id, item.Version, $"{act}{string.Concat(cautions.Select(c => $" {Why(c)}"))}{after}");

    private static string As(IngestItem item) => NamedTitle.ChosenFor(item) is { } title ? $", {Quoted(title)}" : "";

    private static string Said(Clues clues) => clues.Titles is [var first, ..] && first.Length > 0 ? Quoted(first, clues.Year) : "no title";

    private static string Why(Caution caution) =>
        caution switch
        {
            Caution.NameSays { Otherwise: var doubts } => $"The name speaks against it: it has {Words.Of(doubts)}.",
            Caution.Overturns { Was: ItemState.Rejected } => "A person rejected it before.",
            Caution.Overturns { Was: ItemState.Undone } => "A person took it out of the library before.",
            Caution.Overturns => "A person approved it before.",
            Caution.Replaces { Copies: [] } =>
                "What has its place in the library, or the only copy that another hand put there, goes to the recycle folder with its subtitles.",
            Caution.Replaces { Copies: var copies } =>
                $"To the recycle folder goes: {string.Join("; ", copies.Take(MostNamed).Select(Copy))}{(copies.Count > MostNamed ? $"; and {copies.Count - MostNamed} more" : "")}.",
            Caution.TakesOut => "These are many files.",
            _ => throw new ArgumentOutOfRangeException(nameof(caution), caution, "No such caution."),
        };

    private static string Copy(Holding copy) =>
        (copy.Path is { } path ? Untrusted.Quoted(path, LongestPath) : $"the files of item {copy.ItemId}")
        + (copy.Quality is { } quality ? $" ({quality})" : "");
}
