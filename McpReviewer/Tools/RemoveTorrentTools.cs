using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Torrents;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

[McpServerToolType]
[Toolset(Toolset.Torrents)]
internal sealed class RemoveTorrentTools(TransmissionClient transmission, TorrentDesk desk, LedgerGate door, ConsentStep consents)
{
    [McpServerTool(
        Name = "remove_torrent",
        Title = "Remove a torrent",
        ReadOnly = false,
        Destructive = true,
        Idempotent = true,
        OpenWorld = true,
        UseStructuredContent = true,
        OutputSchemaType = typeof(TorrentAnswer)
    )]
    [Description(
        "Removes a torrent from Transmission's list, after the user's yes. Its data stays, unless delete_data is true: that is refused while plex-mcp has not taken in all of it, or is not done with it. The library is not touched."
    )]
    public Task<CallToolResult> RemoveAsync(
        RequestContext<CallToolRequestParams> context,
        [Description(TorrentTools.Which)] [MinLength(1)] [MaxLength(200)] string torrent,
        [Description("True: delete its downloaded files too. Only if the user said exactly that.")] bool delete_data = false,
        [Description(ConsentStep.Argument)] [MaxLength(100)] string? confirm = null,
        CancellationToken cancellationToken = default
    ) =>
        door.EnterAsync(
            async () =>
            {
                (Torrent? found, string? problem) = await TorrentTools.FindAsync(transmission, torrent, cancellationToken);
                return found is null
                    ? ToolAnswer.Failed(problem!)
                    : await AskedAsync(context, found.Hash, delete_data, confirm, cancellationToken);
            },
            cancellationToken
        );

    private async Task<CallToolResult> AskedAsync(
        RequestContext<CallToolRequestParams> context,
        string hash,
        bool withData,
        string? confirm,
        CancellationToken cancellationToken
    )
    {
        Taken<TorrentOutcome> taken = await consents.TakeAsync(
            context,
            confirm,
            // It is no item, and there is only this one.
            [0],
            (_, consent, author) => desk.RemoveAsync(hash, withData, author, consent, cancellationToken),
            outcome => (outcome as TorrentOutcome.NeedsConsent)?.Question
        );
        string asked = ConsentWords.Of(taken, "remove_torrent");
        return taken switch
        {
            { Done: [TorrentOutcome.Removed removed] } => Said(TorrentWords.Of(removed), hash),
            { Ask: { } ask } => ToolAnswer.Of(new TorrentAnswer(asked) { Hash = hash, Ask = ask }, a => a.Sentence),
            { Done: [var refused] } => ToolAnswer.Failed($"{TorrentWords.Of(refused)} {asked}".Trim()),
            _ => ToolAnswer.Failed(asked),
        };
    }

    private static CallToolResult Said(string sentence, string hash) =>
        ToolAnswer.Of(new TorrentAnswer(sentence) { Hash = hash }, a => a.Sentence);
}
