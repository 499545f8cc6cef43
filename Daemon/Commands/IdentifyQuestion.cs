using System.Text.Json;
using Hybrid.Ingestion;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Watching;

namespace Hybrid.Commands;

/// <summary>One line or argument of <c>identify</c>, understood.</summary>
/// <param name="Id">Echoed; null where none was given.</param>
/// <param name="FileReasons">What the files alone say against it.</param>
internal sealed record IdentifyQuestion(JsonElement? Id, string Input, Subject Subject, IReadOnlyList<Reason> FileReasons)
{
    /// <summary>Where the size is not told, files count as equally large.</summary>
    private const long UnknownBytes = 1024 * 1024;

    /// <returns>Null where a line begins like an object and is none, or has no name.</returns>
    public static IdentifyQuestion? Read(string line)
    {
        if (line.StartsWith('{'))
        {
            try
            {
                return JsonSerializer.Deserialize(line, IdentifyJson.Default.AskedDownload) is { Name: { Length: > 0 } name } asked
                    ? OfDownload(asked, name)
                    : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        string path = Path.TrimEndingDirectorySeparator(line);
        if (path.Length > 0 && (File.Exists(path) || Directory.Exists(path)))
        {
            string full = Path.GetFullPath(path);
            Report report = IngestFolder.Read(Path.GetDirectoryName(full) ?? full, Path.GetFileName(full), DownloadSource.Manual);
            return OfFiles(id: null, line, report.Name, Triage.Sort(report.WithHeads().Files), seconds: null, _ => null);
        }

        return new IdentifyQuestion(Id: null, line, new Subject { Name = line }, []);
    }

    private static IdentifyQuestion OfDownload(AskedDownload asked, string name)
    {
        AskedFile[] files = [.. (asked.Files ?? []).OfType<AskedFile>().Where(f => !string.IsNullOrEmpty(f.Path))];
        ReportedFile[] reported = [.. files.Select(f => new ReportedFile(f.Path!, f.Bytes ?? UnknownBytes, DateTimeOffset.UnixEpoch))];
        JsonElement? id = asked.Id;
        return files.Length == 0
            ? new IdentifyQuestion(id, name, new Subject { Name = name, Seconds = asked.Seconds }, [])
            : OfFiles(
                id,
                name,
                name,
                Triage.Sort(reported),
                asked.Seconds,
                path => files.First(f => string.Equals(f.Path, path, StringComparison.Ordinal)).Seconds
            );
    }

    private static IdentifyQuestion OfFiles(
        JsonElement? id,
        string input,
        string name,
        IReadOnlyList<TriagedFile> files,
        double? seconds,
        Func<string, double?> secondsOf
    ) =>
        new(
            id,
            input,
            new Subject
            {
                Name = name,
                Seconds = seconds,
                Files =
                [
                    .. files
                        .Where(f => f.Role == FileRole.Video)
                        .Select(f => new SubjectFile(f.File.Path, f.File.Bytes, secondsOf(f.File.Path))),
                ],
            },
            FileConcerns.Of([.. files.Select(f => f.Role)])
        );
}

/// <summary>What a torrent client knows of a download. Everything but the name may be missing.</summary>
internal sealed record AskedDownload(JsonElement? Id, string? Name, IReadOnlyList<AskedFile?>? Files, double? Seconds);

internal sealed record AskedFile(string? Path, long? Bytes, double? Seconds);
