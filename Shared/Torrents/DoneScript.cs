namespace Hybrid.Torrents;

/// <summary>Transmission's settings script-torrent-done-enabled and script-torrent-done-filename.</summary>
/// <param name="Path">The path on Transmission's machine; it stays set when the script is switched off.</param>
public sealed record DoneScript(bool Enabled, string Path);
