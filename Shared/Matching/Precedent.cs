using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>What this installation itself knows in favor of a title: a rule that a person made, an earlier decision, the library.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Title">The title that it supports.</param>
/// <param name="Sentence">For a person: "the library already has 3 downloads of it (newest: item 12)".</param>
public sealed record Precedent(PrecedentKind Kind, TitleId Title, string Sentence);

public enum PrecedentKind
{
    /// <summary>A rule in force: "this folder name is TMDb 1234".</summary>
    Rule,

    /// <summary>A person approved this title for the same name before.</summary>
    DecidedBefore,

    /// <summary>The library has this series.</summary>
    InLibrary,

    /// <summary>A rule in force: "this group uses absolute episode numbers for this series". Says nothing about which series it is.</summary>
    Numbering,
}
