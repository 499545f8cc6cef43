using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>Transmission's answers, requested once and shared by all checks.</summary>
/// <param name="client">Without a path map.</param>
internal sealed class TransmissionLook(HybridSettings settings, TransmissionClient client)
{
    private readonly Lazy<Task<TransmissionSaid>> _said = new(() => AskAsync(client));

    /// <summary>The client's own timeout limits the wait.</summary>
    public Task<TransmissionSaid> SaidAsync(CancellationToken cancellationToken) => _said.Value.WaitAsync(cancellationToken);

    /// <summary>The download folders, as Transmission and as this machine names them: its default folder and those of its torrents.</summary>
    public async Task<IReadOnlyList<TransmissionFolder>> FoldersAsync(CancellationToken cancellationToken)
    {
        TransmissionSaid said = await SaidAsync(cancellationToken);
        if (said.Info is not { } info)
        {
            return [];
        }

        IReadOnlyList<Torrent> torrents = said.Torrents;
        return
        [
            .. torrents
                .Select(t => t.DownloadDir)
                .Prepend(info.DownloadDir)
                .Where(there => there.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Select(there => new TransmissionFolder(
                    there,
                    settings.TransmissionPathMap.ToHere(there),
                    [.. torrents.Where(t => t.DownloadDir == there).Select(t => t.Name)]
                )),
        ];
    }

    private static async Task<TransmissionSaid> AskAsync(TransmissionClient client)
    {
        Answer<TransmissionInfo> session = await client.VersionAsync(CancellationToken.None);
        if (!session.IsOk)
        {
            // A refused login is not tried twice.
            return new TransmissionSaid(null, [], session.Fault);
        }

        Answer<IReadOnlyList<Torrent>> torrents = await client.ListAsync(CancellationToken.None);
        return new TransmissionSaid(session.Value, torrents.Value ?? [], torrents.Fault);
    }
}

/// <param name="Info">Null if it gave none.</param>
/// <param name="Fault">Null if it answered everything.</param>
internal sealed record TransmissionSaid(TransmissionInfo? Info, IReadOnlyList<Torrent> Torrents, Fault? Fault);

/// <param name="There">The path on Transmission's side.</param>
/// <param name="Here">The path on this machine, by TRANSMISSION_PATH_MAP.</param>
/// <param name="Torrents">The names of the torrents there. Untrusted.</param>
internal sealed record TransmissionFolder(string There, string Here, IReadOnlyList<string> Torrents);
