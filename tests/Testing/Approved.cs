namespace Hybrid.Testing;

/// <summary>
/// Texts that people or models read, kept in <c>tests/Approved</c> so that a change of wording shows in a diff.
/// </summary>
public static class Approved
{
    /// <summary>
    /// Compares a text with <c>tests/Approved/NAME.verified.txt</c>. Where they differ, the test fails; with the environment variable
    /// <c>APPROVE=1</c> the file is written instead, to be read in the diff before it is committed.
    /// </summary>
    /// <param name="name">The file below <c>tests/Approved</c>, without its ending: <c>help/approve</c>.</param>
    /// <param name="actual">The text. What differs from run to run (times, paths, versions) must have been replaced.</param>
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
