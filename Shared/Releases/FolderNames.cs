namespace Hybrid.Releases;

/// <summary>Folders that only sort files and name no title.</summary>
internal static class FolderNames
{
    public static bool SayNothing(ReadOnlySpan<char> name)
    {
        name = name.Trim(" _-");
        return name is [_, ':'] || Vocabulary.Is(name, WordUse.FolderName);
    }
}
