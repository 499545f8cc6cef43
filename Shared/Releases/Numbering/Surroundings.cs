namespace Hybrid.Releases.Numbering;

/// <summary>What surrounds a number that nothing marks.</summary>
/// <param name="FirstTag">The first token after the title that can only be a tag.</param>
/// <param name="YearAt">The last year before it, or -1.</param>
/// <param name="Anime">A group in front or a checksum.</param>
/// <param name="Television">The source is television.</param>
internal readonly record struct Surroundings(int FirstTag, int YearAt, bool Anime, bool Television);
