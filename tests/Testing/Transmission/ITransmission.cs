using Hybrid.Neighbors;

namespace Hybrid.Testing.Transmission;

/// <summary>A real Transmission for a test, wherever it runs.</summary>
public interface ITransmission : IAsyncDisposable
{
    /// <summary>The RPC address. May change with a restart.</summary>
    Uri Url { get; }

    /// <summary>Its download folder on this machine.</summary>
    string DownloadDir { get; }

    /// <summary>Translates its folder names to ours.</summary>
    PathMap PathMap { get; }

    /// <summary>For what its user would do.</summary>
    TransmissionRpc Rpc { get; }

    /// <summary>Stops it as its user would, and starts it again with the same torrents.</summary>
    Task RestartAsync();
}
