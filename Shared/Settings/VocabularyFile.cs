using Hybrid.Releases;

namespace Hybrid.Settings;

/// <summary>The file that VOCABULARY_FILE names, as it was when the settings were read.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Problems">What is wrong with it, each as the end of a sentence about the setting; empty if nothing is.</param>
public sealed record VocabularyFile(string Path, IReadOnlyList<string> Problems)
{
    private OwnVocabulary? Words { get; init; }

    public static VocabularyFile Read(string path)
    {
        try
        {
            var words = OwnVocabulary.Read(File.ReadAllText(path));
            return new(path, [.. words.Problems.Select(problem => $"has a mistake in {problem}")]) { Words = words };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(path, [$"cannot be read: {e.Message.TrimEnd('.')}"]);
        }
    }

    /// <summary>Its words count from now on.</summary>
    public void Use() => Words?.Use();
}
