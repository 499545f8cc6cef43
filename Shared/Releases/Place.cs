namespace Hybrid.Releases;

/// <summary>Where a name is used: a number at its beginning means more inside a folder.</summary>
internal enum Place : byte
{
    Alone,
    Folder,

    /// <summary>In a season's folder.</summary>
    Season,
}
