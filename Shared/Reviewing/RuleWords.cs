using Hybrid.Catalog;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>What a rule says, in words of our own only.</summary>
internal static class RuleWords
{
    public static string Of(RuleKind kind, TitleId title) =>
        kind switch
        {
            RuleKind.Title => $"downloads of this name are {title}",
            RuleKind.Numbering => $"this release group numbers the episodes of {title} through all seasons",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of rule."),
        };
}
