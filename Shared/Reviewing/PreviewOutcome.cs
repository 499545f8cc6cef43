using Hybrid.Catalog;
using Hybrid.Neighbors;

namespace Hybrid.Reviewing;

/// <summary>What came of a preview, as values. Each program words it for its own reader.</summary>
public abstract record PreviewOutcome
{
    private PreviewOutcome() { }

    public sealed record Shown(RenamePreview Preview) : PreviewOutcome;

    /// <summary>An approval with these words would be refused too.</summary>
    public sealed record Refused(ReviewOutcome Why) : PreviewOutcome;

    /// <summary>No folder is set for titles of this kind.</summary>
    public sealed record NoLibrary(TitleKind Kind) : PreviewOutcome;

    /// <summary>The catalog could not be asked for the names.</summary>
    public sealed record CatalogFailed(Fault Fault) : PreviewOutcome;
}
