namespace Hybrid.Releases;

/// <summary>What stands before and behind the name itself.</summary>
/// <param name="Low">The first token behind what begins the name.</param>
/// <param name="High">The first token of what ends the name.</param>
/// <param name="HeadGroup">The bracket at the beginning that names the group, or -1.</param>
/// <param name="VideoFile">The name ends with a video's extension.</param>
internal readonly record struct Ends(int Low, int High, int HeadGroup, bool VideoFile);
