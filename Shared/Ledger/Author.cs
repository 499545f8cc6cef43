namespace Hybrid.Ledger;

/// <summary>Who did it, through which program, and whether a person was asked for it.</summary>
/// <param name="By">The daemon, a reviewer or the command line.</param>
/// <param name="Client">What an MCP client calls itself, with its version. Text from outside.</param>
public sealed record Author(Actor By, string? Client = null)
{
    public Confirmation Confirmation { get; init; }

    public static implicit operator Author(Actor by) => new(by);
}

/// <summary>How far a person stood behind a decision that came through an MCP client.</summary>
public enum Confirmation
{
    /// <summary>Nobody was asked once more.</summary>
    None,

    /// <summary>The client showed the question to its user, who said yes.</summary>
    Answered,

    /// <summary>The client was shown what would happen, and repeated the call with the token of that preview.</summary>
    Repeated,
}
