using FluentValidation;
using FluentValidation.Results;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Reviewing;

/// <summary>"File item 12": as its best candidate, as another of its candidates, or as a title that the catalog knows.</summary>
public sealed record Approval
{
    public required long ItemId { get; init; }

    /// <summary>A number from the item's own list, from 1. Without it and without a TMDb id: the first, if it is likely.</summary>
    public int? Candidate { get; init; }

    /// <summary>A title that is not in the list. It is looked up in the catalog.</summary>
    public int? TmdbId { get; init; }

    /// <summary>Goes with <see cref="TmdbId"/>; by default the kind of the item's best candidate.</summary>
    public TitleKind? Kind { get; init; }

    /// <summary>What to do with a copy that the library already has. By default the desk asks.</summary>
    public Duplicates Duplicates { get; init; }

    /// <summary>How episode numbers without a season are counted. By default as a rule says.</summary>
    public Numbering Numbering { get; init; }

    /// <summary>What single files are: "3=s02e05", "4=extra:trailer". The numbers are those of the item's card and of a preview.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The season of every file that <see cref="Files"/> does not name, whatever its name says. 0 = specials.</summary>
    public int? Season { get; init; }

    /// <summary>Those files are the episodes from this number on, in the order of the numbers in their names.</summary>
    public int? FromEpisode { get; init; }

    /// <summary>The version of the item that was looked at. Required to change a decision that was already made.</summary>
    public int? ExpectedVersion { get; init; }

    public required Author By { get; init; }

    public Consent Consent { get; init; } = Consent.Own;
}

/// <summary>"Item 12 does not go into the library." Nothing is deleted.</summary>
public sealed record Rejection
{
    public required long ItemId { get; init; }

    /// <summary>For the history.</summary>
    public string? Reason { get; init; }

    /// <summary>See <see cref="Approval.ExpectedVersion"/>.</summary>
    public int? ExpectedVersion { get; init; }

    public required Author By { get; init; }

    public Consent Consent { get; init; } = Consent.Own;
}

internal sealed class ApprovalRules : AbstractValidator<Approval>
{
    public static ApprovalRules Instance { get; } = new();

    public static ReviewOutcome.Invalid Invalid(ValidationResult result) =>
        new([.. result.Errors.Select(e => (ArgumentFault)e.CustomState)]);

    private ApprovalRules()
    {
        RuleFor(a => a.ItemId).GreaterThan(0).WithState(a => new ArgumentFault.TooSmall(DecisionArgument.Id, 1, a.ItemId));
        RuleFor(a => a.Candidate).GreaterThan(0).WithState(a => new ArgumentFault.TooSmall(DecisionArgument.Candidate, 1, a.Candidate));
        RuleFor(a => a.TmdbId).GreaterThan(0).WithState(a => new ArgumentFault.TooSmall(DecisionArgument.TmdbId, 1, a.TmdbId));
        RuleFor(a => a.Candidate).Null().When(a => a.TmdbId is not null).WithState(_ => new ArgumentFault.TwoTitles());
        RuleFor(a => a.Kind).Null().When(a => a.TmdbId is null).WithState(_ => new ArgumentFault.KindWithoutId());
        RuleFor(a => a.Season).GreaterThanOrEqualTo(0).WithState(a => new ArgumentFault.TooSmall(DecisionArgument.Season, 0, a.Season));
        RuleFor(a => a.FromEpisode)
            .GreaterThanOrEqualTo(0)
            .WithState(a => new ArgumentFault.TooSmall(DecisionArgument.FromEpisode, 0, a.FromEpisode));
        RuleFor(a => a.ExpectedVersion)
            .GreaterThanOrEqualTo(0)
            .WithState(a => new ArgumentFault.TooSmall(DecisionArgument.ExpectedVersion, 0, a.ExpectedVersion));
    }
}

internal sealed class RejectionRules : AbstractValidator<Rejection>
{
    public static RejectionRules Instance { get; } = new();

    private RejectionRules()
    {
        RuleFor(r => r.ItemId).GreaterThan(0).WithState(r => new ArgumentFault.TooSmall(DecisionArgument.Id, 1, r.ItemId));
        RuleFor(r => r.Reason)
            .MaximumLength(500)
            .WithState(r => new ArgumentFault.TooLong(DecisionArgument.Reason, 500, r.Reason?.Length ?? 0));
        RuleFor(r => r.ExpectedVersion)
            .GreaterThanOrEqualTo(0)
            .WithState(r => new ArgumentFault.TooSmall(DecisionArgument.ExpectedVersion, 0, r.ExpectedVersion));
    }
}
