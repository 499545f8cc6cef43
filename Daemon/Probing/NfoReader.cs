using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Hybrid.Catalog;

namespace Hybrid.Daemon.Probing;

/// <summary>Reads ids out of the text of an .nfo file: Kodi's XML (https://kodi.wiki/view/NFO_files), or a release group's text with a link in it. Pure.</summary>
internal static partial class NfoReader
{
    /// <summary>Null if the text names no title, or several.</summary>
    public static NfoClaim? Read(ReadOnlySpan<byte> bytes)
    {
        string text = Decode(bytes);
        return FromXml(text) ?? FromLinks(text);
    }

    /// <summary>Only ASCII matters here, which is the same in CP437, Latin 1 and UTF-8. The frames and ornaments around it may be garbled.</summary>
    private static string Decode(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            // UTF-16 without a byte order mark has a zero next to the first letter.
            [not 0, 0, ..] => Encoding.Unicode.GetString(bytes),
            [0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Encoding.Latin1.GetString(bytes),
        };

    private static NfoClaim? FromXml(string text)
    {
        int start = text.IndexOf('<', StringComparison.Ordinal);
        if (start < 0 || text.AsSpan(0, start).ContainsAnyExcept(" \t\r\n"))
        {
            return null;
        }

        // As a fragment: some programs write a link after the last element, and files of two episodes have two roots.
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
        };
        var claims = new List<NfoClaim>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text[start..]), settings);
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, Depth: 0 } && Root(reader.LocalName) is { } root)
                {
                    ReadInto(claims, reader, root);
                }
            }
        }
        catch (XmlException)
        {
            // Keep what was read before the error: hardly any program writes correct files.
        }

        return NfoClaim.Together([.. claims.Where(claim => claim is { TmdbId: not null } or { ImdbId: not null } or { TvdbId: not null })]);
    }

    private static void ReadInto(List<NfoClaim> claims, XmlReader reader, NfoRoot root)
    {
        claims.Add(new NfoClaim(root == NfoRoot.Movie ? TitleKind.Movie : TitleKind.Series, TmdbId: null, ImdbId: null, TvdbId: null));
        if (reader.IsEmptyElement)
        {
            return;
        }

        // Deeper ones belong to actors and collections.
        while (reader.Read() && reader.Depth > 0)
        {
            if (reader is not { NodeType: XmlNodeType.Element, Depth: 1, IsEmptyElement: false })
            {
                continue;
            }

            string name = reader.LocalName.ToLowerInvariant();
            string kind = name == "uniqueid" ? reader.GetAttribute("type")?.ToLowerInvariant() ?? "" : name;
            if (kind is "imdb" or "imdbid" or "imdb_id" or "tmdb" or "tmdbid" or "tmdb_id" or "tvdb" or "tvdbid" or "tvdb_id" or "id")
            {
                claims[^1] = With(claims[^1], root, kind, Value(reader));
            }
        }
    }

    /// <summary>The text of an element without children. Leaves the reader at the element's end.</summary>
    private static string Value(XmlReader reader)
    {
        var text = new StringBuilder();
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < 100)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString().Trim();
    }

    private static NfoClaim With(NfoClaim claim, NfoRoot root, string kind, string value) =>
        kind switch
        {
            // "id" has meant IMDb, TMDb and TVDB over time; only an IMDb id can be recognized.
            "imdb" or "imdbid" or "imdb_id" or "id" when Imdb().Match(value) is { Success: true } imdb => claim with { ImdbId = Id(imdb) },
            // An episode's own TMDb number is useless: TMDb cannot look it up without the series.
            "tmdb" or "tmdbid" or "tmdb_id" when root != NfoRoot.Part && Number(value) is { } tmdb => claim with { TmdbId = tmdb },
            "tvdb" or "tvdbid" or "tvdb_id" when Number(value) is { } tvdb => claim with { TvdbId = tvdb },
            _ => claim,
        };

    private static NfoClaim? FromLinks(string text)
    {
        List<NfoClaim> claims =
        [
            .. Imdb().Matches(text).Select(match => new NfoClaim(Kind: null, TmdbId: null, Id(match), TvdbId: null)),
            .. Tmdb()
                .Matches(text)
                .Select(match =>
                    Number(match.Groups["id"].ValueSpan) is { } id
                        ? new NfoClaim(
                            match.Groups["kind"].ValueSpan is "tv" or "TV" ? TitleKind.Series : TitleKind.Movie,
                            id,
                            ImdbId: null,
                            TvdbId: null
                        )
                        : null
                )
                .OfType<NfoClaim>(),
            .. Tvdb()
                .Matches(text)
                .Select(match =>
                    Number(match.Groups["id"].ValueSpan) is { } id ? new NfoClaim(TitleKind.Series, TmdbId: null, ImdbId: null, id) : null
                )
                .OfType<NfoClaim>(),
        ];
        return NfoClaim.Together([.. claims.Distinct().Take(MostLinks)]);
    }

    /// <summary>The most links that are read. Two different links are a contradiction.</summary>
    private const int MostLinks = 8;

    private static NfoRoot? Root(string name) =>
        name.ToLowerInvariant() switch
        {
            "movie" => NfoRoot.Movie,
            "tvshow" => NfoRoot.Series,
            "season" or "episodedetails" => NfoRoot.Part,
            _ => null,
        };

    private static string Id(Match imdb) => imdb.Value.ToLowerInvariant();

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    [GeneratedRegex(
        @"\btt[0-9]{7,9}\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Imdb();

    [GeneratedRegex(
        @"themoviedb\.org/(?<kind>movie|tv)/(?<id>[0-9]{1,9})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tmdb();

    [GeneratedRegex(
        @"thetvdb\.com/(\?tab=series&(amp;)?id=|(dereferrer/)?series/)(?<id>[0-9]{1,9})\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tvdb();

    private enum NfoRoot
    {
        Movie,
        Series,

        /// <summary>A season or an episode: its ids are its own and lead to its series.</summary>
        Part,
    }
}
