using System.Text.Json;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Watching;
using Hybrid.Learning;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Commands;

/// <summary>One line or argument of <c>identify</c>, understood.</summary>
/// <param name="Id">Echoed; null where none was given.</param>
/// <param name="Files">All of them; empty where only a name was given.</param>
internal sealed record IdentifyQuestion(JsonElement? Id, string Input, IdentifyInput Download, IReadOnlyList<FileLook> Files)
{
    /// <summary>The claim of the .nfo files next to the videos; null if there is none.</summary>
    public NfoClaim? Nfo { get; init; }

    /// <summary>Files without a size count as equally large.</summary>
    private const long UnknownBytes = 1024 * 1024;

    /// <param name="misreading">The wrong field and why, if the answer is null.</param>
    /// <returns>Null if a line begins like a JSON object and is not a valid one.</returns>
    public static IdentifyQuestion? Read(string line, out Misreading? misreading)
    {
        misreading = null;
        if (line.StartsWith('{'))
        {
            try
            {
                AskedDownload asked = JsonSerializer.Deserialize(line, IdentifyJson.Default.AskedDownload)!;
                misreading = asked.Wrong();
                return misreading is null ? OfDownload(asked, asked.Name!) : null;
            }
            catch (JsonException e)
            {
                misreading = Misreading.Of(e, line);
                return null;
            }
        }

        string path = Path.TrimEndingDirectorySeparator(line);
        if (path.Length > 0 && (File.Exists(path) || Directory.Exists(path)))
        {
            string full = Path.GetFullPath(path);
            Report report = IngestFolder.Read(Path.GetDirectoryName(full) ?? full, Path.GetFileName(full), DownloadSource.Manual);
            IReadOnlyList<TriagedFile> files = Triage.Sort(report.WithHeads().Files);
            var probes = files
                .Where(f => f.Role == FileRole.Video)
                .ToDictionary(f => f.File.Path, f => VideoLook.Into(report.Root, f.File.Path, f.File.Bytes), StringComparer.Ordinal);
            IdentifyQuestion question = OfFiles(
                id: null,
                line,
                report.Name,
                files,
                seconds: null,
                f => probes.GetValueOrDefault(f)?.Seconds
            );
            question = question with { Files = [.. question.Files.Select(f => f with { Probe = probes.GetValueOrDefault(f.Path) })] };
            NfoClaim? nfo = NfoFiles.Read(report.Root, report.Files.Select(f => f.Path), [.. question.Download.Files.Select(f => f.Path)]);
            return question with { Nfo = nfo };
        }

        return new IdentifyQuestion(Id: null, line, new IdentifyInput { Name = line }, []);
    }

    private static IdentifyQuestion OfDownload(AskedDownload asked, string name)
    {
        AskedFile[] files = [.. (asked.Files ?? []).OfType<AskedFile>()];
        ReportedFile[] reported = [.. files.Select(f => new ReportedFile(f.Path!, f.Bytes ?? UnknownBytes, DateTimeOffset.UnixEpoch))];
        JsonElement? id = asked.Id;
        return files.Length == 0
            ? new IdentifyQuestion(id, name, new IdentifyInput { Name = name, Seconds = asked.Seconds }, [])
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
            new IdentifyInput
            {
                Name = name,
                Seconds = seconds,
                Files =
                [
                    .. files
                        .Where(f => f.Role == FileRole.Video)
                        .Select(f => new InputFile(f.File.Path, f.File.Bytes, secondsOf(f.File.Path))),
                ],
            },
            [.. files.Select(FileLook.Of)]
        );
}

/// <summary>What a torrent client knows of a download. Everything but the name may be missing.</summary>
internal sealed record AskedDownload(JsonElement? Id, string? Name, IReadOnlyList<AskedFile?>? Files, double? Seconds)
{
    /// <summary>Checks what the types alone do not.</summary>
    public Misreading? Wrong()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            return new(Id, "name", "this field is missing or empty");
        }

        if (Seconds is < 0)
        {
            return new(Id, "seconds", "this number is negative");
        }

        for (int i = 0; i < (Files?.Count ?? 0); i++)
        {
            string? wrong =
                Files![i] is not { } file ? ""
                : string.IsNullOrEmpty(file.Path) ? ".path"
                : file.Bytes is < 0 ? ".bytes"
                : file.Seconds is < 0 ? ".seconds"
                : null;
            if (wrong is not null)
            {
                return new(
                    Id,
                    $"files[{i}]{wrong}",
                    wrong is ".bytes" or ".seconds" ? "this number is negative" : "this field is missing or empty"
                );
            }
        }

        return null;
    }
}

/// <summary>Why a line was not understood.</summary>
/// <param name="Id">The line's, where it could be read.</param>
/// <param name="Field">"files[0].bytes"; null where the line is no JSON at all.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record Misreading(JsonElement? Id, string? Field, string Problem)
{
    public static Misreading Of(JsonException e, string line)
    {
        try
        {
            // It is JSON, then, and a value has the wrong type. The path begins with "$.".
            using var document = JsonDocument.Parse(line);
            JsonElement? id =
                document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out JsonElement given)
                    ? given.Clone()
                    : null;
            return new(id, e.Path is { Length: > 2 } path ? path[2..] : null, "this value has the wrong type");
        }
        catch (JsonException broken)
        {
            return new(Id: null, Field: null, $"it is not valid JSON at byte {broken.BytePositionInLine}");
        }
    }
}

internal sealed record AskedFile(string? Path, long? Bytes, double? Seconds);
