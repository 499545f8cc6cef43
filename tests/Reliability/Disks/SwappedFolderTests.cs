using Hybrid.Ledger;

namespace Hybrid.Reliability;

/// <summary>Between any check and the use that follows, the download's folder is swapped for a link that leads to somebody's own files.</summary>
public sealed class SwappedFolderTests
{
    [Theory]
    [InlineData("pack")]
    [InlineData("pack, copied")]
    public async Task Whenever_a_folder_becomes_a_link_nothing_is_taken_from_behind_it(string scene)
    {
        Needs.Strace();
        Scene played = scene == "pack" ? Scene.Pack : Scene.PackCopied;
        await using var theatre = Theatre.OnDisk(played);
        await theatre.RehearseAsync();
        Stage stage = theatre.Stage;
        string folder = Path.Combine(stage.Place.Downloads, stage.Scene.Entry);
        IReadOnlyList<SystemCall> points = Effort.Choose(
            [.. (await StoppedPlacer.CallsAsync(theatre)).Where(c => c.Line.Contains(folder, StringComparison.Ordinal))],
            5,
            c => c.Name
        );
        var violations = new List<string>();
        foreach (SystemCall point in points)
        {
            await stage.SetUpAsync();
            string secrets = MakeSecrets(stage);
            FileFacts[] before = [.. FileFacts.Below(secrets).Values];
            await StoppedPlacer.RunAsync(
                theatre,
                point,
                () =>
                {
                    Directory.Move(folder, folder + ".away");
                    Directory.CreateSymbolicLink(folder, secrets);
                }
            );
            HashSet<string> content = [.. before.Select(f => f.Content)];
            violations.AddRange(
                FileFacts
                    .Below(stage.Place.Library)
                    .Where(f => content.Contains(f.Value.Content))
                    .Select(f => $"swapped at {point} {point.Line}: {f.Key} comes from behind the link")
            );
            if (!before.SequenceEqual(FileFacts.Below(secrets).Values))
            {
                violations.Add($"swapped at {point} {point.Line}: what is behind the link was changed, or has a further name");
            }

            await using Engine engine = stage.OpenEngine(Place.Begin.AddHours(2));
            violations.AddRange(
                (await engine.ItemsAsync())
                    .SelectMany(i => i.Files)
                    .Where(f => f.Placement is { State: PlacementState.Refused, Note: null or "" })
                    .Select(f => $"swapped at {point}: {f.Path} was refused without a reason")
            );
            engine.Close();
            File.Delete(folder);
            Directory.Move(folder + ".away", folder);
            Directory.Delete(secrets, recursive: true);
            violations.AddRange((await theatre.Inspection.AtAnyMomentAsync([])).Select(v => $"swapped at {point} {point.Line}: {v}"));
        }

        Effort.Tell("disk", $"folder swapped for a link, {scene}", points.Count, violations.Count);
        Effort.Hold(violations);
    }

    /// <summary>Of the same names, sizes and times: nothing but the file itself tells them apart.</summary>
    private static string MakeSecrets(Stage stage)
    {
        string secrets = Path.Combine(Path.GetDirectoryName(stage.Place.Root)!, "secrets");
        Directory.CreateDirectory(secrets);
        foreach ((string path, int bytes) in stage.Scene.Files)
        {
            string secret = Path.Combine(secrets, Path.GetFileName(path));
            byte[] content = new byte[bytes];
            Array.Fill(content, (byte)'s');
            File.WriteAllBytes(secret, content);
            File.SetLastWriteTimeUtc(secret, File.GetLastWriteTimeUtc(Path.Combine(stage.Place.Downloads, path)));
        }

        return secrets;
    }
}
