namespace Hybrid.Testing;

/// <summary>
/// Texts that people or models read, kept in <c>tests/Approved</c> so that a change of wording shows in a diff.
/// </summary>
public static class Approved
{
    /// <summary>
    /// Compares a text with <c>tests/Approved/NAME.verified.txt</c>. If they differ, the test fails. With the environment variable
    /// <c>APPROVE=1</c> it writes the file instead; read the diff before you commit it.
    /// </summary>
    /// <param name="name">The file below <c>tests/Approved</c>, without its ending: <c>help/approve</c>.</param>
    /// <param name="actual">The text. Parts that differ between runs (times, paths, versions) must already be replaced.</param>
    public static void Text(string name, string actual)
    {
        string path = Repository.At("tests", "Approved", $"{name}.verified.txt");
        string text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        string approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (text != approved)
        {
            throw new NotApprovedException(
                $"{Path.GetRelativePath(Repository.Root, path)} says otherwise. If the new text is meant, run the test with APPROVE=1 and commit the file. Now:\n{text}"
            );
        }
    }
}

/// <summary>A text differs from the approved one.</summary>
public sealed class NotApprovedException(string message) : Exception(message);
