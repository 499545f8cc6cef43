using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Hybrid.Videos;

namespace Hybrid.Daemon.Probing;

/// <summary>Asks ffprobe about a video that <see cref="VideoReader"/> does not know, or whose length it cannot find (see docs/decisions/0013).</summary>
internal static class Ffprobe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether it could say more. What is cut off, or no video at all, stays so.</summary>
    public static bool MayHelp(Probe own) => own is { Finding: ProbeFinding.NoContainer } or { Finding: ProbeFinding.Sound, Seconds: null };

    /// <param name="path">Absolute. Untrusted, like the file.</param>
    /// <param name="own">What our own look found.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <returns>With what ffprobe adds; null if it cannot be started.</returns>
    public static async Task<Probe?> AskAsync(string path, Probe own, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            BufferedCommandResult result = await Cli.Wrap("ffprobe")
                // Only this file: a playlist or a script of another program could name others, and addresses.
                .WithArguments([
                    .. "-v quiet -protocol_whitelist file -select_streams v:0 -of json".Split(' '),
                    .. "-show_entries format=format_name,duration:stream=width,height".Split(' '),
                    "-i",
                    $"file:{path}",
                ])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(patience.Token);
            return result.ExitCode == 0 ? Add(own, result.StandardOutput) : own;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It hangs in this file.
            return own;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static Probe Add(Probe own, string json)
    {
        try
        {
            using var answer = JsonDocument.Parse(json);
            // A picture, or it is no video to us.
            if (!answer.RootElement.TryGetProperty("streams", out JsonElement streams) || streams.GetArrayLength() == 0)
            {
                return own;
            }

            JsonElement format = answer.RootElement.GetProperty("format");
            return own with
            {
                Finding = ProbeFinding.Sound,
                Container = own.Container ?? format.GetProperty("format_name").GetString(),
                Seconds = own.Seconds ?? SecondsOf(format),
                Width = own.Width ?? Pixels(streams[0], "width"),
                Height = own.Height ?? Pixels(streams[0], "height"),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return own;
        }
    }

    /// <summary>"5400.120000"; absent or "N/A" if it does not know.</summary>
    private static double? SecondsOf(JsonElement format) =>
        format.TryGetProperty("duration", out JsonElement duration)
        && double.TryParse(duration.GetString(), CultureInfo.InvariantCulture, out double seconds)
        && seconds is > 0 and < 1e7
            ? seconds
            : null;

    private static int? Pixels(JsonElement stream, string name) =>
        stream.TryGetProperty(name, out JsonElement number) && number.TryGetInt32(out int pixels) && pixels > 0 ? pixels : null;
}
