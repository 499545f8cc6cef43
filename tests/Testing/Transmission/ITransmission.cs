using Hybrid.Neighbors;

namespace Hybrid.Testing.Transmission;

/// <summary>A real Transmission for a test, wherever it runs.</summary>
public interface ITransmission : IAsyncDisposable
{
    /// <summary>Of its RPC. May change with a restart.</summary>
    Uri Url { get; }

    /// <summary>Its download folder on this machine.</summary>
    string DownloadDir { get; }

    /// <summary>What turns its names of folders into ours.</summary>
    PathMap PathMap { get; }

    /// <summary>What its user does.</summary>
    TransmissionRpc Rpc { get; }

    /// <summary>Stops it as its user would, and starts it again with the same torrents.</summary>
    Task RestartAsync();
}
