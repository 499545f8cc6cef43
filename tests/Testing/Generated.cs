namespace Hybrid.Testing;

/// <summary>Parts of the documents that are generated from the code. With the environment variable <c>APPROVE=1</c> they are written, not compared.</summary>
public static class Generated
{
    /// <summary>Compares a whole file with a text.</summary>
    /// <param name="document">Below the checkout.</param>
    public static void Whole(string document, string actual)
    {
        string path = Repository.At(document);
        Compare(path, document, File.Exists(path) ? File.ReadAllText(path) : "", actual, text => text);
    }

    /// <summary>Compares the text between <c>&lt;!-- generated: NAME --&gt;</c> and <c>&lt;!-- end: NAME --&gt;</c> with another.</summary>
    /// <param name="document">Below the checkout: <c>docs/settings.md</c>.</param>
    public static void Section(string document, string name, string actual)
    {
        string path = Repository.At(document);
        string all = File.ReadAllText(path);
        string begin = $"<!-- generated: {name} -->\n";
        string end = $"<!-- end: {name} -->";
        int from = all.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = all.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || to < from)
        {
            throw new NotApprovedException($"{document} has no part between {begin.TrimEnd()} and {end}.");
        }

        Compare(
            path,
            document,
            all[from..to],
            $"\n{actual.ReplaceLineEndings("\n").Trim('\n')}\n\n",
            text => all[..from] + text + all[to..]
        );
    }

    /// <summary>Compares the rows of a table that have the same beginning with those that the code makes.</summary>
    /// <param name="document">Below the checkout. It has at least one row with this beginning.</param>
    public static void Rows(string document, string beginning, IReadOnlyList<string> actual)
    {
        string path = Repository.At(document);
        string[] lines = File.ReadAllLines(path);
        string[] rows = [.. lines.Where(IsOurs)];
        if (rows.Length == 0)
        {
            throw new NotApprovedException(
                $"{document} has no row that begins with \"{beginning}\". There should be:\n{string.Join('\n', actual)}"
            );
        }

        Compare(
            path,
            document,
            string.Join('\n', rows),
            string.Join('\n', actual),
            text =>
                string.Join(
                    '\n',
                    lines.TakeWhile(l => !IsOurs(l)).Append(text).Concat(lines.SkipWhile(l => !IsOurs(l)).Where(l => !IsOurs(l))).Append("")
                )
        );
        bool IsOurs(string line) => line.StartsWith(beginning, StringComparison.Ordinal);
    }

    private static void Compare(string path, string document, string stands, string actual, Func<string, string> with)
    {
        if (stands == actual)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("APPROVE") != "1")
        {
            throw new NotApprovedException(
                $"{document} says otherwise. Run the test with APPROVE=1 and commit the file. It should say:\n{actual}"
            );
        }

        File.WriteAllText(path, with(actual));
    }
}
