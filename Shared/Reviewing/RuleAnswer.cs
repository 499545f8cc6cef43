using System.ComponentModel;
using System.Text.Json;

namespace Hybrid.Reviewing;

/// <summary>The answer to a word about rules, for MCP clients and for <c>--json</c>.</summary>
public sealed record RuleAnswer
{
    [Description("True where something was changed.")]
    public required bool Done { get; init; }

    [Description("\"added\", \"revoked\", \"offered\", or why not.")]
    public required string Outcome { get; init; }

    [Description("What happened and what comes next.")]
    public required string Sentence { get; init; }

    public RuleCard? Rule { get; init; }

    [Description("What could be made a rule, with its trial on past items.")]
    public RuleOffer? Offer { get; init; }

    public static RuleAnswer Of(RuleOutcome outcome) =>
        new()
        {
            Done = outcome is RuleOutcome.Added or RuleOutcome.Revoked,
            Outcome = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
            Sentence = outcome.Sentence,
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
