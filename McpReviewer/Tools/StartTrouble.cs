namespace Hybrid.Reviewer.Tools;

/// <summary>What is wrong with the settings or the arguments that this process was started with. The server answers all the same, and says it.</summary>
/// <param name="Sentences">Empty where nothing is.</param>
internal sealed record StartTrouble(IReadOnlyList<string> Sentences)
{
    public static StartTrouble None { get; } = new([]);

    public bool IsAny => Sentences.Count > 0;

    /// <summary>A started process keeps its environment and arguments, so only another one can have better ones.</summary>
    public string Sentence =>
        $"plex-mcp was started with wrong settings, so nothing was done. {string.Join(' ', Sentences)} Ask the user to correct this (\"environment\" and arguments are in the client's settings of this server), and then to connect this server again, for example by restarting the client. To check: plex-mcp-daemon config";
}
