using System.ComponentModel;

namespace Hybrid.Reviewer.Tools;

/// <summary>What was not done yet, because a person must say yes to it first.</summary>
/// <param name="Confirm">Single use.</param>
/// <param name="Questions">One for each item.</param>
internal sealed record Asked(
    [property: Description("After the user's yes: repeat the call with this as confirm.")] string Confirm,
    [property: Description("Quotes untrusted text.")] IReadOnlyList<string> Questions
);
