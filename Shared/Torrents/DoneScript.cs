namespace Hybrid.Torrents;

/// <summary>Transmission's settings script-torrent-done-enabled and script-torrent-done-filename.</summary>
/// <param name="Path">As the machine that Transmission runs on names it; it stays when the script is switched off.</param>
public sealed record DoneScript(bool Enabled, string Path);
