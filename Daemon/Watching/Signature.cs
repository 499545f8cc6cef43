namespace Hybrid.Daemon.Watching;

/// <summary>Recognizes a program or an archive by its first bytes, whatever its name is (Sonarr #3331: an executable named .mkv).</summary>
public static class Signature
{
    /// <summary>How many bytes must be read.</summary>
    public const int Length = 8;

    /// <returns>What the bytes show, or null if they are not suspicious.</returns>
    public static string? OfProgram(ReadOnlySpan<byte> head) =>
        head switch
        {
            [(byte)'M', (byte)'Z', ..] => "a Windows program",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a Linux program",
            [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] => "a macOS or Java program",
            [(byte)'#', (byte)'!', ..] => "a script",
            [(byte)'P', (byte)'K', 3, 4, ..] => "a zip archive",
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "a rar archive",
            [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00, ..] => "a Windows shortcut",
            _ => null,
        };
}
