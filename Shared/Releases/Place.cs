namespace Hybrid.Releases;

/// <summary>Where a name stands: a number at its beginning means more inside a folder.</summary>
internal enum Place : byte
{
    Alone,
    Folder,

    /// <summary>In the folder of a season.</summary>
    Season,
}
