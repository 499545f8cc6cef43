using Hybrid.Releases;

namespace Hybrid.Settings;

/// <summary>The file that VOCABULARY_FILE names.</summary>
internal static class VocabularyFile
{
    /// <returns>What is wrong with it, each as the end of a sentence about the setting; empty if nothing is.</returns>
    public static IReadOnlyList<string> ProblemsOf(string path)
    {
        try
        {
            return [.. OwnVocabulary.ProblemsOf(File.ReadAllText(path)).Select(problem => $"has a mistake in {problem}")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [$"cannot be read: {e.Message.TrimEnd('.')}"];
        }
    }

    /// <summary>Its words count from now on. Without problems it was read a moment ago.</summary>
    public static void Use(string path) => OwnVocabulary.Use(File.ReadAllText(path));
}
