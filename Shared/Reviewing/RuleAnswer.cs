using System.ComponentModel;
using System.Text.Json;

namespace Hybrid.Reviewing;

/// <summary>The answer to a request about rules, for MCP clients and for <c>--json</c>.</summary>
public sealed record RuleAnswer
{
    [Description("True when something was changed.")]
    public required bool Done { get; init; }

    [Description("\"added\", \"revoked\", \"offered\", or why nothing was done.")]
    public required string Outcome { get; init; }

    [Description("What happened and what comes next.")]
    public required string Sentence { get; init; }

    public RuleCard? Rule { get; init; }

    [Description("The rule that could be added, with its trial on past items.")]
    public RuleOffer? Offer { get; init; }

    [Description("After the user's yes: repeat the call with this as confirm.")]
    public string? Confirm { get; init; }

    /// <param name="outcome">What came of it.</param>
    /// <param name="sentence">The same in the program's own words.</param>
    public static RuleAnswer Of(RuleOutcome outcome, string sentence) =>
        new()
        {
            Done = outcome is RuleOutcome.Added or RuleOutcome.Revoked,
            Outcome = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
            Sentence = sentence,
            Rule = outcome switch
            {
                RuleOutcome.Added added => added.Rule,
                RuleOutcome.Revoked revoked => revoked.Rule,
                RuleOutcome.InForce there => there.Rule,
                RuleOutcome.RevokedBefore before => before.Rule,
                _ => null,
            },
            Offer = outcome switch
            {
                RuleOutcome.Offered offered => offered.Offer,
                RuleOutcome.Contradicted contradicted => contradicted.Offer,
                _ => null,
            },
        };
}
