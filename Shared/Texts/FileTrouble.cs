namespace Hybrid.Texts;

/// <summary>Why a file or folder could not be used, in our words: .NET's are made for programmers, and repeat the path.</summary>
public static class FileTrouble
{
    public static string Words(Exception e) =>
        e switch
        {
            UnauthorizedAccessException => "permission is missing",
            DirectoryNotFoundException => "a folder above it does not exist, or is a file",
            FileNotFoundException => "it does not exist",
            IOException io when !OperatingSystem.IsWindows() => OfUnix(io.HResult) ?? e.Message.TrimEnd('.'),
            _ => e.Message.TrimEnd('.'),
        };

    /// <summary>Elsewhere than on Windows, .NET keeps errno there.</summary>
    private static string? OfUnix(int errno) =>
        errno switch
        {
            5 => "the disk reports an error",
            17 or 20 => "a part of the path is a file, not a folder",
            28 => "the disk is full",
            30 => "the disk is mounted read-only",
            _ => null,
        };
}
