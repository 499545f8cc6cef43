namespace Hybrid.Daemon.Commands;

/// <summary>The input of a command: its arguments, or the lines of standard input, one at a time to keep memory flat. Empty lines count too: there is one answer per line.</summary>
public static class InputLines
{
    public static IEnumerable<string> Of(string[]? arguments, TextReader input)
    {
        if (arguments is { Length: > 0 })
        {
            foreach (string argument in arguments)
            {
                yield return argument;
            }

            yield break;
        }

        while (input.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
