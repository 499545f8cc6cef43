using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Texts;
using Hybrid.Torrents;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Torrents)]
internal sealed class TorrentActTools(TransmissionClient transmission)
{
    private const int MostLabels = 10;
    private const int LongestLabel = 60;

    [McpServerTool(
        Name = "pause_torrent",
        Title = "Pause a torrent",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(TorrentAnswer)
    )]
    [Description("Pauses a torrent: it neither downloads nor seeds until resume_torrent. Its files stay. Only if the user said so.")]
    public Task<CallToolResult> PauseAsync(
        [Description(TorrentTools.Which)] [MinLength(1)] [MaxLength(200)] string torrent,
        CancellationToken cancellationToken = default
    ) =>
        ActAsync(
            torrent,
            transmission.PauseAsync,
            name => $"The torrent {name} is paused. resume_torrent lets it go on.",
            cancellationToken
        );

    [McpServerTool(
        Name = "resume_torrent",
        Title = "Resume a torrent",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(TorrentAnswer)
    )]
    [Description("Lets a paused torrent download or seed again, when its turn in Transmission's queue comes. Only if the user said so.")]
    public Task<CallToolResult> ResumeAsync(
        [Description(TorrentTools.Which)] [MinLength(1)] [MaxLength(200)] string torrent,
        CancellationToken cancellationToken = default
    ) =>
        ActAsync(
            torrent,
            transmission.ResumeAsync,
            name => $"The torrent {name} goes on. get_torrent shows how far it is.",
            cancellationToken
        );

    [McpServerTool(
        Name = "verify_torrent",
        Title = "Verify a torrent's files",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(TorrentAnswer)
    )]
    [Description(
        "Has Transmission compare a torrent's files with the torrent. That reads all of them, and what is missing or damaged is downloaded again. It goes on after the answer."
    )]
    public Task<CallToolResult> VerifyAsync(
        [Description(TorrentTools.Which)] [MinLength(1)] [MaxLength(200)] string torrent,
        CancellationToken cancellationToken = default
    ) =>
        ActAsync(
            torrent,
            transmission.VerifyAsync,
            name => $"Transmission verifies the files of {name}, when its turn comes. get_torrent shows how far it is.",
            cancellationToken
        );

    [McpServerTool(
        Name = "label_torrent",
        Title = "Label a torrent",
        ReadOnly = false,
        Destructive = false,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(TorrentAnswer)
    )]
    [Description("Gives a torrent these labels instead of those that it has; an empty list takes them all away. Only if the user said so.")]
    public async Task<CallToolResult> LabelAsync(
        [Description(TorrentTools.Which)] [MinLength(1)] [MaxLength(200)] string torrent,
        [Description("All labels that it is to have.")] string[] labels,
        CancellationToken cancellationToken = default
    ) =>
        LabelObjection(labels) is { } objection
            ? ToolAnswer.Failed($"label_torrent: {objection}")
            : await ActAsync(
                torrent,
                (hash, cancellation) => transmission.LabelAsync(hash, labels, cancellation),
                name =>
                    labels.Length == 0
                        ? $"The torrent {name} has no labels now."
                        : $"The torrent {name} has the labels {string.Join(", ", labels.Select(l => Untrusted.Quoted(l)))} now.",
                cancellationToken
            );

    /// <summary>Null if Transmission takes them.</summary>
    internal static string? LabelObjection(IReadOnlyList<string> labels) =>
        labels.Count > MostLabels ? $"labels may have at most {MostLabels} entries."
        : labels.Any(l => string.IsNullOrWhiteSpace(l) || l.Length > LongestLabel || l.Contains(',') || l.Any(char.IsControl))
            ? $"A label must have 1 to {LongestLabel} characters, and no comma."
        : null;

    private async Task<CallToolResult> ActAsync(
        string torrent,
        Func<string, CancellationToken, Task<Answer<string>>> act,
        Func<string, string> sentence,
        CancellationToken cancellationToken
    )
    {
        (Torrent? found, string? problem) = await TorrentTools.FindAsync(transmission, torrent, cancellationToken);
        if (found is null)
        {
            return ToolAnswer.Failed(problem!);
        }

        Answer<string> answer = await act(found.Hash, cancellationToken);
        return answer.IsOk
            ? ToolAnswer.Of(new TorrentAnswer(sentence(TorrentWords.Name(found))) { Hash = found.Hash }, a => a.Sentence)
            : ToolAnswer.Failed(TorrentWords.Of(answer.Fault));
    }
}
