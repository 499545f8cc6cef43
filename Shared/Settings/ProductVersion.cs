using System.Reflection;
using System.Runtime.InteropServices;

namespace Hybrid.Settings;

/// <summary>The version of this build, and the commit that it was built from.</summary>
public static class ProductVersion
{
    /// <summary>Version and commit: "0.2.0+2f3a…". Two programs with the same text come from one build.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>From git's tags: "0.2.0"; "0.2.1-alpha.0.5" five commits after it.</summary>
    public static string Number => Text.Split('+')[0];

    /// <summary>Null if the build did not know it, for example from an unpacked archive.</summary>
    public static string? Commit => Text.Split('+') is [_, var commit] ? commit : null;

    /// <summary>The output of --version; a bug report should contain it.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="ledgerSteps">The ledger's steps that it knows, oldest first.</param>
    public static IReadOnlyList<string> Lines(string program, IReadOnlyList<string> ledgerSteps) =>
        [
            $"{program} {Number}",
            $"commit {Commit ?? "unknown"}",
            $"ledger schema {ledgerSteps[^1]} (step {ledgerSteps.Count})",
            $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}",
        ];
}
