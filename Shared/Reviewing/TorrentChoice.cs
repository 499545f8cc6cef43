using Hybrid.Torrents;

namespace Hybrid.Reviewing;

/// <summary>Which torrent is meant: by the beginning of its hash, or by a part of its name that no other has.</summary>
/// <remarks>Never by Transmission's own numbers: 3.00 gives them out anew when it starts, and a number would then mean another torrent.</remarks>
public abstract record TorrentChoice
{
    /// <summary>Fewer characters of a hash are taken for a name.</summary>
    private const int ShortestHash = 6;

    private TorrentChoice() { }

    public sealed record Found(Torrent Torrent) : TorrentChoice;

    public sealed record None(string Text) : TorrentChoice;

    public sealed record Several(string Text, IReadOnlyList<Torrent> Torrents) : TorrentChoice;

    public static TorrentChoice Of(IReadOnlyList<Torrent> torrents, string text)
    {
        string sought = text.Trim();
        Torrent[] fitting =
        [
            .. torrents.Where(t => sought.Length >= ShortestHash && t.Hash.StartsWith(sought, StringComparison.OrdinalIgnoreCase)),
        ];
        fitting = fitting.Length > 0 ? fitting : [.. torrents.Where(t => t.Name.Contains(sought, StringComparison.OrdinalIgnoreCase))];
        Torrent[] named = [.. fitting.Where(t => t.Name.Equals(sought, StringComparison.OrdinalIgnoreCase))];
        return (fitting, named) switch
        {
            ([var only], _) => new Found(only),
            (_, [var exact]) => new Found(exact),
            ([], _) => new None(sought),
            _ => new Several(sought, fitting),
        };
    }
}
