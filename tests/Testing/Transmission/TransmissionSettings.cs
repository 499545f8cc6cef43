using System.Text.Json.Nodes;

namespace Hybrid.Testing.Transmission;

/// <summary>The settings.json of a Transmission that talks to nobody but the test.</summary>
public static class TransmissionSettings
{
    /// <param name="downloadDir">As Transmission names it.</param>
    /// <param name="port">The RPC port.</param>
    /// <param name="user">Null = no login.</param>
    /// <param name="password">Written in plain text; Transmission hashes it when it first exits.</param>
    public static JsonObject Quiet(string downloadDir, int port, string? user = null, string? password = null) =>
        new()
        {
            ["rpc-enabled"] = true,
            ["rpc-bind-address"] = "127.0.0.1",
            ["rpc-port"] = port,
            ["rpc-whitelist-enabled"] = true,
            ["rpc-whitelist"] = "127.0.0.1",
            ["rpc-authentication-required"] = user is not null,
            ["rpc-username"] = user ?? "",
            ["rpc-password"] = password ?? "",
            ["bind-address-ipv4"] = "127.0.0.1",
            ["bind-address-ipv6"] = "::1",
            ["peer-port-random-on-start"] = true,
            ["dht-enabled"] = false,
            ["lpd-enabled"] = false,
            ["pex-enabled"] = false,
            ["utp-enabled"] = false,
            ["port-forwarding-enabled"] = false,
            ["blocklist-enabled"] = false,
            ["download-dir"] = downloadDir,
            ["incomplete-dir-enabled"] = false,
            ["rename-partial-files"] = true,
            ["trash-original-torrent-files"] = false,
            ["umask"] = 18,
            ["message-level"] = 2,
        };
}
