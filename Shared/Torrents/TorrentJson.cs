using System.Globalization;
using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>Reads a torrent from the answer to torrent-get.</summary>
internal static class TorrentJson
{
    /// <summary>The fields that a <see cref="Torrent"/> needs, in the classic spelling.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "hashString",
        "name",
        "downloadDir",
        "status",
        "files",
        "fileStats",
        "labels",
        "percentDone",
        "metadataPercentComplete",
        "sizeWhenDone",
        "leftUntilDone",
        "rateDownload",
        "rateUpload",
        "uploadRatio",
        "addedDate",
        "error",
        "errorString",
    ];

    /// <summary>Without the files, of which a list may have millions.</summary>
    public static readonly IReadOnlyList<string> BriefFields = [.. Fields.Where(f => f is not ("files" or "fileStats"))];

    /// <summary>The end of the year 9999, the last that .NET knows.</summary>
    private const long LatestSecond = 253402300799;

    /// <returns>The torrent; if it is not one, what it says of itself and why it cannot be read.</returns>
    /// <param name="index">Its place in the answer: its name if it has none.</param>
    public static Torrent ReadOrTell(JsonElement json, int index, TransmissionDialect dialect, PathMap map)
    {
        try
        {
            return Read(json, dialect, map) ?? Odd(json, index, dialect, "It has no hash or no name.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            // A text that is no text (half a surrogate pair), a number that is none.
            return Odd(json, index, dialect, e.Message);
        }
    }

    private static Torrent Odd(JsonElement json, int index, TransmissionDialect dialect, string why)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"torrent {index + 1} of Transmission's list");
        return new Torrent
        {
            Hash = Said(dialect.Name("hashString")) is { Length: > 0 } hash ? hash.ToLowerInvariant() : place,
            Name = Said("name") is { Length: > 0 } name ? name : place,
            DownloadDir = "",
            Status = TorrentStatus.Stopped,
            Unreadable = why,
        };

        string? Said(string field)
        {
            try
            {
                return json.Text(field);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <returns>Null if this is not a torrent: without a hash it cannot be distinguished from others.</returns>
    public static Torrent? Read(JsonElement json, TransmissionDialect dialect, PathMap map)
    {
        if (json.Text(dialect.Name("hashString")) is not { Length: > 0 } hash || json.Text("name") is not string name)
        {
            return null;
        }

        IReadOnlyList<ClaimedFile> files = FilesOf(json, dialect);
        return new Torrent
        {
            Hash = hash.ToLowerInvariant(),
            Name = name,
            DownloadDir = map.ToHere(json.Text(dialect.Name("downloadDir")) ?? ""),
            Status = (TorrentStatus)json.Whole("status"),
            Files = [.. files.Where(f => f.IsSafe).Select(f => new TorrentFile(f.Name, f.Bytes, f.BytesCompleted, f.Wanted))],
            UnsafeFiles = [.. files.Where(f => !f.IsSafe).Select(f => new UnsafeTorrentFile(f.Name, f.Bytes, f.Wanted))],
            Labels = [.. json.Elements("labels").Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()!)],
            PercentDone = json.Number(dialect.Name("percentDone")),
            MetadataPercentComplete = json.Number(dialect.Name("metadataPercentComplete")),
            SizeWhenDone = json.Whole(dialect.Name("sizeWhenDone")),
            LeftUntilDone = json.Whole(dialect.Name("leftUntilDone")),
            RateDownload = json.Whole(dialect.Name("rateDownload")),
            RateUpload = json.Whole(dialect.Name("rateUpload")),
            UploadRatio = json.Number(dialect.Name("uploadRatio")),
            AddedAt = Moment(json, dialect.Name("addedDate")),
            ErrorKind = (TorrentError)json.Whole("error"),
            ErrorText = json.Text(dialect.Name("errorString")) is { Length: > 0 } text ? text : null,
        };
    }

    /// <summary>Null if it is not known.</summary>
    public static DateTimeOffset? Moment(JsonElement json, string field) =>
        json.Whole(field) is var seconds and > 0 and <= LatestSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static List<ClaimedFile> FilesOf(JsonElement json, TransmissionDialect dialect)
    {
        IReadOnlyList<JsonElement> stats = json.Elements(dialect.Name("fileStats"));
        var files = new List<ClaimedFile>();
        foreach (JsonElement file in json.Elements("files"))
        {
            // A file without this field counts as wanted: the torrent then waits for it instead of being filed without it.
            bool wanted = files.Count >= stats.Count || stats[files.Count].Flag("wanted") != false;
            files.Add(new ClaimedFile(file.Text("name") ?? "", file.Whole("length"), file.Whole(dialect.Name("bytesCompleted")), wanted));
        }

        return files;
    }

    private sealed record ClaimedFile(string Name, long Bytes, long BytesCompleted, bool Wanted)
    {
        public bool IsSafe { get; } = TorrentPath.IsSafe(Name);
    }
}
